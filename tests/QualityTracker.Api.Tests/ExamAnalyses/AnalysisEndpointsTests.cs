using System.Text.Json.Nodes;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.WorkingWeeks;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Tests.ExamAnalyses;

public sealed class AnalysisEndpointsTests : DemoTests
{
    private const string Password = "quiet river stone 7";
    private static readonly string[] OfScores = ["score", "fullMark", "mean", "sd", "figures", "fiveNumbers", "bands", "borderline", "distance", "z", "t", "meanT", "difficulty", "thresholds", "lowest", "highest", "histogram", "boxes", "rates", "slope"];

    private SchoolFrame frame = null!;

    [OneTimeSetUp]
    public void ReadFrame() => frame = Database.Read(connection => new FrameStore().Read(connection, School))!;

    [Test]
    public async Task Figures_are_the_cores_of_the_same_rows_rounded_once()
    {
        var exam = ExamOf(7, ExamKind.EndOfTerm);
        var core = (ScoreAnalysis)Core(exam);
        var view = (await Get(Analysis(exam))).Body!;
        var papers = view["papers"]!.AsArray();
        Assert.That(papers.Select(paper => (string)paper!["subject"]!), Is.EqualTo(exam.Papers.Select(paper => paper.Subject).Append("")));
        foreach (var paper in papers)
        {
            var expected = core.Of((string)paper!["subject"]!)!;
            Same(paper["grade"]!, expected.Grade);
            foreach (var of in paper["classes"]!.AsArray()) Same(of!, expected.Of((string)of!["class"]!)!);
            Assert.That(paper["classes"]!.AsArray(), Has.Count.EqualTo(expected.Classes.Count));
            Assert.That(paper["boxes"]!["boxes"]!.AsArray(), Has.Count.EqualTo(expected.Classes.Count + 1));
            Assert.That(paper["rates"]!.AsArray().Select(plot => plot!["rows"]!.AsArray().Count), Is.EqualTo(Enumerable.Repeat(expected.Classes.Count, 3)));
            Assert.That(paper["grade"]!["histogram"]!["own"]!["bars"]!.AsArray(), Has.Count.EqualTo(expected.Grade.Figures!.Bands.Count));
        }

        Assert.That(view["levels"], Is.Null);
    }

    [Test]
    public async Task A_primary_exam_shows_levels_and_no_score_in_any_answer()
    {
        var exam = ExamOf(3, ExamKind.EndOfTerm);
        var of = ClassesOf(exam)[0];
        foreach (var rest in new[] { "", $"/pupils?class={of}&subject=chinese", "/trend", "/value-added", "/teachers", "/tutoring" })
        {
            var answer = await Get(Analysis(exam) + rest);
            Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
            Assert.That(Fields(answer.Body).Intersect(OfScores), Is.Empty, rest);
            if (rest is "/value-added" or "/teachers" or "/tutoring") Assert.That((string?)answer.Body!["refused"]!["zh"], Does.Contain("Z8"));
        }

        var view = (await Get(Analysis(exam))).Body!;
        Assert.That(view["levels"]!.AsArray(), Has.Count.EqualTo(exam.Papers.Count));
        var core = (LevelAnalysis)Core(exam);
        Assert.That(view["levels"]![0]!["classes"]![0]!["levels"]!.AsArray().Select(level => (int)level!["count"]!), Is.EqualTo(core.Papers[0].Classes[0].Levels.Select(level => level.Count)));
        var pupils = (await Get($"{Analysis(exam)}/pupils?class={of}&subject=chinese")).Body!["levels"]!["pupils"]!.AsArray();
        Assert.That(pupils.Select(pupil => (string?)pupil!["level"]), Is.EqualTo(core.PupilsIn(of, "chinese").Select(pupil => pupil.Level)));
    }

    [Test]
    public async Task A_teacher_sees_the_classes_and_subjects_taught_beside_the_grade_and_no_other_class()
    {
        var exam = ExamOf(7, ExamKind.EndOfTerm);
        var taught = ClassesOf(exam).SelectMany(each => frame.AssignmentsIn[each])
            .First(each => each.HoldsOn(exam.RosterDay) && exam.Papers.Any(paper => paper.Subject == each.Subject) && frame.PostsOf[each.Staff].All(post => post.Kind == PostKind.Teacher));
        using var browser = await As("analysis-teacher", taught.Staff);
        var (own, subject) = (taught.Class, taught.Subject);
        var mine = frame.AssignmentsOf[taught.Staff].Select(each => (each.Class, each.Subject)).ToHashSet();
        var view = (await browser.Get(Analysis(exam))).Body!;
        foreach (var paper in view["papers"]!.AsArray())
        {
            Assert.That(paper!["classes"]!.AsArray().Select(of => ((string)of!["class"]!, (string)paper["subject"]!)), Is.SubsetOf(mine));
            Assert.That(paper["grade"]!["figures"], Is.Not.Null);
            Assert.That(paper["boxes"]!["boxes"]!.AsArray(), Has.Count.EqualTo(paper["classes"]!.AsArray().Count + 1));
        }

        Assert.That(view["papers"]!.AsArray().Select(paper => (string)paper!["subject"]!), Does.Contain(subject).And.Not.Contain(""), "no total of what is not all taught");
        Assert.That((int)(await browser.Get($"{Analysis(exam)}/pupils?class={own}&subject={subject}")).Status, Is.EqualTo(200));
        (await browser.Get($"{Analysis(exam)}/pupils?class={own}")).IsProblem(404);
        var foreign = ClassesOf(exam).SelectMany(of => exam.Papers.Select(paper => (of, paper.Subject))).First(each => !mine.Contains(each));
        (await browser.Get($"{Analysis(exam)}/pupils?class={foreign.of}&subject={foreign.Subject}")).IsProblem(404);
        var results = (await browser.Get($"{Analysis(exam)}/teachers")).Body!;
        Assert.That(results["teachers"]!.AsArray().Select(each => (string)each!["staff"]!).Distinct(), Is.EqualTo(new[] { taught.Staff }));
        var lines = (await browser.Get($"{Analysis(exam)}/trend")).Body!["lines"]!.AsArray().Where(line => line!["class"] is not null).Select(line => ((string)line!["class"]!, (string)line["subject"]!));
        Assert.That(lines, Is.SubsetOf(mine).And.Not.Empty);
    }

    [Test]
    public async Task A_pupil_has_score_level_and_standard_score_and_no_rank()
    {
        var exam = ExamOf(8, ExamKind.EndOfTerm);
        var of = ClassesOf(exam)[0];
        var answer = await Get($"{Analysis(exam)}/pupils?class={of}&subject=maths");
        var core = (ScoreAnalysis)Core(exam);
        var pupils = answer.Body!["scores"]!["pupils"]!.AsArray();
        Assert.That(pupils.Select(pupil => ((string)pupil!["pupil"]!, (decimal?)pupil["score"], (string?)pupil["level"])),
            Is.EqualTo(core.PupilsIn(of, "maths").Select(pupil => (pupil.Pupil, pupil.Score, pupil.Level))));
        Assert.That(answer.Body["scores"]!["borderline"]!.AsArray().Select(each => (string)each!["pupil"]!), Is.EqualTo(core.BorderlineIn(of, "maths").Select(each => each.Pupil)));
        Assert.That(answer.Body["scores"]!["reteach"]!["pupils"]!.AsArray().Select(each => (string)each!["pupil"]!), Is.EqualTo(core.ReteachIn(of, "maths")!.Pupils.Select(each => each.Pupil)));
        Assert.That(Fields(answer.Body), Does.Not.Contain("rank"));
        var total = (await Get($"{Analysis(exam)}/pupils?class={of}")).Body!;
        Assert.That((total["subject"]!.GetValue<string>(), total["scores"]!["reteach"]), Is.EqualTo(("", (JsonNode?)null)));
    }

    [Test]
    public async Task Value_added_is_since_the_exam_before_and_a_class_not_parallel_has_none()
    {
        var (exam, before) = (ExamOf(7, ExamKind.EndOfTerm), ExamOf(7, ExamKind.MidTerm));
        var view = (await Get($"{Analysis(exam)}/value-added")).Body!;
        Assert.That((string?)view["before"], Is.EqualTo(before.Id));
        var expected = ExamValueAdded.Of((ScoreAnalysis)Core(before), (ScoreAnalysis)Core(exam), "maths")!;
        var maths = view["subjects"]!.AsArray().Single(each => (string)each!["subject"]! == "maths")!;
        Assert.That((int)maths["matched"]!, Is.EqualTo(expected.Matched));
        Assert.That(maths["classes"]!.AsArray().Select(each => (decimal?)each!["mean"]), Is.EqualTo(expected.Classes.Select(each => each.Value is { } value ? Rounding.Statistic(value.MeanResidual) : (decimal?)null)));
        Assert.That((await Get($"{Analysis(exam)}/value-added?before={before.Id}")).Text, Is.EqualTo((await Get($"{Analysis(exam)}/value-added")).Text));
        var apart = (await Get($"{Analysis(ExamOf(9, ExamKind.EndOfTerm))}/value-added")).Body!["subjects"]![0]!["classes"]![0]!;
        Assert.That((apart["mean"], (string?)apart["notReported"]!["zh"]), Is.EqualTo(((JsonNode?)null, "未平行分班，不作比较（D14）")));
        Assert.That((await Get($"{Analysis(before)}/value-added")).Body!["refused"], Is.Not.Null, "there is no exam before it");
        var points = (await Get($"{Analysis(exam)}/trend?span=year")).Body!["lines"]![0]!["scores"]!.AsArray();
        Assert.That(points.Select(point => (string)point!["exam"]!), Is.EqualTo(new[] { before.Id, exam.Id }));
    }

    [Test]
    public async Task What_tutoring_did_is_since_the_exam_before_with_its_caution()
    {
        var (exam, before) = (ExamOf(7, ExamKind.EndOfTerm), ExamOf(7, ExamKind.MidTerm));
        var view = (await Get($"{Analysis(exam)}/tutoring")).Body!;
        var sessions = Database.Read(connection => WorkingWeekStore.Sessions(connection, School, exam.RosterDay)).Select(each => each.Record).ToList();
        var expected = exam.Papers.Select(paper => TutoringEffect.Of((ScoreAnalysis)Core(before), (ScoreAnalysis)Core(exam), paper.Subject, sessions)!).ToList();
        Assert.That((string?)view["before"], Is.EqualTo(before.Id));
        Assert.That((string?)view["caution"]!["en"], Is.EqualTo(TutoringEffect.RegressionToTheMean.En));
        Assert.That(view["subjects"]!.AsArray().Select(each => ((string)each!["subject"]!, (int?)each["tutored"], (int?)each["untutored"], (decimal?)each["effect"])),
            Is.EqualTo(expected.Select(each => (each.Subject, each.TooFew is null ? each.Tutored : (int?)null, each.TooFew is null ? each.Untutored : (int?)null, each.Effect is { } effect ? Rounding.Statistic(effect) : (decimal?)null))));
        Assert.That(expected.Sum(each => each.Tutored), Is.Positive);
        Assert.That(view["subjects"]!.AsArray().All(each => each!["effect"] is null == each["tooFew"] is not null), "an effect, or why there is none");
    }

    [TestCase("/pupils", "class")]
    [TestCase("/pupils?class=2025-801&subject=maths", "class")]
    [TestCase("/pupils?class=2025-701&subject=alchemy", "subject")]
    [TestCase("/value-added?before=nothing", "before")]
    [TestCase("/value-added?before={self}", "before")]
    [TestCase("/teachers?before={self}", "before")]
    [TestCase("/tutoring?before=nothing", "before")]
    [TestCase("/trend?span=ever", "span")]
    [TestCase("?class=2025-701", "class")]
    public async Task What_is_asked_for_wrongly_is_told_by_its_name(string rest, string field)
    {
        var exam = ExamOf(7, ExamKind.EndOfTerm);
        var answer = await Get(Analysis(exam) + rest.Replace("{self}", exam.Id, StringComparison.Ordinal));
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Does.Contain(field));
    }

    [Test]
    public async Task An_exam_that_is_not_there_is_told() => (await Get(At(School, "exams/nothing/analysis"))).IsProblem(404);

    private static void Same(JsonNode shown, GroupFigures expected)
    {
        var (figures, statistics) = (shown["figures"]!, expected.Figures!.Statistics);
        Assert.That((decimal)figures["mean"]!, Is.EqualTo(Rounding.Points(statistics.Mean!.Value)));
        Assert.That((decimal)figures["composite"]!, Is.EqualTo(Rounding.Points(statistics.Composite!.Value)));
        Assert.That((decimal)figures["sd"]!, Is.EqualTo(Rounding.Points((decimal)statistics.PopulationSd!.Value)));
        Assert.That((decimal)figures["discrimination"]!, Is.EqualTo(Rounding.Statistic(statistics.Discrimination!.Value)));
        Assert.That(((int)figures["pass"]!["count"]!, (int)figures["pass"]!["of"]!, (decimal)figures["pass"]!["percent"]!),
            Is.EqualTo((statistics.Passed, statistics.Denominator.Value, Rounding.Points(statistics.PassRate!.Value))));
        Assert.That((int)shown["participation"]!["sat"]!, Is.EqualTo(expected.Participation!.Sat));
        Assert.That((decimal?)shown["comparison"]?["relativeMean"], Is.EqualTo(expected.Comparison is { } beside ? Rounding.Statistic(beside.RelativeMean) : (decimal?)null));
    }

    private ExamAnalysis Core(Exam exam)
    {
        var roster = Roster.Frozen(exam, frame);
        var marks = exam.Papers.ToDictionary(paper => paper.Subject, paper => new PaperMarks(roster, paper));
        foreach (var row in Database.Read(connection => ScoreStore.Read(connection, School, exam.Id))) marks[row.Subject].Enter(row.Pupil, row.Status, row.Score, row.Reason);
        return ExamAnalysis.Of(new(exam, roster, [.. exam.Papers.Select(paper => marks[paper.Subject])]));
    }

    private Exam ExamOf(int grade, ExamKind kind) => frame.Lists.Exams.Single(exam => exam.Grade == grade && exam.Kind == kind);

    private List<string> ClassesOf(Exam exam) => [.. Roster.Of(exam, frame).Values.Distinct().Order(StringComparer.Ordinal)];

    private static string Analysis(Exam exam) => At(School, $"exams/{exam.Id}/analysis");

    // Names of fields that hold something, everywhere in an answer.
    private static IEnumerable<string> Fields(JsonNode? node) => node switch
    {
        JsonObject each => each.Where(member => member.Value is not null).SelectMany(member => Fields(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Fields),
        _ => [],
    };

    private async Task<Browser> As(string name, string staff)
    {
        TestAccounts.Add(Database, name, [], School, staff, Password);
        return await SignedIn(name, Password);
    }
}
