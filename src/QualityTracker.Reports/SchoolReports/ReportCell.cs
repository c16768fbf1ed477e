using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>One value of a report's table (单元格): a figure, or words in both languages.</summary>
public sealed record ReportCell
{
    /// <summary>Where there is no figure: a dash on paper, an empty cell in a workbook.</summary>
    public static readonly ReportCell Nothing = new(Cell.Empty, null);

    /// <summary>To be filled in by hand (留空).</summary>
    public static readonly ReportCell Blank = new(Cell.Empty, null);

    private readonly Text? words;

    private ReportCell(Cell value, Text? words) => (Value, this.words) = (value, words);

    /// <summary>The figure; of words their Chinese.</summary>
    public Cell Value { get; }

    public static ReportCell Of(Text words) => new(Cell.Of(words.Zh), words);

    public static ReportCell Of(string text) => Of(Text.Same(text));

    public static ReportCell Of(int count) => new(Cell.Of((long)count), null);

    public static ReportCell Of(DateOnly day) => new(Cell.Of(day), null);

    /// <summary>Of what may come in parts: periods, hours. Whole ones are written bare.</summary>
    public static ReportCell Count(decimal amount) =>
        decimal.Truncate(amount) == amount ? new(Cell.Of((long)amount), null) : new(Cell.Of(Rounding.Points(amount)), null);

    public static ReportCell Points(decimal? points) => points is { } known ? new(Cell.Of(Rounding.Points(known)), null) : Nothing;

    /// <summary>A part of a whole that stands beside it in the row; nothing over nobody.</summary>
    public static ReportCell Share(int part, int whole) => whole == 0 ? Nothing : new(Cell.Percent((decimal)part / whole), null);

    /// <summary>Of percent, such as a rate of an exam.</summary>
    public static ReportCell Percent(decimal? percent) => percent is { } known ? new(Cell.Percent(known / 100), null) : Nothing;

    public static ReportCell IsMet(bool met) => Of(met ? new Text("达标", "met") : new Text("未达标", "not met"));

    public Cell In(Language language) => words is null ? Value : Cell.Of(words.In(language));

    /// <summary>As printed.</summary>
    public string Print(ReportColumn column, Language language) => ReferenceEquals(this, Nothing) ? SheetFigures.Nothing : Value.Kind switch
    {
        CellKind.Text => In(language).Invariant,
        CellKind.Number => Math.Round(Number, column.Places, MidpointRounding.AwayFromZero).ToString($"F{column.Places}", CultureInfo.InvariantCulture),
        CellKind.Percent => SheetFigures.Attainment(Number * 100),
        CellKind.Date => SheetFigures.Date(DateOnly.ParseExact(Value.Invariant, "O", CultureInfo.InvariantCulture), language),
        _ => Value.Invariant,
    };

    private decimal Number => decimal.Parse(Value.Invariant, CultureInfo.InvariantCulture);
}
