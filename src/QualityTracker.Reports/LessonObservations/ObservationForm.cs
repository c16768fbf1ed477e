using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.LessonObservations;

/// <summary>
/// The form of a lesson observation with its rubric (听课记录、评课量表; clauses W6, X1, X18), as schools bind it: what was recorded stands in its
/// box, what was not is room to write in by hand.
/// </summary>
/// <param name="Frame">The school.</param>
/// <param name="Observation">What was recorded; null for a form to fill in by hand.</param>
/// <param name="Day">The date the file carries.</param>
public sealed record ObservationForm(SchoolFrame Frame, LessonObservation? Observation, DateOnly Day)
{
    private const int LinesOfProcess = 16;
    private const int LinesOfWords = 2;

    // Together with the rows to write in they fill the page.
    private const double HeightOfEmptyProcess = 240;
    private const double HeightOfEmptyWords = 2 * Row.ByHand;

    private static readonly Text Title = new("听课记录表", "Lesson Observation");

    public Document Document(Language language = Language.Chinese)
    {
        var school = ExamReportHead.SchoolName(Frame, language);
        var subject = Observation is { } made ? $"{SheetFigures.Date(made.Date, language)} {NameOf(made.Teacher)}" : Title.In(language);
        return new(Title.In(language), school, subject, language, new((Observation?.Date ?? Day).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)),
        [
            new(Title.In(language), $"{Title.In(language)}  {subject}", "", ExamReportHead.Pages(language),
            [
                new Heading(1, ExamReportHead.TitleOf(school, Title, language)),
                Head(school, language),
                new Spacer(4),
                Process(language),
                new Spacer(4),
                Rubrics(language),
                new Spacer(4),
                Words(language),
                new SignatureRow([Word(language, "听课人签字：", "Observer:"), Word(language, "授课教师签字：", "Teacher:")], ExamReportWords.SignedOn.In(language), ""),
            ]),
        ]);
    }

    private Table Head(string school, Language language)
    {
        var it = Observation;
        return new([new(1.1), new(2), new(1.1), new(2), new(1.1), new(2)],
        [
            new([Name(language, "学校", "School"), new(school, Span: 3), Name(language, "班级", "Class"), new(it is null ? "" : Frame.Classes.TryGetValue(it.Class, out var of) ? of.Name : it.Class)], Least: ByHand),
            new([
                Name(language, "学科", "Subject"), new(it is null ? "" : Frame.NameOfSubject(it.Subject).In(language)), Name(language, "授课教师", "Teacher"), new(NameOf(it?.Teacher)),
                Name(language, "听课人", "Observer"), new(NameOf(it?.Observer)),
            ], Least: ByHand),
            new([
                Name(language, "时间", "Day"), new(it is null ? "" : SheetFigures.Date(it.Date, language)),
                Name(language, "节次", "Period"), new(it is null ? "" : Word(language, $"第 {Whole(it.Period)} 节，{Whole(it.Minutes)} 分钟", $"{Whole(it.Period)}, {Whole(it.Minutes)} minutes")),
                Name(language, "课型", "Lesson type"), new(""),
            ], Least: ByHand),
            new([Name(language, "课题", "Topic"), new(it?.Topic ?? "", Span: 3), Name(language, "听课类型", "Kind"), new(it is null ? "" : Names.Of(it.Kind).In(language))], Least: ByHand),
        ]);
    }

    // A note a row, so that a remark can be written beside it; without any, one large box.
    private Table Process(Language language)
    {
        Row header = new([Name(language, "分钟", "Minute"), Name(language, "教学过程", "How the lesson went"), Name(language, "旁评", "Remarks")], KeepWithNext: true);
        IReadOnlyList<ObservationNote> notes = Observation?.Notes ?? [];
        return new([new(0.7, Alignment.Center), new(5.6), new(2.7)],
        [
            header,
            .. notes.Count == 0 ? [new Row([new(""), new(Observation is null ? "" : Lines(LinesOfProcess)), new("")], Least: Observation is null ? HeightOfEmptyProcess : 0)] : notes.Select(note => new Row([new(Whole(note.Minute)), new(note.Text), new("")])),
        ], HeaderRows: 1);
    }

    private Table Rubrics(Language language)
    {
        var dimensions = Enum.GetValues<RubricDimension>();
        var scores = Observation?.Scores.ToDictionary(score => score.Dimension, score => score.Points) ?? [];
        string Points(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);
        return new([new(1.6), .. dimensions.Select(_ => new Column(1.2, Alignment.Center)), new(1.2, Alignment.Center)],
        [
            new([Name(language, "评课量表", "Rubric"), .. dimensions.Select(dimension => new Cell(Names.Of(dimension).In(language), CellStyle.Shaded)), Name(language, "合计", "Sum")], KeepWithNext: true),
            new([Name(language, "满分", "Full mark"), .. dimensions.Select(dimension => new Cell(Points(Rubric.FullMark(dimension)))), new(Points(dimensions.Sum(Rubric.FullMark)))], KeepWithNext: true),
            new([Name(language, "得分", "Points"), .. dimensions.Select(dimension => new Cell(scores.TryGetValue(dimension, out var points) ? Points(points) : "")), new(scores.Count == 0 ? "" : Points(scores.Values.Sum()))], Least: scores.Count == 0 ? Row.ByHand : 0),
        ]);
    }

    private Table Words(Language language)
    {
        Row Said(string zh, string en, string? words) => new([Name(language, zh, en), new(words is null or "" ? Lines(LinesOfWords) : words)], Least: Observation is null ? HeightOfEmptyWords : 0);
        return new([new(1.1), new(8)],
        [
            Said("优点", "Strengths", Observation?.Strengths),
            Said("缺点", "Weaknesses", Observation?.Weaknesses),
            Said("建议", "Advice", Observation?.Advice),
            new([Name(language, "等级", "Grade"), new("")], Least: Row.ByHand),
            Said("交换意见", "Exchange of views", Observation?.Reply),
        ]);
    }

    private double ByHand => Observation is null ? Row.ByHand : 0;

    private string NameOf(string? staff) => staff is null ? "" : Frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff;

    private static Cell Name(Language language, string zh, string en) => new(Word(language, zh, en), CellStyle.Shaded, Alignment: Alignment.Center);

    // Room for so many lines of handwriting.
    private static string Lines(int count) => new('\n', count);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
