using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;
using QualityTracker.Reports.Tests.Pdf;

namespace QualityTracker.Api.Tests.ExamReports;

public sealed class ExamReportEndpointsTests : DemoTests
{
    private const string Password = "quiet river stone 7";

    private SchoolFrame frame = null!;

    [OneTimeSetUp]
    public void ReadFrame() => frame = Database.Read(connection => new FrameStore().Read(connection, School))!;

    [Test]
    public async Task A_grades_report_has_every_class_and_subject_what_teachers_wrote_and_no_pupil()
    {
        var exam = ExamOf(7);
        var text = await Pdf($"{Of(exam)}/report.pdf");
        foreach (var word in ClassesOf(exam).Select(code => frame.Classes[code].Name).Concat(exam.Papers.Select(paper => frame.Subjects[paper.Subject].Name))) Assert.That(text, Does.Contain(word));
        foreach (var word in new[] { "总体情况", "三率与区间", "历次变化", "增值", "参考情况与未计入", "名册冻结后的变动", "原因与措施", "分析口径" }) Assert.That(text, Does.Contain(word));
        Assert.That(text, Does.Contain("2026-03-13").And.Contain("填写："));
        NamesNobody(text, exam);
        var cells = await Cells($"{Of(exam)}/report.xlsx");
        Assert.That(cells, Does.Contain(frame.Classes[ClassesOf(exam)[0]].Name).And.Contain("2026-03-13"));
        NamesNobody(cells, exam);
    }

    [Test]
    public async Task A_primary_report_workbook_and_slip_hold_levels_and_no_score_anywhere()
    {
        var exam = ExamOf(3);
        var of = ClassesOf(exam)[0];
        var (subject, pupils) = (exam.Papers[0].Subject, PupilsIn(exam, of));
        var sheet = $"{Of(exam)}/scores/{subject}/{of}";
        var marks = new JsonArray([.. pupils.Select((pupil, at) => new JsonObject { ["pupil"] = pupil, ["status"] = "sat", ["score"] = at % 2 == 0 ? 87.37m : 63.59m })]);
        var entered = await Put(sheet, new JsonObject { ["scores"] = marks }, (await Get(sheet)).ETag);
        Assert.That(entered.Text, Does.Contain("87.37").And.Contain("63.59"), "the marks are in");
        var slip = await Pdf($"{Of(exam)}/slips/{pupils[0]}.pdf");
        Assert.That(slip, Does.Not.Contain(".").And.Match(@"\n[ABCD]\n"));
        var report = await Pdf($"{Of(exam)}/report.pdf");
        foreach (var text in new[] { slip, report, await Pdf($"{Of(exam)}/report.pdf?class={of}&names=true"), await Cells($"{Of(exam)}/report.xlsx") })
        {
            foreach (var word in new[] { "平均分", "标准差", "难度", "满分", "得分", "比均率", "T 分", "87.37", "63.59" }) Assert.That(text, Does.Not.Contain(word));
        }

        // Every number with places is a share of pupils: in percent, an end of its interval, or a difference of two.
        Assert.That(Regex.Matches(report, @"(?<![\d.,\[+-])\d+\.\d+(?![\d.%,\]])").Select(match => match.Value).Where(number => number != "0.00"), Is.Empty);
    }

    [Test]
    public async Task A_teacher_gets_the_own_class_and_subject_beside_the_grade_and_no_other()
    {
        var exam = ExamOf(7);
        var taught = ClassesOf(exam).SelectMany(each => frame.AssignmentsIn[each])
            .First(each => each.HoldsOn(exam.RosterDay) && exam.Papers.Any(paper => paper.Subject == each.Subject) && frame.PostsOf[each.Staff].All(post => post.Kind == PostKind.Teacher));
        var mine = frame.AssignmentsOf[taught.Staff].Select(each => (each.Class, each.Subject)).ToHashSet();
        TestAccounts.Add(Database, "report-teacher", [], School, taught.Staff, Password);
        using var browser = await SignedIn("report-teacher", Password);
        var text = Printed(await browser.ClientWithToken.GetByteArrayAsync(new Uri($"{Of(exam)}/report.pdf", UriKind.Relative)));
        var workbook = Read(await browser.ClientWithToken.GetByteArrayAsync(new Uri($"{Of(exam)}/report.xlsx", UriKind.Relative)));
        foreach (var other in ClassesOf(exam).Where(code => mine.All(each => each.Class != code)))
        {
            Assert.That(text, Does.Not.Contain(frame.Classes[other].Name));
            Assert.That(workbook, Does.Not.Contain(frame.Classes[other].Name));
        }

        Assert.That(text, Does.Contain(frame.Classes[taught.Class].Name).And.Not.Contain("总分"));
        NamesNobody(text, exam);
        var foreign = ClassesOf(exam).SelectMany(of => exam.Papers.Select(paper => (of, paper.Subject))).First(each => !mine.Contains(each));
        foreach (var rest in new[] { ".pdf", ".xlsx" }) (await browser.Get($"{Of(exam)}/report{rest}?class={foreign.of}&subject={foreign.Subject}")).IsProblem(404);
        (await browser.Get($"{Of(exam)}/slips/{PupilsIn(exam, taught.Class)[0]}.pdf")).IsProblem(403);
        var named = Printed(await browser.ClientWithToken.GetByteArrayAsync(new Uri($"{Of(exam)}/report.pdf?class={taught.Class}&names=true", UriKind.Relative)));
        Assert.That(PupilsIn(exam, taught.Class).Count(pupil => named.Contains(frame.Pupils[pupil].Name, StringComparison.Ordinal)), Is.GreaterThan(0), "the pupils taught");
    }

    [Test]
    public async Task Pupils_are_named_for_who_asks_and_may_see_them_and_that_is_logged()
    {
        var exam = ExamOf(8);
        var of = ClassesOf(exam)[0];
        var (pupils, before) = (PupilsIn(exam, of), Entries());
        NamesNobody(await Pdf($"{Of(exam)}/report.pdf?class={of}"), exam);
        Assert.That(Entries(), Is.EqualTo(before), "nobody was named");
        var text = await Pdf($"{Of(exam)}/report.pdf?class={of}&names=true");
        Assert.That(pupils.Count(pupil => text.Contains(frame.Pupils[pupil].Name, StringComparison.Ordinal)), Is.GreaterThan(1));
        Assert.That(Entries(), Is.EqualTo(before + 1));
        var slip = await Pdf($"{Of(exam)}/slips/{pupils[0]}.pdf");
        Assert.That(slip, Does.Contain(frame.Pupils[pupils[0]].Name).And.Not.Contain(frame.Pupils[pupils[1]].Name).And.Not.Contain("名次"));
        (await Get($"{Of(exam)}/slips/nobody.pdf")).IsProblem(404);
    }

    [Test]
    public async Task What_is_asked_for_wrongly_is_told_by_its_name()
    {
        var exam = ExamOf(7);
        foreach (var (rest, field) in new[] { ("class=2025-801", "class"), ("subject=alchemy", "subject"), ("before=nothing", "before"), ("names=yes", "names"), ("names=true", "class"), ("colour=red", "colour") })
        {
            var answer = await Get($"{Of(exam)}/report.pdf?{rest}");
            answer.IsProblem(400, "invalid");
            Assert.That(answer.Fields, Does.Contain(field), rest);
        }
    }

    [Test]
    public async Task A_tutoring_book_has_the_teachers_plans_with_the_four_fixings_and_what_was_held()
    {
        var teacher = frame.Lists.TutoringPlans.GroupBy(plan => plan.Teacher).MaxBy(plans => plans.Count())!;
        var text = await Pdf(At(School, $"tutoring-books/{Term}/{teacher.Key}.pdf"));
        foreach (var plan in teacher) Assert.That(text, Does.Contain(frame.Pupils[plan.Pupil].Name).And.Contain(plan.Time).And.Contain(plan.Place));
        foreach (var word in new[] { "定时间", "定地点", "定内容", "定要求", "教师签名" }) Assert.That(text, Does.Contain(word));
        var other = frame.Lists.TutoringPlans.First(plan => plan.Teacher != teacher.Key && teacher.All(each => each.Pupil != plan.Pupil));
        Assert.That(text, Does.Not.Contain(frame.Pupils[other.Pupil].Name + " " + other.Pupil));
        (await Get(At(School, $"tutoring-books/{Term}/nobody.pdf"))).IsProblem(404);
    }

    [Test]
    public async Task Pupils_who_came_left_or_moved_after_the_freeze_are_counted_and_not_named()
    {
        var exam = frame.Lists.Exams.First(each => each.Kind == ExamKind.MidTerm && RosterChange.Since(each, frame, frame.Terms[Term].LastDay).Count > 0);
        var changes = RosterChange.Since(exam, frame, frame.Terms[Term].LastDay);
        var view = (await Get($"{Of(exam)}/analysis")).Body!;
        Assert.That(view["rosterChanges"]!.AsArray().Sum(change => (int)change!["count"]!), Is.EqualTo(changes.Count));
        Assert.That((string?)view["changesUntil"], Is.EqualTo("2026-01-23"));
        var uncounted = view["notCounted"]!.AsArray();
        Assert.That(uncounted.Select(each => (string)each!["status"]!).Distinct(), Is.SubsetOf(new[] { "deferred", "cheated", "excluded" }));
        Assert.That(view.ToJsonString(Json.Options), Does.Not.Contain(changes[0].Pupil));
        Assert.That(await Pdf($"{Of(exam)}/report.pdf"), Does.Contain($"{Core.Languages.Names.Of(changes[0].Kind).Zh} {changes.Count(change => change.Kind == changes[0].Kind)} 人"));
    }

    [Test]
    public async Task A_class_is_written_of_by_its_teacher_alone_or_by_who_leads()
    {
        var exam = ExamOf(9);
        var taught = ClassesOf(exam).SelectMany(each => frame.AssignmentsIn[each]).Last(each => each.HoldsOn(exam.RosterDay)
            && exam.Papers.Any(paper => paper.Subject == each.Subject) && frame.PostsOf[each.Staff].All(post => post.Kind == PostKind.Teacher));
        var of = taught.Class;
        var stranger = frame.Lists.TeachingAssignments.First(each => frame.AssignmentsIn[of].All(other => other.Staff != each.Staff) && frame.PostsOf[each.Staff].All(post => post.Kind == PostKind.Teacher));
        TestAccounts.Add(Database, "writes", [], School, taught.Staff, Password);
        TestAccounts.Add(Database, "stranger", [], School, stranger.Staff, Password);
        using var teacher = await SignedIn("writes", Password);
        using var other = await SignedIn("stranger", Password);
        var written = new ExamReflection
        {
            Id = Guid.CreateVersion7().ToString(),
            Exam = exam.Id,
            Class = of,
            Subject = taught.Subject,
            Author = taught.Staff,
            Causes = "听力失分多",
            Measures = "每天一段听写",
            Responsible = taught.Staff,
            Due = new(2026, 3, 6),
        };
        Assert.That((int)(await teacher.Send(HttpMethod.Post, At(School, "exam-reflections"), Node(written))).Status, Is.EqualTo(201));
        (await other.Get(At(School, $"exam-reflections/{written.Id}"))).IsProblem(404);
        (await other.Send(HttpMethod.Post, At(School, "exam-reflections"), Node(written with { Id = Guid.CreateVersion7().ToString(), Author = stranger.Staff }))).IsProblem(400, "invalid");
        Assert.That(await Pdf($"{Of(exam)}/report.pdf?class={of}&subject={taught.Subject}"), Does.Contain("听力失分多").And.Contain("每天一段听写").And.Contain("2026-03-06"));
    }

    private void NamesNobody(string text, Exam exam)
    {
        var found = Roster.Of(exam, frame).Keys.Select(pupil => frame.Pupils[pupil]).Where(pupil => pupil.Name.Length > 2)
            .Where(pupil => text.Contains(pupil.Name, StringComparison.Ordinal) || text.Contains(pupil.Id, StringComparison.Ordinal)).Select(pupil => pupil.Id);
        Assert.That(found.Where(id => !frame.Staff.Values.Any(member => member.Name == frame.Pupils[id].Name)), Is.Empty);
    }

    private long Entries() => new AuditVerifier(Database).Verify().Entries;

    private Exam ExamOf(int grade) => frame.Lists.Exams.Single(exam => exam.Grade == grade && exam.Kind == ExamKind.EndOfTerm);

    private List<string> ClassesOf(Exam exam) => [.. Roster.Of(exam, frame).Values.Distinct().Order(StringComparer.Ordinal)];

    private List<string> PupilsIn(Exam exam, string of) => [.. Roster.Of(exam, frame).Where(each => each.Value == of).Select(each => each.Key).Order(StringComparer.Ordinal)];

    private static string Of(Exam exam) => At(School, $"exams/{exam.Id}");

    private async Task<string> Pdf(string address) => Printed(await Bytes(address));

    private async Task<string> Cells(string address) => Read(await Bytes(address));

    private static string Printed(byte[] bytes)
    {
        var pdf = new PrintedPdf(bytes);
        return string.Join('\n', Enumerable.Range(0, pdf.PageCount).Select(pdf.Text));
    }

    private static string Read(byte[] workbook)
    {
        var lines = new List<string>();
        foreach (var table in TableSource.Of(new MemoryStream(workbook), "report.xlsx").Tables())
        {
            lines.Add(string.Join('|', table.Header));
            while (table.Read()) lines.Add(string.Join('|', table.Row.Texts()));
        }

        return string.Join('\n', lines);
    }
}
