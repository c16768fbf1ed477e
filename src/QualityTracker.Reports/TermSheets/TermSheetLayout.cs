using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.TermSheets.SheetWords;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Lays term sheets out as the form a school office files (学期考核表排版).</summary>
public static class TermSheetLayout
{
    /// <summary>One sheet, or a book of sheets (汇编) with a bookmark for each.</summary>
    public static Document Of(IReadOnlyList<TermSheet> sheets, Language language = Language.Chinese)
    {
        if (sheets.Count == 0) throw new ArgumentException("There is no sheet to lay out.", nameof(sheets));
        var first = sheets[0];
        var term = first.SchoolYear.In(language) + Gap(language) + first.Term.In(language);
        var school = first.School.In(language);
        var title = sheets.Count == 1
            ? $"{Title.In(language)} {first.Person.Name.In(language)} {term}"
            : $"{school} {BookTitle.In(language)} {term}";
        var created = sheets.Max(sheet => sheet.RecordsUntil).ToDateTime(TimeOnly.MinValue);
        return new Document(
            title, school, term, language, new DateTimeOffset(created, TimeSpan.FromHours(8)),
            [.. sheets.Select(sheet => SectionOf(sheet, language))]);
    }

    public static Document Of(TermSheet sheet, Language language = Language.Chinese) => Of([sheet], language);

    private static Section SectionOf(TermSheet sheet, Language language)
    {
        var who = $"{sheet.Person.Name.In(language)} {sheet.Person.StaffNumber}";
        var header = $"{who}  {Title.In(language)}  {sheet.SchoolYear.In(language)}{Gap(language)}{sheet.Term.In(language)}";
        var pageNumber = language == Language.Chinese ? new PageNumber("第 ", " 页 共 ", " 页") : new PageNumber("Page ", " of ", "");
        return new Section(who, header, Footer(sheet, language), pageNumber, [.. Blocks(sheet, language)]);
    }

    private static IEnumerable<Block> Blocks(TermSheet sheet, Language language)
    {
        yield return new Heading(1, TitleOf(sheet.School.In(language), language));
        yield return new Paragraph(
            sheet.SchoolYear.In(language) + Gap(language) + sheet.Term.In(language), Alignment: Alignment.Center);
        yield return new Spacer(2);
        yield return PersonTable.Of(sheet, language);
        yield return new Spacer(4);
        yield return ResultStrip(sheet.Result, language);

        IEnumerable<Block>[] parts =
        [
            Part(Norms, "", sheet.Norms.Count == 0, NoNorms, () => NormTable.Of(sheet.Norms, language)),
            [.. Part(Points, "", sheet.Dimensions.Count == 0, NoPoints, () => PointsTable.Of(sheet, language)), .. PointsTable.Rules(sheet.Policy, language)],
            Part(Hours, WorkTables.HoursSummary(sheet.Hours, language), sheet.Hours is null, NoHours,
                () => WorkTables.HoursChart(sheet.Hours!, language)),
            Part(Tutoring, "", sheet.Tutoring.Count == 0, NoTutoring, () => WorkTables.Tutoring(sheet.Tutoring, language)),
            ExamTables.Of(sheet, language),
        ];
        if (sheet.SchoolNorms.Count > 0)
            parts = [.. parts, Part(SchoolNorms, "", false, NoNorms, () => NormTable.Of(sheet.SchoolNorms, language))];
        parts = [.. parts, sheet.Seal is { } seal ? SealLines.Of(seal, language) : Comments(language)];

        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var block in parts[i])
                yield return block is Heading heading ? heading with { Text = Ordinal(i + 1, language) + heading.Text } : block;
        }

        IEnumerable<Block> Part(Text heading, string aside, bool isEmpty, Text nothing, Func<Block> block) =>
            [new Heading(2, heading.In(language), aside), isEmpty ? new Paragraph(nothing.In(language), Quiet: true) : block()];
    }

    private static Table ResultStrip(SheetResult result, Language language)
    {
        const CellStyle label = CellStyle.Shaded, figure = CellStyle.Bold | CellStyle.Large;
        var maximum = SheetFigures.Count(result.Maximum);
        var band = result.Band.In(language);
        return new Table(
            [new(1.5, Alignment.Center), new(1.5, Alignment.Center), new(0.9, Alignment.Center), new(1.9, Alignment.Center),
                new(1.2, Alignment.Center), new(3.4)],
            [new Row([
                new(Total.In(language) + (language == Language.Chinese ? $"（满分{maximum}）" : $" (of {maximum})"), label),
                new(SheetFigures.Points(result.Total), figure),
                new(Band.In(language), label),
                new(band.Length == 0 ? BandOpen.In(language) : band, band.Length == 0 ? CellStyle.Quiet : figure),
                new(Veto.In(language), label),
                new((result.Veto ?? None).In(language), result.Veto is null ? CellStyle.Quiet : CellStyle.Bold),
            ])]);
    }

    private static Block[] Comments(Language language) =>
    [
        new Heading(2, SheetWords.Comments.In(language)),
        new WritingBoxes([SelfComment.In(language), GroupComment.In(language), SchoolComment.In(language)], EmptyLines: 3),
        new SignatureRow(
            [SelfSignature.In(language), GroupSignature.In(language), PrincipalSignature.In(language)], Date.In(language), Seal.In(language)),
    ];

    private static string Footer(TermSheet sheet, Language language)
    {
        var policy = sheet.Policy;
        var until = SheetFigures.Date(sheet.RecordsUntil, language);
        return language == Language.Chinese
            ? $"考核办法：{policy.Name.Zh} {policy.Version}（{policy.ShortHash}）　数据截至{until}"
            : $"Rules: {policy.Name.En} {policy.Version} ({policy.ShortHash})  Records until {until}";
    }

    // A long name has its own line, so that the form's name is not torn.
    private static string TitleOf(string school, Language language) =>
        language == Language.Chinese
            ? school + (school.Length <= 24 ? "" : "\n") + Title.Zh
            : school + (school.Length <= 40 ? " - " : "\n") + Title.En;

    private static string Ordinal(int number, Language language) => language == Language.Chinese
        ? "一二三四五六七八九"[number - 1] + "、"
        : number.ToString(CultureInfo.InvariantCulture) + ". ";

    private static string Gap(Language language) => language == Language.Chinese ? "" : " ";
}
