using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.TermSheets.SheetWords;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Exam results by class (考试成绩): figures for junior classes, levels alone for primary ones.</summary>
internal static class ExamTables
{
    public static IEnumerable<Block> Of(TermSheet sheet, Language language)
    {
        var hasScores = sheet.ScoredExams.Count > 0;
        var hasLevels = sheet.LevelExams.Count > 0;
        var aside = string.Join(language == Language.Chinese ? "" : " ",
            new[] { hasScores ? RateNote : Text.Empty, hasLevels ? LevelNote : Text.Empty }
                .Select(note => note.In(language)).Where(note => note.Length > 0));
        yield return new Heading(2, Exams.In(language), aside);
        if (hasScores) yield return Scores(sheet.ScoredExams, language);
        if (hasScores && hasLevels) yield return new Spacer(4);
        if (hasLevels) yield return Levels(sheet.LevelExams, language);
        foreach (var reason in Exceptions(sheet)) yield return new Paragraph(reason.In(language), Quiet: true);
        if (!hasScores && !hasLevels) yield return new Paragraph(NoExams.In(language), Quiet: true);
    }

    // Each exam once, however many classes sat it.
    private static IEnumerable<Text> Exceptions(TermSheet sheet) =>
        sheet.ScoredExams.Select(exam => (exam.Exam, exam.OverrideReason)).Concat(sheet.LevelExams.Select(exam => (exam.Exam, exam.OverrideReason)))
            .Where(exam => exam.OverrideReason is not null).Distinct()
            .Select(exam => new Text(
                $"{exam.Exam.Zh}：按考试管理规定（L2）本不应组织，例外理由：{exam.OverrideReason}",
                $"{exam.Exam.En}: the limits on exams (L2) do not allow it; reason for the exception: {exam.OverrideReason}"));

    private static Table Scores(IReadOnlyList<ScoredExam> exams, Language language)
    {
        const Alignment right = Alignment.Right;
        return new Table(
            [new(1.45), new(2.6), new(1.25, right), new(1.1, right), new(1.7, right), new(1.7, right), new(1.7, right), new(1.15, right),
                new(1.4, right)],
            [
                Header([Exam, ClassAndSubject, Sat, Mean, Excellent, Pass, Low, RelativeMean, Composite], language),
                .. exams.Select(exam => new Row([
                    new(exam.Exam.In(language)), new($"{exam.Class.In(language)} {exam.Subject.In(language)}"),
                    new(SheetFigures.Of(exam.Sat, exam.Enrolled)), new(exam.Mean is { } mean ? SheetFigures.Points(mean) : "—"),
                    new(RateOf(exam.Excellent)), new(RateOf(exam.Pass)), new(RateOf(exam.Low)),
                    new(exam.RelativeMean is { } ratio ? SheetFigures.Statistic(ratio) : NotComparable.In(language)), new(exam.Composite is { } composite ? SheetFigures.Points(composite) : "—"),
                ])),
            ],
            HeaderRows: 1);
    }

    private static string RateOf(ExamRate? rate) => rate is { } known ? SheetFigures.Rate(known) : "—";

    private static Table Levels(IReadOnlyList<LevelExam> exams, Language language) => new(
        [new(2.4), new(3.4), new(1.6, Alignment.Center), new(5.2)],
        [
            Header([Exam, ClassAndSubject, Sat, SheetWords.Levels], language),
            .. exams.Select(exam => new Row([
                new(exam.Exam.In(language)), new($"{exam.Class.In(language)} {exam.Subject.In(language)}"),
                new(SheetFigures.Of(exam.Sat, exam.Enrolled)),
                new(exam.Levels.Count == 0 ? "—" : string.Join("　 ", exam.Levels.Select(level => $"{level.Level} {SheetFigures.Count(level.Pupils)}"))),
            ])),
        ],
        HeaderRows: 1);

    private static Row Header(Text[] words, Language language) =>
        new([.. words.Select(word => new Cell(word.In(language), CellStyle.Shaded, Alignment: Alignment.Center))]);
}
