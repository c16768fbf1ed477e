using QualityTracker.Core.Records;

namespace QualityTracker.Api.Samples;

/// <summary>Absences and who covers them (请假与代课): three weeks of one teacher, and a few single days.</summary>
internal static class SampleAbsences
{
    private const int SingleDays = 9;

    public static readonly (DateOnly From, DateOnly To) Long = (new(2025, 11, 24), new(2025, 12, 12));

    public static List<Absence> Make(Rng rng, IReadOnlyList<Person> people)
    {
        var away = people.First(person => person.Part == Part.LongAbsent);
        var ordinary = people.Where(person => person is { Part: Part.Teacher, Teaches: true }).ToList();
        var days = SampleCalendar.Calendar.TeachingDays.Where(day => day < SampleCalendar.EndOfTermExams).ToList();
        var absences = new List<Absence> { new(away.Id, Long.From, Long.To) };
        for (var i = 0; i < SingleDays; i++)
        {
            var day = rng.Pick(days);
            absences.Add(new(rng.Pick(ordinary).Id, day, day));
        }

        return [.. absences.DistinctBy(each => (each.Staff, each.From)).OrderBy(each => each.From).ThenBy(each => each.Staff, StringComparer.Ordinal)];
    }

    /// <summary>Each lesson goes to a colleague free in that period: of the subject first, then of the class, whoever has covered least.</summary>
    public static List<CoveredLesson> Cover(SampleTerm term)
    {
        var covers = new List<CoveredLesson>();
        var taken = new HashSet<(DateOnly, int, string)>();
        var times = new Dictionary<string, int>();
        foreach (var day in SampleCalendar.Calendar.TeachingDays)
        {
            foreach (var lesson in term.Lessons.On(day))
            {
                foreach (var away in term.Absences.Where(each => each.HoldsOn(day) && lesson.IsTaughtBy(each.Staff) && lesson.Staff.Count == 1))
                {
                    var colleague = term.People
                        .Where(person => person is { Row: { } row, Leads: false } && row.Reaches(lesson.Class.Grade) && term.IsPresent(person, day)
                            && !term.Lessons.IsTeaching(person.Id, day, lesson.Period) && !taken.Contains((day, lesson.Period, person.Id)))
                        .MinBy(person => Distance(term, person, lesson) + times.GetValueOrDefault(person.Id));
                    if (colleague is null) continue;
                    taken.Add((day, lesson.Period, colleague.Id));
                    times[colleague.Id] = times.GetValueOrDefault(colleague.Id) + 1;
                    covers.Add(new(lesson, colleague.Id, away.Staff));
                }
            }
        }

        return covers;
    }

    private static int Distance(SampleTerm term, Person person, GivenLesson lesson) =>
        person.Member.Subject == lesson.Subject ? 0
        : term.Assignments.Any(each => each.Staff == person.Id && each.Class == lesson.Class.Id && each.HoldsOn(lesson.Date)) ? 4
        : 12;
}
