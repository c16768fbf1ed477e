using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Api.Samples;

/// <summary>
/// Teaching hours (课时记录) of every week from the lessons of its days, so that holidays, make-up days and exams show. Somebody away
/// keeps the timetable's lessons; the colleague's cover names who was away. A co-taught lesson counts to each by the share.
/// </summary>
internal static class SampleHours
{
    private const decimal ServiceHours = 1.5m;

    public static List<TeachingHoursLine> Make(SampleTerm term)
    {
        var sums = new Sums();
        foreach (var week in SampleCalendar.Calendar.Weeks)
        {
            foreach (var lesson in week.TeachingDays.SelectMany(term.Lessons.On))
            {
                foreach (var each in lesson.Staff) sums.Add(each.Share, Line(week.Number, each.Staff, HoursKind.Lesson, lesson));
            }
        }

        foreach (var cover in term.Covers)
        {
            var week = SampleCalendar.Calendar.WeekOf(cover.Lesson.Date)!.Value;
            sums.Add(1, Line(week, cover.Staff, HoursKind.Cover, cover.Lesson) with { CoverFor = cover.CoverFor });
        }

        AddAfterSchoolService(term, sums);
        AddHomeTeaching(term, sums);
        return sums.Lines();
    }

    private static TeachingHoursLine Line(int week, string staff, HoursKind kind, GivenLesson? lesson = null) => new()
    {
        Staff = staff,
        Term = SampleCalendar.Term.Id,
        Week = week,
        Kind = kind,
        Class = lesson?.Class.Id,
        Subject = lesson?.Subject,
    };

    // Half of the teachers, on one to three afternoons a week.
    private static void AddAfterSchoolService(SampleTerm term, Sums sums)
    {
        var rng = term.Stream("after-school");
        var teachers = rng.Shuffled(term.People.Where(person => person is { Teaches: true, Leads: false }));
        foreach (var person in teachers.Take(teachers.Count / 2 + 2))
        {
            var afternoons = rng.Shuffled(Enumerable.Range(1, 5)).Take(rng.Between(1, 3)).ToHashSet();
            foreach (var day in SampleCalendar.Calendar.TeachingDays)
            {
                if (SampleCalendar.HasLessons(person.Row!.LastGrade, day) && afternoons.Contains(SampleCalendar.TimetableDay(day))
                    && term.IsPresent(person, day))
                {
                    sums.Add(ServiceHours, Line(SampleCalendar.Calendar.WeekOf(day)!.Value, person.Id, HoursKind.AfterSchoolService));
                }
            }
        }
    }

    // One pupil who cannot come to school is taught at home every other week (clause D17).
    private static void AddHomeTeaching(SampleTerm term, Sums sums)
    {
        var visitors = term.People.Where(person => person.Is("chinese", 1, 9) || person.Is("science", 1, 1)).ToList();
        foreach (var week in SampleCalendar.Calendar.Weeks.Where(week => week.Number % 2 == 0 && week.Number < 20))
        {
            var visitor = visitors[week.Number / 2 % visitors.Count];
            if (week.TeachingDays.All(day => term.IsPresent(visitor, day))) sums.Add(2, Line(week.Number, visitor.Id, HoursKind.HomeTeaching));
        }
    }

    private sealed class Sums
    {
        private readonly Dictionary<TeachingHoursLine, decimal> periods = [];

        public void Add(decimal more, TeachingHoursLine line) => periods[line] = periods.GetValueOrDefault(line) + more;

        public List<TeachingHoursLine> Lines() =>
        [
            .. periods.Select(each => each.Key with { Periods = each.Value })
                .OrderBy(line => line.Week).ThenBy(line => line.Staff, StringComparer.Ordinal).ThenBy(line => line.Kind)
                .ThenBy(line => line.Class, StringComparer.Ordinal).ThenBy(line => line.Subject, StringComparer.Ordinal),
        ];
    }
}
