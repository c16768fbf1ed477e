using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ExamReportFigures;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>
/// One pupil's own results for the parents (家长单; clauses L1, Z8): levels, and beyond primary the own scores with the mean of the class where it may be
/// shown. No rank, no standard score, nobody else.
/// </summary>
/// <param name="Frame">The school.</param>
/// <param name="Analysis">The exam.</param>
/// <param name="Pupil">Pupil number, on the exam's roster.</param>
/// <param name="RecordsUntil">The last day whose records are in it.</param>
/// <param name="Policy">The rules of the analysis; null for formula 6 alone.</param>
/// <param name="Message">What the teacher writes to the parents; null leaves lines to write on.</param>
public sealed record PupilSlip(SchoolFrame Frame, ExamAnalysis Analysis, string Pupil, DateOnly RecordsUntil, SheetPolicy? Policy = null, string? Message = null)
{
    private const Alignment Right = Alignment.Right;

    /// <exception cref="ArgumentException">The pupil is not on the roster.</exception>
    public Document Document(Language language = Language.Chinese)
    {
        var name = Frame.Pupils.TryGetValue(Pupil, out var pupil) ? pupil.Name : Pupil;
        var school = ExamReportHead.SchoolName(Frame, language);
        var term = ExamReportHead.TermName(Frame, Analysis.Exam.Term, language);
        var created = new DateTimeOffset(RecordsUntil.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
        return new($"{SlipTitle.In(language)} {name}", school, term, language, created,
            [new($"{name} {Pupil}", name, ExamReportHead.Footer(Policy, RecordsUntil, language), ExamReportHead.Pages(language), [.. ReportTable.Spaced(Blocks(name, school, term, language))])]);
    }

    private IEnumerable<Block> Blocks(string name, string school, string term, Language language)
    {
        var (table, of) = Analysis switch
        {
            ScoreAnalysis scores => Scores(scores, language),
            LevelAnalysis levels => Levels(levels, language),
            _ => throw new NotSupportedException(Analysis.GetType().Name),
        };
        yield return new Heading(1, ExamReportHead.TitleOf(school, SlipTitle, language));
        yield return new Spacer(2);
        yield return new Table([new(1), new(3), new(1), new(3)],
        [
            new([Name(Word(language, "姓名", "Name")), new(name, CellStyle.Bold), Name(Word(language, "学号", "Pupil number")), new(Pupil)]),
            new([Name(Class.In(language)), new(ClassName(of)), Name(ExamReportWords.Term.In(language)), new(term)]),
            new([Name(ExamReportWords.Exam.In(language)), new(Analysis.Exam.Name), Name(RosterDay.In(language)), new(SheetFigures.Date(Analysis.Exam.RosterDay, language))]),
        ]);
        if (ExamReportHead.ExceptionOf(Analysis.Exam, language) is { } exception) yield return new Paragraph(exception);
        yield return new Spacer(6);
        yield return table;
        yield return Note(language, "只载本人情况，不排名；请勿转发到群里。", "This pupil's own results alone; there is no ranking. Please do not pass it on to groups.");
        yield return new Heading(2, Word(language, "老师的话", "From the teacher"));
        if (Message is null) yield return new WritingBoxes([Word(language, "学习情况与建议", "How it goes, and what helps")], EmptyLines: 5);
        else yield return new Paragraph(Message);
        yield return new WritingBoxes([Word(language, "家长意见", "The parents' answer")], EmptyLines: 4);
        yield return new SignatureRow(
            [Word(language, "班主任签名：", "Homeroom teacher:"), Word(language, "家长签名：", "Parent:")], SignedOn.In(language), Seal.In(language));

        static Cell Name(string text) => new(text, CellStyle.Shaded, Alignment: Alignment.Center);
    }

    private (Table Table, string Class) Scores(ScoreAnalysis analysis, Language language)
    {
        var own = analysis.OfPupil(Pupil);
        if (own.Count == 0) throw NotOnRoster();
        return (ReportTable.Of([new(2), new(1.2, Right), new(1.4, Right), new(1.2, Alignment.Center), new(1.8, Right)],
            [Subject, FullMark, new("得分", "Score"), Level, new("本班平均分", "Mean of the class")],
            own.Select(each =>
            {
                var paper = analysis.Of(each.Subject)!;
                return ReportTable.Of(NameOf(each.Subject, language), Plain(paper.FullMark), each.Score is { } score ? Plain(score) : StatusOf(each.Status, language),
                    each.Level ?? Nothing, Points(paper.Of(each.Class)?.Figures?.Statistics.Mean));
            }), language), own[0].Class);
    }

    private (Table Table, string Class) Levels(LevelAnalysis analysis, Language language)
    {
        var own = analysis.OfPupil(Pupil);
        if (own.Count == 0) throw NotOnRoster();
        return (ReportTable.Of([new(2), new(2, Alignment.Center)], [Subject, Level],
            own.Select(each => ReportTable.Of(NameOf(each.Subject, language), each.Level ?? StatusOf(each.Status, language))), language), own[0].Class);
    }

    private string NameOf(string subject, Language language) => subject.Length == 0 ? TotalScore.In(language) : Frame.NameOfSubject(subject).In(language);

    private string ClassName(string code) => Frame.Classes.TryGetValue(code, out var of) ? of.Name : code;

    private static string StatusOf(ExamStatus? status, Language language) => status is { } known ? Core.Languages.Names.Of(known).In(language) : NotEntered.In(language);

    private ArgumentException NotOnRoster() => new($"Pupil {Pupil} is not on the roster of {Analysis.Exam.Id}.");
}
