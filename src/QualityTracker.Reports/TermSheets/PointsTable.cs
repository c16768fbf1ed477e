using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.TermSheets.SheetWords;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Indicators by dimension, the dimensions' sums and the total (考核计分表).</summary>
internal static class PointsTable
{
    public static Table Of(TermSheet sheet, Language language)
    {
        Row header = new([.. new[] { Indicator, How, Basis, Weight, Score, Note }
            .Select(word => new Cell(word.In(language), CellStyle.Shaded, Alignment: Alignment.Center))]);
        return new Table(
            [new(2.6), new(1.7), new(3.4), new(0.9, Alignment.Right), new(0.9, Alignment.Right), new(2)],
            [
                header,
                .. sheet.Dimensions.SelectMany(dimension => RowsOf(dimension, language)),
                .. TotalsOf(sheet.Result, language),
            ],
            HeaderRows: 1);
    }

    // The points add up to the own total; what a bundle makes of it stands below.
    private static IEnumerable<Row> TotalsOf(SheetResult result, Language language)
    {
        const CellStyle sum = CellStyle.Shaded;
        var maximum = result.Total is null ? SheetFigures.Nothing : SheetFigures.Count(result.Maximum);
        if (result.Bundle is not { } bundle)
        {
            yield return TotalRow(Total, result.Total, CellStyle.Bold, "");
            yield break;
        }

        yield return TotalRow(OwnTotal, bundle.Own, CellStyle.Plain, "");
        yield return new Row([new(Bundled.In(language)), new(BundleWords.How(bundle, language), Span: 2), new(""), new(""), new(BundleWords.Partners(bundle, language), CellStyle.Quiet)]);
        yield return TotalRow(Total, result.Total, CellStyle.Bold, "");

        Row TotalRow(Text words, decimal? points, CellStyle style, string note) =>
            new([new(words.In(language), sum, Span: 3), new(maximum, sum), new(SheetFigures.Points(points), sum | style), new(note, sum)]);
    }

    /// <summary>The values of the rules' parameters (参数), in small type below the points: what the school decides is seen on the sheet.</summary>
    public static IEnumerable<Block> Parameters(SheetPolicy policy, Language language)
    {
        var lines = new[] { (Words: AdoptedValues, Adopted: true), (Words: DefaultValues, Adopted: false) }
            .Where(part => policy.Parameters.Any(parameter => parameter.Adopted == part.Adopted))
            .Select(part => part.Words.In(language) + string.Join(language == Language.Chinese ? "；" : "; ", policy.Parameters
                .Where(parameter => parameter.Adopted == part.Adopted)
                .Select(parameter => $"{parameter.Title.In(language)} = {parameter.Value.In(language)}")));
        if (policy.Parameters.Count == 0) yield break;
        yield return new Spacer(3);
        yield return new Paragraph(string.Join('\n', lines), Quiet: true);
    }

    private static IEnumerable<Row> RowsOf(SheetDimension dimension, Language language)
    {
        const CellStyle sum = CellStyle.Shaded;
        yield return new Row(
            [
                new(dimension.Name.In(language), sum, Span: 3), new(SheetFigures.Count(dimension.Weight), sum),
                new(SheetFigures.Points(dimension.Points), sum), new("", sum),
            ],
            KeepWithNext: dimension.Indicators.Count > 0);
        foreach (var indicator in dimension.Indicators)
        {
            yield return new Row([
                new(indicator.Item.In(language)),
                new(indicator.How.In(language)),
                new(indicator.Basis.In(language)),
                new(SheetFigures.Count(indicator.Weight)),
                new(SheetFigures.Points(indicator.Points)),
                new(NoteOn(indicator.Missing).In(language), CellStyle.Quiet),
            ]);
        }
    }

    private static Text NoteOn(MissingRecord missing) => missing switch
    {
        MissingRecord.CountedAsZero => CountedAsZero,
        MissingRecord.SharedOut => SharedOut,
        _ => Text.Empty,
    };
}
