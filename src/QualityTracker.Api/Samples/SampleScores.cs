using QualityTracker.Core.Exams;
using QualityTracker.Core.Records;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.Samples;

/// <summary>
/// Score sheets (成绩): each pupil's share of the full mark is drawn around the ability, with a bent for the subject, effects of class
/// and teacher, the day's luck and a little for tutoring since the mid-term. Points come in halves.
/// </summary>
internal sealed class SampleScores
{
    private readonly SampleTerm term;
    private readonly Rng rng;
    private readonly Dictionary<string, double> teachers;
    private readonly Dictionary<string, double> classes;
    private readonly Dictionary<(string, string), double> bents = [];
    private readonly HashSet<(string, string)> tutored;

    private SampleScores(SampleTerm term, IReadOnlyList<TutoringPlan> plans)
    {
        this.term = term;
        rng = term.Stream("scores");
        teachers = term.People.ToDictionary(person => person.Id, _ => 0.12 * rng.Normal());
        classes = Curriculum.Classes.ToDictionary(each => each.Id, _ => 0.1 * rng.Normal());
        tutored = [.. plans.Select(plan => (plan.Pupil, plan.Subject))];
    }

    /// <summary>By exam id and subject code, each in the order of classes and pupil numbers.</summary>
    public static Dictionary<(string Exam, string Subject), IReadOnlyList<ExamScore>> Make(
        SampleTerm term, IReadOnlyList<Exam> exams, IReadOnlyList<TutoringPlan> plans)
    {
        var making = new SampleScores(term, plans);
        var sheets = new Dictionary<(string, string), IReadOnlyList<ExamScore>>();
        foreach (var exam in exams)
        {
            var roster = making.Roster(exam);
            var away = making.Statuses(exam, roster);
            foreach (var paper in exam.Papers)
            {
                sheets[(exam.Id, paper.Subject)] = [.. roster.Select(each => making.Score(exam, paper, each.Pupil, each.Class, away))];
            }
        }

        return sheets;
    }

    // Pupils come in the order of their numbers.
    private List<(SamplePupil Pupil, string Class)> Roster(Exam exam) =>
    [
        .. term.Pupils.Where(pupil => pupil.Grade == exam.Grade)
            .SelectMany(pupil => pupil.Enrolments.Where(each => each.HoldsOn(exam.RosterDay)).Select(each => (pupil, each.Class)))
            .OrderBy(each => each.Class, StringComparer.Ordinal),
    ];

    // All papers: a pupil excluded for special needs, one deferred, one absent. One paper: two absent, and one pupil of grade 9 cheats.
    private Dictionary<(string Pupil, string? Subject), ExamStatus> Statuses(Exam exam, List<(SamplePupil Pupil, string Class)> roster)
    {
        var picked = rng.Shuffled(roster.Select(each => each.Pupil.Id)).Take(6).ToList();
        var statuses = new Dictionary<(string, string?), ExamStatus>
        {
            [(picked[1], null)] = ExamStatus.Deferred,
            [(picked[2], null)] = ExamStatus.Absent,
            [(picked[3], rng.Pick(exam.Papers).Subject)] = ExamStatus.Absent,
            [(picked[4], rng.Pick(exam.Papers).Subject)] = ExamStatus.Absent,
        };
        statuses[(roster.MinBy(each => each.Pupil.Ability).Pupil.Id, null)] = ExamStatus.Excluded;
        if (exam is { Grade: 9, Kind: ExamKind.MidTerm }) statuses[(picked[5], "maths")] = ExamStatus.Cheated;
        return statuses;
    }

    private ExamScore Score(Exam exam, ExamPaper paper, SamplePupil pupil, string schoolClass, Dictionary<(string, string?), ExamStatus> away)
    {
        if (!bents.TryGetValue((pupil.Id, paper.Subject), out var bent)) bents[(pupil.Id, paper.Subject)] = bent = 0.42 * rng.Normal();
        var luck = 0.28 * rng.Normal();
        if (away.TryGetValue((pupil.Id, null), out var status) || away.TryGetValue((pupil.Id, paper.Subject), out status))
        {
            return new(pupil.Id, schoolClass, status, null);
        }

        var teaching = term.Assignments.Where(each => each.Class == schoolClass && each.Subject == paper.Subject && each.HoldsOn(exam.RosterDay))
            .Sum(each => (double)each.Share * teachers[each.Staff]);
        var help = exam.Kind == ExamKind.EndOfTerm && tutored.Contains((pupil.Id, paper.Subject)) ? 0.18 : 0;
        var standing = 0.82 * pupil.Ability + bent + classes[schoolClass] + teaching + help + luck;
        var (mean, spread) = exam.Grade <= 6 ? (82.0, 11.5) : (paper.Subject == "english" ? 68.0 : 72.5, 18.5);
        return new(pupil.Id, schoolClass, ExamStatus.Sat, Points(mean + spread * standing, paper.FullMark));
    }

    // The top is pressed together, as papers do that most can finish.
    private static decimal Points(double percent, decimal fullMark)
    {
        var pressed = percent > 88 ? 88 + (percent - 88) * 0.45 : percent;
        return Math.Round((decimal)Math.Clamp(pressed, 5.0, 100.0) / 100 * fullMark * 2, MidpointRounding.AwayFromZero) / 2;
    }
}
