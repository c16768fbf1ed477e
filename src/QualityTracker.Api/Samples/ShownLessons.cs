using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;

namespace QualityTracker.Api.Samples;

/// <summary>A lesson given before colleagues: it stands among the duties of who gave it, and is observed.</summary>
internal sealed record ShownLesson(Person Teacher, GivenLesson Lesson, DutyKind Duty, ObservationKind Kind);

/// <summary>Open lessons of September, open lessons of leaders, demonstration and competition lessons (公开课、示范课、赛课).</summary>
internal static class ShownLessons
{
    private static readonly (DateOnly, DateOnly) September = (new(2025, 9, 8), new(2025, 9, 30));
    private static readonly (DateOnly, DateOnly) Autumn = (new(2025, 10, 13), new(2025, 12, 26));
    private static readonly (DateOnly, DateOnly) CompetitionWeek = (new(2025, 12, 1), new(2025, 12, 5));

    public static List<ShownLesson> Make(SampleTerm term)
    {
        var rng = term.Stream("shown-lessons");
        var shown = new List<ShownLesson>();
        foreach (var person in term.People.Where(person => person.Teaches))
        {
            if (person.Leads ? person.Part is Part.Principal or Part.DirectorWhoTookOver : rng.Chance(88))
            {
                Add(person, person.Leads ? Autumn : September, DutyKind.OpenLesson, ObservationKind.Open);
            }

            if (person.Part == Part.MasterTeacher) Add(person, Autumn, DutyKind.DemonstrationLesson, ObservationKind.Demonstration);
        }

        foreach (var person in rng.Shuffled(term.People.Where(person => person is { Part: Part.Teacher, Teaches: true })).Take(5))
        {
            Add(person, CompetitionWeek, DutyKind.Competition, ObservationKind.Competition);
        }

        return shown;

        void Add(Person person, (DateOnly From, DateOnly To) span, DutyKind duty, ObservationKind kind)
        {
            var lessons = (from day in SampleCalendar.Calendar.TeachingDays
                           where span.From <= day && day <= span.To && term.IsPresent(person, day)
                           from lesson in term.Lessons.On(day)
                           where lesson.IsTaughtBy(person.Id) && (lesson.Subject == person.Member.Subject || person.Leads)
                           select lesson).ToList();
            if (lessons.Count > 0) shown.Add(new(person, rng.Pick(lessons), duty, kind));
        }
    }
}
