using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Records;

/// <summary>How a field is written and shown (字段类型).</summary>
public enum ColumnType
{
    [Named("文字", "text")] Text = 1,
    [Named("日期", "date")] Date,
    [Named("时间", "time")] Time,
    [Named("整数", "whole number")] Whole,
    [Named("数字", "number")] Number,

    /// <summary>Kept in cents, written in yuan.</summary>
    [Named("金额", "yuan")] Yuan,
    [Named("是否", "yes or no")] Flag,
    [Named("选项", "choice")] Choice,

    /// <summary>The id of a record of another kind.</summary>
    [Named("引用", "reference")] Reference,

    /// <summary>A small list, each of its items with the same fields.</summary>
    [Named("列表", "list")] List,
}

/// <summary>One of the words a field may hold (选项), and its name.</summary>
public sealed record ColumnChoice(string Value, Text Name);
