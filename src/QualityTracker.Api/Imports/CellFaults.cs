using System.Globalization;
using System.Text.RegularExpressions;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>What a spreadsheet program did to a cell (单元格问题): an error in its place, last digits lost, a day become a number.</summary>
public static partial class CellFaults
{
    private static readonly Text Correct = new("更正后重新导入", "correct it and import again");
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    // The days of 1990 to 2100; a lesser number is hardly ever a day.
    private const int FirstDay = 32_874, LastDay = 73_415;

    /// <summary>Why a cell has no value, whatever its column wants; null when it has one.</summary>
    public static Fault? Of(string field, ColumnType type, string cell)
    {
        if (cell[0] == '#' && ErrorValue().IsMatch(cell))
        {
            return new(field, "formula-error", new("公式没有结果", "the formula has no result"),
                new("在 Excel 或 WPS 中打开，更正公式或直接填写数值，保存后重新导入", "open the file in Excel or WPS, correct the formula or write the value itself, save and import again"));
        }

        return type is ColumnType.Text or ColumnType.Reference && Shortened().IsMatch(cell)
            ? new(field, "digits-lost", new("超过 15 位的号码按数字保存，末几位已丢失", "a number of more than 15 digits was kept as a quantity; its last digits are lost"),
                new("把这一列设为“文本”格式，重新填写完整的号码", "format the column as text and write the whole number again"))
            : null;
    }

    /// <summary>A cell that cannot be read as its column wants; a day that became a number is asked after.</summary>
    public static Fault Unlike(string field, ColumnType type, string cell, Text expected) => new(field, "type",
        new($"应为{expected.Zh}", $"should be {expected.En}"), type == ColumnType.Date && DayOf(cell) is { } day
            ? new($"是否为 {day}？把这一列设为“日期”格式后保存", $"is {day} meant? Format the column as a date and save")
            : Correct);

    private static string? DayOf(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstDay and <= LastDay
        ? DayZero.AddDays(number).ToString("O", CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"^#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|CALC!|SPILL!|FIELD!|BLOCKED!|GETTING_DATA)$")]
    private static partial Regex ErrorValue();

    [GeneratedRegex(@"^\d(?:\.\d+)?E\+\d{2,}$")]
    private static partial Regex Shortened();
}
