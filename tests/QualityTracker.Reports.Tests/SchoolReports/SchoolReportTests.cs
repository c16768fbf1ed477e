using System.Text.RegularExpressions;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.SchoolReports;
using QualityTracker.Reports.Tests.ExamReports;
using QualityTracker.Reports.Tests.Pdf;
using QualityTracker.Reports.Tests.TermSheets;

namespace QualityTracker.Reports.Tests.SchoolReports;

/// <summary>What a school hands in: composed by rule, the same figures on paper and in the workbook.</summary>
public sealed partial class SchoolReportTests
{
    private static readonly DateOnly Until = new(2026, 1, 23);

    [Test]
    public void Each_leader_has_each_norm_that_counts_and_nobody_else_stands_there() // W9
    {
        var ground = Ground(
            Somebody("T2", "李副", PostKind.VicePrincipal) with { Norms = [Norm("X1", 30, 12)] },
            Somebody("T1", "王校", PostKind.Principal) with { Norms = [Norm("X1", 30, 31), Norm("X2", 20, 20) with { SupersededBy = "X1" }] },
            Somebody("T3", "张教", PostKind.Teacher) with { Norms = [Norm("X13", 12, 12)] });
        var section = LeadersReport.Of(ground).Sections[0];
        Assert.That(Lines(section), Is.EqualTo(new[] { "王校|校长|X1|听课节数|30|31|节|达标", "李副|副校长|X1|听课节数|30|12|节|未达标" }));
        Assert.That(section.Remarks.Single().Zh, Is.EqualTo("2 人共承担 2 项，达标 1 项（1/2）。"));
    }

    [Test]
    public void A_report_with_nothing_to_say_says_so_on_paper_and_in_one_sheet()
    {
        var report = LeadersReport.Of(Ground());
        Assert.That(Printed(report), Does.Contain("本学期没有登记校长、副校长、教导主任或班子成员。").And.Not.Contain("条款"));
        var sheet = report.Workbook().Sheets.Single();
        Assert.That(sheet.Rows.Select(row => row[0].Invariant), Has.Some.Contains("本学期没有登记校长"));
    }

    [TestCase(Language.Chinese, "依据 W9、W4", "记录截至2026年1月23日", "校长签名：", "（公章）")]
    [TestCase(Language.English, "Asked for by W9, W4", "Records until 2026-01-23", "Principal:", "(seal)")]
    public void Paper_and_workbook_name_the_clauses_and_the_last_day_and_paper_has_a_place_to_sign(Language language, params string[] words)
    {
        var report = LeadersReport.Of(Ground(Somebody("T1", "王校", PostKind.Principal)));
        foreach (var word in words) Assert.That(Printed(report, language), Does.Contain(word));
        Assert.That(string.Join('\n', report.Workbook(language).Sheets[0].Notes), Does.Contain(words[0]).And.Contain(words[1]));
    }

    [Test]
    public void Every_person_is_a_row_with_the_evaluations_own_figures_across_the_page() // W18, X19
    {
        var dimension = new DimensionResult { Id = "process", Title = new("履职过程", "process"), DeclaredWeight = 60, Weight = 60, IsBonus = false, ExactPoints = 55.126m, Points = 55.13m, Indicators = [] };
        var ground = Ground(Evaluated.Person() with { Total = 91.5m, Band = new("good", new("良好", "good"), 75, null), Dimensions = [dimension], Norms = [Norm("X13", 12, 12), Norm("X9", 5, 4)] });
        var report = TeachersReport.Of(ground);
        Assert.That(Lines(report.Sections[0]).Single(), Is.EqualTo("T1|王晓明|教师|数学|2|1|55.13||91.50|良好|0|0|0|0|0"));
        Assert.That(report.Sections[0].Rows[0][7].Print(report.Sections[0].Columns[7], Language.Chinese), Is.EqualTo("—"), "a dash on paper where the workbook has an empty cell");
        Assert.That((report.Document().Sections[0].Landscape, report.Workbook().Sheets.All(sheet => sheet.Landscape)), Is.EqualTo((true, true)));
        var size = MediaBox().Match(System.Text.Encoding.Latin1.GetString(PdfWriter.Write(report.Document()).Bytes));
        Assert.That(size.Groups[1].Value, Does.StartWith("841"), "wider than high");
    }

    [Test]
    public void The_notice_of_a_month_names_nobody_and_shows_nobody_of_fewer_than_five() // X23
    {
        PersonEvaluation[] people =
        [
            Somebody("T901", "王校", PostKind.Principal), .. Enumerable.Range(1, 6).Select(each => Somebody($"T10{each}", $"师某{each}", PostKind.Teacher)),
            Somebody("T801", "陈任", PostKind.HomeroomTeacher),
        ];
        var pace = new TermPace
        {
            Term = "2025-1",
            Day = new(2025, 10, 31),
            Weeks = 20,
            WeeksElapsed = 8,
            SchoolNorms = [],
            People = [.. people.Select((person, at) => new PersonPace(person.Staff, person.Name, [], [Paced(at == 0 ? "X1" : "X13", at < 3 ? PaceState.Behind : PaceState.Met)]))],
        };
        var report = MonthlyReport.Of(Ground(people), new(2025, 10, ReportSpan.Month), pace);
        var text = Printed(report) + string.Join('\n', report.Sections.SelectMany(Lines));
        foreach (var person in people) Assert.That(text, Does.Not.Contain(person.Name).And.Not.Contain(person.Staff));
        var groups = report.Sections.Single(section => section.Title.Zh == "按职务");
        Assert.That(groups.Rows.Select(row => row[1].Value.Invariant), Is.EqualTo(new[] { "8" }), "the small groups with the next");
        var behind = report.Sections.Single(section => section.Title.Zh == "规范量进度");
        Assert.That(Lines(behind), Is.EqualTo(new[] { "X13|X13|7|35|14|学时|不足5人|" }), "7 of them owe it; how few are behind is not said, and what one person owes is left out");
        Assert.That(behind.Remarks[^1].Zh, Is.EqualTo("另有 1 项由不足5人承担，未列。"));
    }

    [Test]
    public void Every_norm_has_who_owes_it_and_who_met_it_with_the_share_and_its_denominator() // X23
    {
        var ground = Ground(
            Somebody("T1", "王校", PostKind.Teacher) with { Norms = [Norm("X13", 12, 12)] }, Somebody("T2", "李副", PostKind.Teacher) with { Norms = [Norm("X13", 12, 3)] });
        var report = InspectionReport.Of(ground with { Integrity = (2, 40), Sheets = (1, 2) });
        Assert.That(Lines(report.Sections[0]), Is.EqualTo(new[] { "X13|X13|教师|2|1|1|0.5" }));
        Assert.That(Lines(report.Sections[2]), Is.EqualTo(new[] { "考核表已封存|1|2|0.5|份", "听课诚信提示|2|40||条 / 听课记录" }));
    }

    [Test]
    public void The_school_tells_of_primary_exams_by_levels_alone_and_leaves_the_countys_mark_empty() // P15, Z8
    {
        var report = SchoolAssessmentReport.Of(Ground() with { Exams = [SampleExams.Primary(), SampleExams.Junior()] });
        var levels = report.Sections.Single(section => section.Title.Zh == "小学等级分布");
        Assert.That(levels.Columns.Select(column => column.Header.Zh), Has.None.Contains("平均分").And.None.Contains("及格率").And.None.Contains("满分"));
        Assert.That(levels.Rows, Is.Not.Empty);
        var scores = report.Sections.Single(section => section.Title.Zh == "初中、高中质量分析");
        Assert.That(Lines(scores), Is.Not.Empty.And.None.Contains("五年级"));
        Assert.That(scores.Rows.Select(row => row[^2].Value.Invariant), Has.All.StartsWith("实考 "), "the denominator beside the rates");
        Assert.That(report.Sections.Where(section => section.Rows.Count > 0).SelectMany(section => section.Rows), Has.All.Matches<IReadOnlyList<ReportCell>>(row => row[^1].Value.IsEmpty));
        Assert.That(report.Sections.Select(section => section.Columns[^1].Header.Zh), Has.All.EqualTo("县级评分"));
    }

    [Test]
    public void A_term_in_summary_shows_bands_as_the_county_sees_them()
    {
        var good = new Band("good", new("良好", "good"), 75, null);
        var people = Enumerable.Range(1, 8).Select(each => Evaluated.Person() with { Staff = $"T{each}", Total = 80 + each, Band = each > 2 ? good : new("fail", new("不合格", "fail"), 0, null) });
        var bands = TermSummaryReport.Of(Ground([.. people])).Sections.Single(section => section.Title.Zh == "考核等次");
        Assert.That(Lines(bands), Is.EqualTo(new[] { "良好|不足5人，不显示|8|", "不合格|不足5人，不显示|8|" }), "two would tell who");
        Assert.That(bands.Remarks.Single().Zh, Is.EqualTo("总分平均 84.50（8 人）。"));
    }

    private static ReportGround Ground(params PersonEvaluation[] people) => new(Evaluated.Frame, Evaluated.Pack, new()
    {
        School = "demo",
        Term = "2025-1",
        Pack = Evaluated.Pack.Id,
        PackHash = Evaluated.Pack.ContentHash,
        Parameters = ParameterValues.Of(Evaluated.Pack),
        Weeks = 20,
        Bands = [new("good", new("良好", "good"), 75, null), new("fail", new("不合格", "fail"), 0, null)],
        People = people,
        SchoolNorms = [],
        Notes = [],
    }, new(), Until);

    private static PersonEvaluation Somebody(string staff, string name, PostKind post) =>
        Evaluated.Person() with { Staff = staff, Name = name, Posts = [new(post, null, null, new(2025, 8, 25), null, 20, null)], Total = null };

    private static NormResult Norm(string id, decimal target, decimal actual) => new()
    {
        Norm = id,
        Clause = id,
        Number = id,
        Title = id == "X1" ? new("听课节数", "lessons observed") : Text.Same(id),
        Measure = "lessons-observed",
        Unit = new("节", "lessons"),
        Source = RecordKind.LessonObservation,
        Period = NormPeriod.Term,
        AtLeast = target,
        Held = 20,
        Of = 20,
        Target = target,
        TargetShown = target,
        Actual = actual,
        Attainment = actual * 100 / target,
        Met = actual >= target,
        ShortBy = Math.Max(0, target - actual),
        Contributions = [],
    };

    private static NormPace Paced(string id, PaceState state) => new()
    {
        Norm = id,
        Clause = id,
        Number = id,
        Title = Text.Same(id),
        Unit = new("学时", "hours"),
        Period = NormPeriod.Term,
        Source = RecordKind.Duty,
        Target = 12,
        TargetShown = 12,
        YearTargetShown = null,
        Actual = 2,
        Expected = 5,
        State = state,
        ShortBy = 10,
        Weeks = 20,
        WeeksElapsed = 8,
        AWeek = 1,
        EveryWeeks = null,
        Need = 1,
        Due = Until,
        YearDue = null,
        Next = null,
        Missed = [],
    };

    private static string[] Lines(ReportSection section) => [.. section.Rows.Select(row => string.Join('|', row.Select(cell => cell.Value.Invariant)))];

    private static string Printed(SchoolReport report, Language language = Language.Chinese)
    {
        var pdf = new PrintedPdf(PdfWriter.Write(report.Document(language)).Bytes);
        return string.Join('\n', Enumerable.Range(0, pdf.PageCount).Select(pdf.Text));
    }

    [GeneratedRegex(@"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)")]
    private static partial Regex MediaBox();
}
