using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Tutoring;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.TutoringBooks;

/// <summary>
/// A teacher's tutoring book of a term (辅导手册; clauses P7, W25, W30): each plan with the four fixings and its sessions. It names pupils: for the
/// teacher and who answers for the teacher (P4).
/// </summary>
/// <param name="Frame">The school.</param>
/// <param name="Term">Term id.</param>
/// <param name="Teacher">Staff number.</param>
/// <param name="Plans">The teacher's, that hold in the term.</param>
/// <param name="Sessions">The teacher's; those of a plan are found by pupil, subject and day.</param>
/// <param name="RecordsUntil">The last day whose records are in it; the file's date too.</param>
public sealed record TutoringBook(
    SchoolFrame Frame, string Term, string Teacher, IReadOnlyList<TutoringPlan> Plans, IReadOnlyList<TutoringSession> Sessions, DateOnly RecordsUntil)
{
    private static readonly Text Title = new("学生辅导手册", "Tutoring Book");

    private static readonly Text RecordTitle = new("学生辅导记录", "Tutoring Record");

    public Document Document(Language language = Language.Chinese) => Of(Title, language, (school, teacher, term) => Blocks(school, teacher, term, language));

    /// <summary>One plan with its sessions as a record of its own (辅导记录).</summary>
    /// <param name="plan">One of the plans.</param>
    /// <param name="language">Of the print.</param>
    public Document Record(TutoringPlan plan, Language language = Language.Chinese) => Of(RecordTitle, language, (school, teacher, term) => Blocks(plan, school, teacher, term, language));

    private Document Of(Text title, Language language, Func<string, string, string, IEnumerable<Block>> blocks)
    {
        var school = ExamReportHead.SchoolName(Frame, language);
        var term = ExamReportHead.TermName(Frame, Term, language);
        var teacher = Frame.Staff.TryGetValue(Teacher, out var member) ? member.Name : Teacher;
        var created = new DateTimeOffset(RecordsUntil.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
        return new($"{title.In(language)} {teacher} {term}", school, term, language, created,
        [
            new($"{teacher} {Teacher}", $"{teacher} {Teacher}  {title.In(language)}  {term}",
                Word(language, $"数据截至{SheetFigures.Date(RecordsUntil, language)}　含学生信息，请妥善保管", $"Records until {SheetFigures.Date(RecordsUntil, language)}  Names pupils: keep it safe"),
                ExamReportHead.Pages(language), [.. ReportTable.Spaced(blocks(school, teacher, term))]),
        ]);
    }

    // Cause and goal are agreed on with the pupil and written in by hand.
    private IEnumerable<Block> Blocks(TutoringPlan plan, string school, string teacher, string term, Language language)
    {
        var held = HeldUnder(plan);
        var enrolment = Frame.EnrolmentsOf[plan.Pupil].OrderByDescending(each => each.From).FirstOrDefault(each => each.From <= RecordsUntil);
        yield return new Heading(1, ExamReportHead.TitleOf(school, RecordTitle, language));
        yield return new Spacer(2);
        yield return new Table([new(1), new(2), new(1), new(2), new(1), new(2)],
        [
            new([
                Name(Word(language, "学生", "Pupil")), new(PupilOf(plan)), Name(Word(language, "班级", "Class")), new(enrolment is null ? "" : Frame.Classes.TryGetValue(enrolment.Class, out var of) ? of.Name : enrolment.Class),
                Name(Word(language, "学科", "Subject")), new(Frame.NameOfSubject(plan.Subject).In(language)),
            ]),
            new([
                Name(Word(language, "辅导教师", "Teacher")), new(teacher), Name(Word(language, "对象类别", "Kind")), new(Names.Of(plan.Kind).In(language)),
                Name(Word(language, "学期", "Term")), new(term),
            ]),
            new([
                Name(Word(language, "计划次数", "Planned")), new(Whole(plan.PlannedSessions)), Name(Word(language, "已辅导", "Held")), new(Whole(held.Count)),
                Name(Word(language, "分钟", "Minutes")), new(Whole(held.Sum(session => session.Minutes))),
            ]),
            new([Name(Word(language, "原因分析", "Cause")), new("\n\n", Span: 5)]),
            new([Name(Word(language, "辅导目标", "Goal")), new("\n\n", Span: 5)]),
        ]);
        yield return new Heading(2, Word(language, "四定", "Four fixings"));
        yield return Fixings(plan, language, toWriteIn: true);
        yield return new Heading(2, Word(language, "辅导过程", "Sessions"));
        yield return held.Count == 0 ? Note(language, "还没有辅导记录。", "No session yet.") : SessionsOf(held, language);
        yield return new SignatureRow(
            [Word(language, "辅导教师签名：", "Teacher:"), Word(language, "教研组长签名：", "Group head:")], ExamReportWords.SignedOn.In(language), "");
    }

    private IEnumerable<Block> Blocks(string school, string teacher, string term, Language language)
    {
        var plans = Plans.OrderBy(plan => plan.From).ThenBy(plan => plan.Pupil, StringComparer.Ordinal).ThenBy(plan => plan.Subject, StringComparer.Ordinal)
            .ThenBy(plan => plan.Id, StringComparer.Ordinal)
            .Select(plan => (Plan: plan, Held: HeldUnder(plan))).ToList();
        var minutes = plans.Sum(each => each.Held.Sum(session => session.Minutes));
        yield return new Heading(1, ExamReportHead.TitleOf(school, Title, language));
        yield return new Spacer(2);
        yield return new Table([new(1), new(2), new(1.2), new(2), new(1.3), new(2.2)],
        [
            new([Name(Word(language, "教师", "Teacher")), new(teacher), Name(Word(language, "工号", "Staff no.")), new(Teacher), Name(Word(language, "学期", "Term")), new(term)]),
            new([
                Name(Word(language, "计划", "Plans")), new(Whole(plans.Count)), Name(Word(language, "已辅导次数", "Sessions")), new(Whole(plans.Sum(each => each.Held.Count))),
                Name(Word(language, "时长（分钟）", "Minutes")), new(Whole(minutes)),
            ]),
        ]);
        if (plans.Count == 0) yield return Note(language, "本学期没有辅导计划。", "No tutoring plan this term.");
        foreach (var (plan, held) in plans)
        {
            yield return new Heading(2, $"{PupilOf(plan)}  {Frame.NameOfSubject(plan.Subject).In(language)}",
                Word(language, $"{Names.Of(plan.Kind).Zh}，已辅导 {held.Count} / 计划 {plan.PlannedSessions} 次", $"{Names.Of(plan.Kind).En}, {held.Count} of {plan.PlannedSessions} sessions"));
            yield return Fixings(plan, language, toWriteIn: false);
            yield return new Spacer(3);
            yield return held.Count == 0 ? Note(language, "还没有辅导记录。", "No session yet.") : SessionsOf(held, language);
        }

        yield return new SignatureRow(
            [Word(language, "教师签名：", "Teacher:"), Word(language, "教研组长签名：", "Group head:")], ExamReportWords.SignedOn.In(language), ExamReportWords.Seal.In(language));
    }

    // What came of it is written in by hand where a record of its own has none yet.
    private static Table Fixings(TutoringPlan plan, Language language, bool toWriteIn)
    {
        var outcome = plan.Outcome ?? (toWriteIn ? "" : null);
        var until = plan.To is { } to ? SheetFigures.Date(to, language) : Word(language, "学期末", "the end of term");
        return new([new(1), new(3), new(1), new(3)],
        [
            new([Name(Word(language, "定时间", "Time")), new(plan.Time), Name(Word(language, "定地点", "Place")), new(plan.Place)], KeepWithNext: true),
            new([Name(Word(language, "定内容", "Content")), new(plan.Content, Span: 3)], KeepWithNext: true),
            new([Name(Word(language, "定要求", "Requirement")), new(plan.Requirement, Span: 3)], KeepWithNext: true),
            new([Name(Word(language, "起止", "From, to")), new(Word(language, $"{SheetFigures.Date(plan.From, language)}至{until}", $"{SheetFigures.Date(plan.From, language)} to {until}"), Span: 3)], KeepWithNext: outcome is not null),
            .. outcome is null ? Array.Empty<Row>() : [new Row([Name(Word(language, "结束小结", "Outcome")), new(outcome, Span: 3)], Least: outcome.Length == 0 ? 2 * Row.ByHand : 0)],
        ]);
    }

    private static Table SessionsOf(IReadOnlyList<TutoringSession> held, Language language) => ReportTable.Of(
        [new(1.5), new(0.8), new(0.8, Alignment.Right), new(3), new(2.6), new(2.4)],
        [new("日期", "Date"), new("时间", "Begins"), new("分钟", "Minutes"), new("内容", "Worked on"), new("效果", "Effect"), new("下一步", "Next")],
        held.Select(session => ReportTable.Of(
            SheetFigures.Date(session.Date, Language.English), session.StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "", Whole(session.Minutes),
            session.Content, session.Effect ?? "", session.Next ?? "")), language);

    private List<TutoringSession> HeldUnder(TutoringPlan plan) =>
    [
        .. PlanStanding.HeldUnder(plan, Sessions).Where(session => session.Date <= RecordsUntil)
            .OrderBy(session => session.Date).ThenBy(session => session.StartsAt).ThenBy(session => session.Id, StringComparer.Ordinal),
    ];

    private string PupilOf(TutoringPlan plan) => Frame.Pupils.TryGetValue(plan.Pupil, out var pupil) ? $"{pupil.Name} {pupil.Id}" : plan.Pupil;

    private static Cell Name(string text) => new(text, CellStyle.Shaded, Alignment: Alignment.Center);

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);
}
