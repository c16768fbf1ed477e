using QualityTracker.Core.LessonObservations;

namespace QualityTracker.Api.Samples;

/// <summary>
/// Lesson observations (听课记录): each of a lesson that was really given, by somebody who was free. First the shown lessons get their
/// audience, then everybody observes until the number set for them is reached.
/// </summary>
internal sealed class SampleObservations
{
    private static readonly DateOnly First = new(2025, 9, 3);
    private static readonly DateOnly Last = new(2026, 1, 16);

    private readonly SampleTerm term;
    private readonly Rng rng;
    private readonly List<LessonObservation> made = [];
    private readonly HashSet<(DateOnly, int, string)> watching = [];
    private readonly Dictionary<string, double> qualities;
    private readonly List<Quota> quotas;

    private SampleObservations(SampleTerm term)
    {
        this.term = term;
        rng = term.Stream("observations");
        qualities = term.People.ToDictionary(person => person.Id, _ => 86.5 + 3.5 * rng.Normal());
        quotas = [.. term.People.Where(person => person.Teaches).SelectMany(Quotas)];
    }

    public static List<LessonObservation> Make(SampleTerm term, IReadOnlyList<ShownLesson> shown)
    {
        var making = new SampleObservations(term);
        foreach (var each in shown) making.Attend(each);
        foreach (var quota in making.quotas) making.Fill(quota);
        var talk = term.Stream("observation-talk");
        return [.. making.made.OrderBy(each => each.Date).ThenBy(each => each.Period).ThenBy(each => each.Observer, StringComparer.Ordinal).Select(each => ObservationTalk.With(talk, each))];
    }

    private IEnumerable<Quota> Quotas(Person person)
    {
        var before = SamplePosts.DirectorChanges.AddDays(-1);
        return person.Part switch
        {
            Part.Principal => [new(person, First, Last, rng.Between(30, 33))],
            Part.VicePrincipal => [new(person, First, Last, rng.Between(21, 25))],
            Part.VicePrincipalTeaching => [new(person, First, Last, 26)],
            Part.DirectorWhoSteppedDown => [new(person, First, before, 17), new(person, SamplePosts.DirectorChanges, Last, 4)],
            Part.DirectorWhoTookOver => [new(person, First, before, 4), new(person, SamplePosts.DirectorChanges, Last, 24)],
            Part.MiddleManager => [new(person, First, Last, rng.Between(13, 18))],
            Part.SubjectGroupHead => [new(person, First, Last, rng.Between(9, 12))],
            Part.Leaver => [new(person, First, SampleStaff.LeavesOn, 5)],
            _ => [new(person, First, Last, rng.Between(5, 12))],
        };
    }

    // Up to six colleagues who are free and still have lessons to observe, the group's own first.
    private void Attend(ShownLesson shown)
    {
        var lesson = shown.Lesson;
        var audience = rng.Shuffled(quotas.Where(quota => quota.Left > 0 && quota.Holds(lesson.Date) && CanWatch(quota.Person, lesson)))
            .OrderBy(quota => quota.Person.Group == shown.Teacher.Group || quota.Person.Leads ? 0 : 1).Take(rng.Between(2, 6));
        foreach (var quota in audience.ToList()) Watch(quota, lesson, shown.Teacher.Id, shown.Kind);
    }

    private void Fill(Quota quota)
    {
        var days = SampleCalendar.Calendar.TeachingDays.Where(day => quota.Holds(day) && term.IsPresent(quota.Person, day)).ToList();
        for (var tries = 0; quota.Left > 0 && tries < 2000; tries++)
        {
            var lessons = term.Lessons.On(rng.Pick(days));
            if (lessons.Count == 0) continue;
            var lesson = rng.Pick(lessons);
            var teacher = rng.Pick(lesson.Staff).Staff;
            if (!term.IsPresent(term.Person(teacher), lesson.Date) || !CanWatch(quota.Person, lesson)) continue;
            if (!quota.Person.Leads && StaffPlan.GroupOf(lesson.Subject) != quota.Person.Group && rng.Chance(80)) continue;
            Watch(quota, lesson, teacher, rng.Chance(quota.Person.Leads ? 65 : 25) ? ObservationKind.Unannounced : ObservationKind.Planned);
        }
    }

    private bool CanWatch(Person observer, GivenLesson lesson) =>
        term.IsFree(observer, lesson.Date, lesson.Period) && !watching.Contains((lesson.Date, lesson.Period, observer.Id));

    private void Watch(Quota quota, GivenLesson lesson, string teacher, ObservationKind kind)
    {
        quota.Left--;
        watching.Add((lesson.Date, lesson.Period, quota.Person.Id));
        made.Add(ObservationWords.Evaluate(rng, new()
        {
            Date = lesson.Date,
            Period = lesson.Period,
            Observer = quota.Person.Id,
            Teacher = teacher,
            Class = lesson.Class.Id,
            Subject = lesson.Subject,
            Topic = Topics.Of(term, lesson),
            Kind = kind,
            Minutes = rng.Chance(3) ? 20 : 40,
        }, qualities[teacher]));
    }

    private sealed class Quota(Person person, DateOnly from, DateOnly to, int left)
    {
        public Person Person { get; } = person;

        public int Left { get; set; } = left;

        public bool Holds(DateOnly day) => from <= day && day <= to;
    }
}
