using QualityTracker.Core.Calendars;

namespace QualityTracker.Core.Exams;

/// <summary>
/// An exam round of a term (考试轮次): mid-term runs up to the roster day of the term's last mid-term exam, where there is none up to the
/// last teaching day of teaching week ⌈n ÷ 2⌉; end-of-term from the day after to the term's last day.
/// </summary>
/// <param name="Number">1 mid-term, 2 end-of-term.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record ExamRound(int Number, DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>The rounds that have a teaching day: two, or one where the exam is on the last of them.</summary>
    public static IReadOnlyList<ExamRound> Of(TermCalendar calendar, IEnumerable<Exam> exams)
    {
        if (calendar.Weeks.Count == 0) return [];
        var term = calendar.Term;
        var middle = exams.Where(exam => exam.Term == term.Id && exam.Kind == ExamKind.MidTerm && term.Contains(exam.RosterDay))
            .Select(exam => (DateOnly?)exam.RosterDay).Max() ?? calendar.Weeks[((calendar.Weeks.Count + 1) / 2) - 1].TeachingDays[^1];
        ExamRound[] rounds = [new(1, term.FirstDay, middle), new(2, middle.AddDays(1), term.LastDay)];
        return [.. rounds.Where(round => calendar.TeachingDays.Any(round.Contains))];
    }
}
