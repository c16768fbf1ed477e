using QualityTracker.Core.TeachingAssignments;

namespace QualityTracker.Api.Samples;

/// <summary>A lesson of the weekly timetable: 1 Monday to 5 Friday, the period of the day from 1.</summary>
internal sealed record PlacedLesson(string Class, string Subject, int Weekday, int Period);

/// <summary>
/// Makes the weekly timetable without a clash (排课). Lessons are placed one by one where they disturb least; a lesson in the way is
/// taken out and placed again, and weighs more each time. Who takes a class over later is kept free for it from the start.
/// </summary>
internal sealed class Timetabling
{
    private const int DaysAWeek = 5;
    private const int MostSteps = 200_000;

    private static readonly HashSet<string> Main = ["chinese", "maths", "english"];

    private readonly Rng rng;
    private readonly Dictionary<(string Who, int Slot), Waiting> taken = [];

    private Timetabling(Rng rng) => this.rng = rng;

    /// <exception cref="InvalidOperationException">No timetable was found; the curriculum asks for too much.</exception>
    public static List<PlacedLesson> Make(Rng rng, IReadOnlyList<TeachingAssignment> assignments) => new Timetabling(rng).Place(assignments);

    private List<PlacedLesson> Place(IReadOnlyList<TeachingAssignment> assignments)
    {
        var waiting = new Queue<Waiting>(rng.Shuffled(Lessons(assignments))
            .OrderByDescending(lesson => lesson.Who.Length).ThenByDescending(lesson => Main.Contains(lesson.Subject)));
        for (var step = 0; waiting.TryDequeue(out var lesson); step++)
        {
            if (step == MostSteps) throw new InvalidOperationException("No timetable without a clash was found.");
            var slot = Slots(lesson).MinBy(each => Cost(lesson, each));
            foreach (var other in InTheWay(lesson, slot))
            {
                foreach (var who in other.Who) taken.Remove((who, slot));
                other.Moved++;
                waiting.Enqueue(other);
            }

            foreach (var who in lesson.Who) taken[(who, slot)] = lesson;
        }

        return [.. taken.DistinctBy(each => (each.Value, each.Key.Slot))
            .Select(each => new PlacedLesson(each.Value.Class, each.Value.Subject, Weekday(each.Key.Slot), Period(each.Key.Slot)))
            .OrderBy(lesson => lesson.Class, StringComparer.Ordinal).ThenBy(lesson => lesson.Weekday).ThenBy(lesson => lesson.Period)];
    }

    private static IEnumerable<Waiting> Lessons(IReadOnlyList<TeachingAssignment> assignments) =>
        from unit in assignments.GroupBy(each => (each.Class, each.Subject))
        let grade = Curriculum.Classes.First(each => each.Id == unit.Key.Class).Grade
        from number in Enumerable.Range(1, Curriculum.Periods(unit.Key.Subject, grade))
        select new Waiting(unit.Key.Class, unit.Key.Subject, grade, [unit.Key.Class, .. unit.Select(each => each.Staff).Distinct()]);

    private static IEnumerable<int> Slots(Waiting lesson)
    {
        for (var slot = 0; slot < DaysAWeek * Curriculum.PeriodsADay(lesson.Grade); slot++) yield return slot;
    }

    // Slots run through the days first, so that a slot means the same in every grade.
    private static int Weekday(int slot) => slot % DaysAWeek + 1;

    private static int Period(int slot) => slot / DaysAWeek + 1;

    private List<Waiting> InTheWay(Waiting lesson, int slot)
    {
        var found = new List<Waiting>();
        foreach (var who in lesson.Who)
        {
            if (taken.TryGetValue((who, slot), out var other) && !found.Contains(other)) found.Add(other);
        }

        return found;
    }

    private int Cost(Waiting lesson, int slot)
    {
        var cost = rng.Below(6) + (Main.Contains(lesson.Subject) ? Period(slot) : Period(slot) <= 2 ? 8 : 0);
        if (lesson.Grade <= 2 && Period(slot) == Curriculum.PeriodsADay(lesson.Grade)) cost += 12;
        foreach (var other in InTheWay(lesson, slot)) cost += 100 + 25 * other.Moved;
        for (var same = (slot % DaysAWeek); same < DaysAWeek * Curriculum.PeriodsADay(lesson.Grade); same += DaysAWeek)
        {
            if (taken.TryGetValue((lesson.Class, same), out var other) && other.Subject == lesson.Subject) cost += 30;
        }

        return cost;
    }

    private sealed class Waiting(string schoolClass, string subject, int grade, string[] who)
    {
        public string Class { get; } = schoolClass;

        public string Subject { get; } = subject;

        public int Grade { get; } = grade;

        /// <summary>The class and everyone who must be free.</summary>
        public string[] Who { get; } = who;

        public int Moved { get; set; }
    }
}
