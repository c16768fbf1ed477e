using System.Globalization;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Reports.Spreadsheets;

/// <summary>What a cell holds (单元格类型).</summary>
public enum CellKind
{
    /// <summary>Text (文本), never a formula.</summary>
    Text,

    /// <summary>A whole number (整数).</summary>
    Whole,

    /// <summary>A number with the column's places (小数).</summary>
    Number,

    /// <summary>Money (金额), shown in yuan as #,##0.00.</summary>
    Money,

    /// <summary>A share (百分比): 0.853 shows as 85.3%.</summary>
    Percent,

    /// <summary>A day (日期), shown as 2026-09-01.</summary>
    Date,
}

/// <summary>
/// One value with its kind. A text may stand in a column of numbers (缺考 among scores); a number keeps its own kind anywhere.
/// </summary>
public readonly record struct Cell
{
    private readonly string? text;
    private readonly decimal number;

    private Cell(CellKind kind, string? text, decimal number)
    {
        Kind = kind;
        this.text = text;
        this.number = number;
    }

    /// <summary>No value: an empty, bordered cell.</summary>
    public static Cell Empty => default;

    public CellKind Kind { get; }

    public bool IsEmpty => Kind == CellKind.Text && string.IsNullOrEmpty(text);

    /// <summary>
    /// The value as text in no culture: 1234.05 for money in yuan, 0.853 for a percentage, 2026-09-01 for a day.
    /// </summary>
    public string Invariant => Kind switch
    {
        CellKind.Text => text ?? "",
        CellKind.Date => Day.ToString("O", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The day of a date cell.</summary>
    internal DateOnly Day => DateOnly.FromDayNumber((int)number);

    public static Cell Of(string? value) => new(CellKind.Text, value, 0);

    public static Cell Of(long value) => new(CellKind.Whole, null, value);

    public static Cell Of(decimal value) => new(CellKind.Number, null, value);

    /// <summary>Exact: whole cents divided as decimals, always with two places.</summary>
    public static Cell Of(Money value) => new(CellKind.Money, null, new decimal(value.Cents) * 0.01m);

    public static Cell Of(DateOnly value) => new(CellKind.Date, null, value.DayNumber);

    /// <summary>A share of one: 0.853 for 85.3%.</summary>
    public static Cell Percent(decimal share) => new(CellKind.Percent, null, share);
}
