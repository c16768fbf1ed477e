using System.Reflection;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;
using static QualityTracker.Core.Tests.ExamAnalyses.ExamBuilder;

namespace QualityTracker.Core.Tests.ExamAnalyses;

/// <summary>Primary grades: levels and nothing else (Z8).</summary>
public sealed class LevelAnalysisTests
{
    private static readonly Type[] Scores =
    [
        typeof(Marks), typeof(Moments), typeof(ClassStatistics), typeof(ScoreFigures), typeof(GroupFigures), typeof(PaperAnalysis), typeof(PupilScore),
        typeof(FiveNumbers), typeof(ScoreBand), typeof(BorderlinePupil), typeof(ReteachPupil), typeof(ReteachItem), typeof(ItemFigures), typeof(ClassComparison),
        typeof(PaperMarks), typeof(PaperItems), typeof(ExamScore), typeof(ScaledLevel),
    ];

    [Test]
    public void Levels_are_counted_by_class_and_grade()
    {
        var paper = Exam().AnalyseLevels().Papers.Single();
        Assert.That(paper.Classes[0].Levels.Select(each => (each.Level, each.Count, each.Percent)), Is.EqualTo([("A", 2, (decimal?)40), ("B", 1, 20), ("C", 1, 20), ("D", 1, 20)]));
        Assert.That(paper.Grade.Levels.Select(each => each.Count), Is.EqualTo([2, 2, 3, 3]));
        Assert.That(paper.Classes[0].Levels[0].LessGrade, Is.EqualTo(20));
        Assert.That(paper.Grade.Levels[0].Over, Is.EqualTo(new Denominator(RateDenominator.Sat, 10)));
    }

    [Test]
    public void The_stage_of_the_grade_decides_and_nobody_else()
    {
        Assert.That(ExamAnalysis.Of(Exam().Data()), Is.InstanceOf<LevelAnalysis>());
        Assert.That(ExamAnalysis.Of(new ExamBuilder(6).Sat("601", 60).Data()), Is.InstanceOf<LevelAnalysis>());
        Assert.That(ExamAnalysis.Of(new ExamBuilder(7).Sat("701", 60).Data()), Is.InstanceOf<ScoreAnalysis>());
    }

    // Whatever a page or report takes from the analysis, a score cannot be among it: no type that has one can be reached.
    [Test]
    public void Nothing_that_has_a_score_can_be_reached_from_it()
    {
        var (seen, open) = (new HashSet<Type>(), new Queue<Type>([typeof(LevelAnalysis)]));
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type)) continue;
            foreach (var next in Mentioned(type)) open.Enqueue(next);
        }

        Assert.That(seen.Where(type => type.Namespace!.StartsWith("QualityTracker", StringComparison.Ordinal)), Does.Contain(typeof(LevelShare)).And.Contain(typeof(LevelReteachList)));
        Assert.That(seen.Intersect(Scores), Is.Empty);
        Assert.That(
            seen.Where(type => type.Namespace == typeof(LevelAnalysis).Namespace).SelectMany(type => type.GetProperties()).Select(property => property.Name),
            Has.None.Contains("Score").And.None.Contains("Mean").And.None.Contains("Difficulty"));
    }

    [Test]
    public void Pupils_have_levels()
    {
        var analysis = Exam().AnalyseLevels();
        Assert.That(analysis.PupilsIn("301", "maths").Select(each => each.Level), Is.EqualTo(["A", "A", "B", "C", "D"]));
        Assert.That(analysis.OfPupil(Pupil("302", 1)).Single(), Is.EqualTo(new PupilLevel("302-01", "302", "maths", ExamStatus.Sat, "B")));
    }

    [Test]
    public void What_to_teach_again_names_items_and_pupils_without_a_figure()
    {
        var exam = new ExamBuilder(3).Paper("maths", 10).Items("maths", new PaperItem("1", 4, "进位加法"), new PaperItem("2", 6)).Class("301", 5);
        for (var pupil = 1; pupil <= 5; pupil++) exam.ItemScores("maths", Pupil("301", pupil), pupil == 1 ? 4 : 1, pupil == 5 ? 0 : 6);
        var list = exam.AnalyseLevels().ReteachIn("301", "maths")!;
        Assert.That(list.Items.Select(item => (item.Label, item.Topic)), Is.EqualTo([("1", (string?)"进位加法")]));
        Assert.That((list.Items[0].Pupils, list.Pupils), Is.EqualTo((new[] { "301-02", "301-03", "301-04", "301-05" }, new[] { "301-05" })));
    }

    [Test]
    public void A_class_of_three_shows_no_level()
    {
        var paper = Exam().Sat("303", 90, 80, 10).AnalyseLevels().Papers[0];
        Assert.That((paper.Classes[2].Levels.Count, paper.Classes[2].Participation, paper.LeftOut), Is.EqualTo((0, (object?)null, new[] { "303" })));
        Assert.That(paper.Grade.Levels.Sum(each => each.Count), Is.EqualTo(10));
    }

    [Test]
    public void A_problem_names_no_score()
    {
        var analysis = Exam().Row("maths", Pupil("301", 1), ExamStatus.Sat, 177).AnalyseLevels();
        Assert.That(analysis.Problems.Single().Rule, Is.EqualTo("above-full-mark"));
        Assert.That(analysis.Problems.Single().ToString(), Does.Not.Contain("177"));
    }

    [Test]
    public void Levels_are_followed_over_exams_in_order()
    {
        var (autumn, spring) = (Exam().AnalyseLevels(), new ExamBuilder(3, "F", 12).Sat("301", 90, 90, 90, 90, 90).AnalyseLevels());
        var trend = LevelTrend.Of([spring, autumn], "maths", "301");
        Assert.That(trend.Points.Select(point => (point.Exam, point.Levels.Levels[0].Count)), Is.EqualTo([("E", 2), ("F", 5)]));
    }

    private static ExamBuilder Exam() => new ExamBuilder(3).Sat("301", 95, 85, 70, 60, 59.5m).Sat("302", 84.5m, 60, 60, 20, 10);

    private static IEnumerable<Type> Mentioned(Type type)
    {
        if (type.Namespace?.StartsWith("QualityTracker", StringComparison.Ordinal) != true || type.IsEnum) return type.GetGenericArguments();
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.PropertyType)
            .Concat(type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => method.ReturnType))
            .Concat(type.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => field.FieldType));
        return members.Concat(type.GetGenericArguments()).SelectMany(each => each.IsArray ? [each.GetElementType()!] : new[] { each });
    }
}
