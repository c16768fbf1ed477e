using QualityTracker.Core.Exams;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Exams;

public sealed class ExamRoundTests
{
    [Test]
    public void Without_a_mid_term_exam_the_middle_week_ends_the_first_round()
    {
        // 20 weeks: the tenth ends on Friday; 21 weeks: the eleventh, ⌈21 ÷ 2⌉.
        Assert.That(Rounds(new()), Is.EqualTo([new ExamRound(1, Day(1), Day(10, 5)), new ExamRound(2, Day(10, 6), Day(20, 5))]));
        Assert.That(Rounds(new SchoolBuilder().Longer(Autumn, new(2026, 1, 23)))[0].To, Is.EqualTo(Day(11, 5)));
        Assert.That(Rounds(new SchoolBuilder().Holiday(Day(10, 5)))[0].To, Is.EqualTo(Day(10, 4)));
    }

    [Test]
    public void The_last_mid_term_exam_ends_the_first_round()
    {
        var school = Exam("E1", ExamKind.MidTerm, Day(9, 3)).Exam("E2", 8, "maths", [], ExamKind.MidTerm, on: Day(11, 2))
            .Exam("E3", 7, "maths", [], ExamKind.EndOfTerm, on: Day(19));
        Assert.That(Rounds(school), Is.EqualTo([new ExamRound(1, Day(1), Day(11, 2)), new ExamRound(2, Day(11, 3), Day(20, 5))]));
    }

    [Test]
    public void An_exam_of_another_term_ends_no_round() =>
        Assert.That(Rounds(Exam("E1", ExamKind.MidTerm, Day(7)), Spring)[0].To, Is.EqualTo(SpringDay(10, 5)));

    [Test]
    public void A_round_without_a_teaching_day_is_none()
    {
        Assert.That(Rounds(Exam("E1", ExamKind.MidTerm, Day(20, 5))), Is.EqualTo([new ExamRound(1, Day(1), Day(20, 5))]));
        var school = new SchoolBuilder();
        for (var day = Day(1); day <= Day(20, 5); day = day.AddDays(1)) school.Holiday(day);
        Assert.That(Rounds(school), Is.Empty);
    }

    private static SchoolBuilder Exam(string id, ExamKind kind, DateOnly on) => new SchoolBuilder().Exam(id, 7, "maths", [], kind, on: on);

    private static IReadOnlyList<ExamRound> Rounds(SchoolBuilder school, string term = Autumn)
    {
        var frame = school.Frame();
        return ExamRound.Of(frame.Calendars[term], frame.Lists.Exams);
    }
}
