using QualityTracker.Core.Calendars;
using QualityTracker.Core.Integrity;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Integrity;

/// <summary>Each rule with records that trip it, and with records that just do not. Week 2 is 8 to 14 September 2025.</summary>
public sealed class IntegrityCheckTests
{
    private static readonly DateOnly LastDay = new(2026, 1, 16);

    private readonly List<EnteredObservation> entered = [];
    private int made;

    [SetUp]
    public void Forget() => entered.Clear();

    [Test]
    public void An_observer_whom_the_timetable_has_in_another_class_is_doubted()
    {
        Observes("T1", Day(2, 3), 2);
        var flag = Flags(Teaching()).Single();
        Assert.That((flag.Kind, flag.People.Single(), flag.SpeaksFor), Is.EqualTo((IntegrityFlagKind.ObserverTeaching, "T1", (Core.Languages.Text?)null)));
        Assert.That(flag.Reason.Zh, Is.EqualTo("课程表上T1 老师这一节在702maths上课"));
        Assert.That(flag.Reason.En, Is.EqualTo("by the timetable T1 老师 had 702 maths in that period"));
    }

    [Test]
    public void Another_period_another_weekday_or_a_lesson_taught_together_are_not_doubted()
    {
        Observes("T1", Day(2, 3), 3);
        Observes("T1", Day(2, 4), 2);
        Observes("T1", Day(3, 3), 2, schoolClass: "702");
        Assert.That(Flags(Teaching()), Is.Empty);
    }

    [Test]
    public void A_class_given_up_the_day_before_is_no_lesson_of_ones_own_any_more()
    {
        Observes("T1", Day(2, 3), 2);
        Assert.That(Flags(Teaching(until: Day(2, 2))), Is.Empty);
        Assert.That(Flags(Teaching(until: Day(2, 3))), Has.Count.EqualTo(1));
    }

    [TestCase(3, true)]
    [TestCase(4, false)]
    [TestCase(null, false)]
    public void A_make_up_day_is_judged_by_the_timetable_it_follows(int? follows, bool doubted)
    {
        Observes("T1", Day(2, 6), 2);
        var frame = Teaching().Frame();
        var saturday = new CalendarDay { Date = Day(2, 6), Kind = CalendarDayKind.MakeUpDay, Follows = follows };
        Assert.That(IntegrityCheck.Of(new(frame.Lists with { CalendarDays = [saturday] }), Autumn, entered, []), Has.Count.EqualTo(doubted ? 1 : 0));
    }

    [Test]
    public void Cover_in_that_week_and_an_exam_about_that_day_speak_for_the_observer()
    {
        Observes("T1", Day(2, 3), 2);
        var covered = Flags(Teaching().Hours("T3", 2, 1, HoursKind.Cover, "702", "maths", coverFor: "T1")).Single();
        Assert.That(covered.SpeaksFor!.En, Does.StartWith("somebody covered"));
        Assert.That(Flags(Teaching().Hours("T3", 3, 1, HoursKind.Cover, "702", "maths", coverFor: "T1")).Single().SpeaksFor, Is.Null, "another week");
        var examined = Flags(Teaching().Class("702", 1).Exam("期中", 7, "maths", [], Core.Exams.ExamKind.MidTerm, on: Day(2, 1))).Single();
        Assert.That(examined.SpeaksFor!.Zh, Is.EqualTo("那几天该班年级有“期中”（2025-09-08），课可能没有上"));
    }

    [Test]
    public void Two_lessons_in_one_period_are_doubted_and_one_that_two_teach_is_not()
    {
        var school = new SchoolBuilder().Person("T1").Teaches("T8", "701", "maths", share: 0.5m).Teaches("T9", "701", "maths", share: 0.5m);
        Observes("T1", Day(2), 1, teacher: "T8");
        Observes("T1", Day(2), 1, teacher: "T9");
        Observes("T1", Day(2), 2, teacher: "T7", schoolClass: "702");
        Assert.That(Flags(school), Is.Empty);
        Observes("T1", Day(2), 2, teacher: "T9");
        var flag = Flags(school).Single();
        Assert.That((flag.Kind, flag.Records.Count, flag.SpeaksFor), Is.EqualTo((IntegrityFlagKind.TwoInOnePeriod, 2, (Core.Languages.Text?)null)));
    }

    [Test]
    public void A_joint_lesson_recorded_twice_is_doubted_with_what_speaks_for_it()
    {
        Observes("T1", Day(2), 1, schoolClass: "701");
        Observes("T1", Day(2), 1, schoolClass: "702");
        Assert.That(Flags(new SchoolBuilder()).Single().SpeaksFor!.En, Does.Contain("taught together"));
    }

    [TestCase("目标明确，提问有梯度，留出了思考时间，小结到位。", "目标明确；提问有梯度，留出了思考时间；小结到位", true, Description = "punctuation is no difference")]
    [TestCase("目标明确，提问有梯度，留出了思考时间，小结到位了。", "目标明确，提问有梯度，留出了思考时间，小结到位。", true, Description = "one letter more")]
    [TestCase("目标明确，提问有梯度，留出了思考时间，小结到位。", "情境贴近生活，提问有梯度，留出了思考时间，小结到位。", false, Description = "another beginning")]
    [TestCase("很好，目标明确，提问有梯度，有小结", "很好，目标明确，提问有梯度，有小结", false, Description = "too short to say anything")]
    public void Comments_of_one_observer_that_are_nine_tenths_alike_are_doubted(string one, string other, bool doubted)
    {
        Observes("T1", Day(2), 1, comment: one);
        Observes("T1", Day(3), 1, comment: other);
        Assert.That(Flags(new SchoolBuilder()).Select(flag => flag.Kind), doubted ? Is.EqualTo(new[] { IntegrityFlagKind.CopiedComments }) : Is.Empty);
    }

    [Test]
    public void Words_of_others_must_be_the_same_to_the_letter_and_of_different_lessons_long()
    {
        const string comment = "目标明确提问有梯度留出了思考时间小结到位板书有条理";
        var longer = string.Concat(Enumerable.Repeat("甲乙丙丁戊己庚辛壬癸", 6));
        Observes("T1", Day(2), 1, comment: comment);
        Observes("T2", Day(2), 2, comment: comment);
        Observes("T3", Day(3), 1, comment: comment + "好");
        Observes("T4", Day(4), 1, comment: longer[..^1]);
        Observes("T5", Day(5), 1, comment: longer[..^1]);
        Assert.That(Flags(new SchoolBuilder()), Is.Empty);
        Observes("T6", Day(2), 1, comment: comment);
        Observes("T7", Day(4), 1, comment: longer);
        Observes("T8", Day(5), 1, comment: longer);
        Assert.That(Flags(new SchoolBuilder()).Select(flag => string.Join(' ', flag.People)), Is.EquivalentTo(["T1 T6", "T7 T8"]));
    }

    [TestCase(7, false)]
    [TestCase(8, true)]
    public void A_week_is_enough_to_record_a_lesson(int days, bool doubted)
    {
        Observes("T1", Day(2), 1, recorded: Day(2).AddDays(days));
        Assert.That(Flags(new SchoolBuilder()).Count == 1, Is.EqualTo(doubted));
    }

    [Test]
    public void What_a_file_brought_in_is_not_judged_by_when_and_what_was_begun_in_the_classroom_says_so()
    {
        Observes("T1", Day(2), 1);
        Observes("T1", Day(2), 2, recorded: Day(4), id: "01992869-d000-7000-8000-000000000001"); // begun on 8 September 2025
        Observes("T1", Day(2), 3, recorded: Day(4), id: "01992869-d000-4000-8000-000000000002");
        Observes("T1", Day(3), 1, recorded: Day(5), id: "01992869-d000-7000-8000-000000000003");
        Assert.That(Flags(new SchoolBuilder()).Select(flag => (flag.Records[0].Period, flag.SpeaksFor is not null)), Is.EqualTo(new[] { (2, true), (3, false), (1, false) }));
    }

    [TestCase(4, false)]
    [TestCase(5, true)]
    public void Five_lessons_on_the_last_teaching_day_are_doubted(int lessons, bool doubted)
    {
        for (var period = 1; period <= lessons; period++) Observes("T1", LastDay, period);
        Assert.That(Flags(new SchoolBuilder()).Select(flag => flag.Kind), doubted ? Is.EqualTo(new[] { IntegrityFlagKind.LastDay }) : Is.Empty);
    }

    [Test]
    public void Who_leaves_has_an_own_last_day()
    {
        var school = new SchoolBuilder().Person("T1", left: Day(5, 6));
        for (var period = 1; period <= 5; period++) Observes("T1", Day(5, 5), period);
        Assert.That(Flags(school).Single().Kind, Is.EqualTo(IntegrityFlagKind.LastDay));
    }

    [TestCase(4)]
    [TestCase(5)]
    public void A_terms_lessons_recorded_in_one_go_at_the_end_are_one_doubt(int lessons)
    {
        for (var week = 1; week <= lessons; week++) Observes("T1", Day(week), 1, recorded: LastDay.AddDays(3));
        var flags = Flags(new SchoolBuilder());
        Assert.That(flags.Select(flag => flag.Kind), lessons == 5 ? Is.EqualTo(new[] { IntegrityFlagKind.LastDay }) : Is.EqualTo(Enumerable.Repeat(IntegrityFlagKind.BackDated, 4)));
    }

    [TestCase(4, false)]
    [TestCase(5, true)]
    public void A_day_has_room_for_four_lessons(int lessons, bool doubted)
    {
        for (var period = 1; period <= lessons; period++) Observes("T1", Day(2), period, teacher: $"T{period + 20}");
        Assert.That(Flags(new SchoolBuilder()).Select(flag => flag.Kind), doubted ? Is.EqualTo(new[] { IntegrityFlagKind.ObserverQuota }) : Is.Empty);
    }

    [TestCase(5, false)]
    [TestCase(6, true)]
    public void A_teacher_is_observed_in_five_lessons_a_week_by_however_many(int lessons, bool doubted)
    {
        for (var lesson = 0; lesson < lessons; lesson++)
        {
            Observes($"T{lesson}", Day(2, 1 + (lesson % 5)), 1 + (lesson / 5), teacher: "T90");
            Observes($"T{lesson + 20}", Day(2, 1 + (lesson % 5)), 1 + (lesson / 5), teacher: "T90");
        }

        Observes("T50", Day(3), 1, teacher: "T90");
        var flags = Flags(new SchoolBuilder());
        Assert.That(flags.Select(flag => (flag.Kind, flag.People.Single())), doubted ? Is.EqualTo(new[] { (IntegrityFlagKind.TeacherQuota, "T90") }) : Is.Empty);
    }

    [Test]
    public void Flags_do_not_depend_on_the_order_of_records_and_other_terms_are_passed_over()
    {
        for (var period = 1; period <= 6; period++) Observes("T1", Day(2), period, comment: "目标明确提问有梯度留出了思考时间小结到位");
        Observes("T1", SpringDay(2), 1, recorded: SpringDay(9));
        var forward = Flags(new SchoolBuilder()).Select(flag => $"{flag.Id} {string.Join(' ', flag.Records.Select(each => each.Id))}").ToList();
        entered.Reverse();
        Assert.That(Flags(new SchoolBuilder()).Select(flag => $"{flag.Id} {string.Join(' ', flag.Records.Select(each => each.Id))}"), Is.EqualTo(forward));
        Assert.That(forward, Has.Count.EqualTo(3), "comments, the day, and the teacher's week");
    }

    [Test]
    public void Both_sides_of_observing_are_counted_and_who_was_never_observed_is_seen()
    {
        var school = new SchoolBuilder().Person("T1").Person("T2").Person("T3").Person("T4").Teaches("T1", "701", "maths").Teaches("T2", "702", "maths");
        Observes("T3", Day(2), 1, teacher: "T1");
        Observes("T2", Day(2), 1, teacher: "T1");
        var shares = ObservationShare.Of(school.Frame(), Autumn, entered.Select(each => each.Observation));
        Assert.That(shares.Select(each => (each.Staff, each.Observed, each.Teaches, each.WasObserved, each.Observers)),
            Is.EqualTo(new[] { ("T1", 0, true, 1, 2), ("T2", 1, true, 0, 0), ("T3", 1, false, 0, 0) }));
        Assert.That(shares[0].LastObserved, Is.EqualTo(Day(2)));
    }

    private static SchoolBuilder Teaching(DateOnly? until = null) =>
        new SchoolBuilder().Person("T1").Teaches("T1", "702", "maths", to: until).Timetabled("702", "maths", 3, 2, "T1");

    private IReadOnlyList<IntegrityFlag> Flags(SchoolBuilder school) => IntegrityCheck.Of(school.Frame(), Autumn, entered, school.Records().TeachingHours);

    private void Observes(string observer, DateOnly day, int period, string teacher = "T9", string schoolClass = "701", string? comment = null, DateOnly? recorded = null, string? id = null) =>
        entered.Add(new(new()
        {
            Id = id ?? $"observation-{++made:000}",
            Date = day,
            Period = period,
            Observer = observer,
            Teacher = teacher,
            Class = schoolClass,
            Subject = "maths",
            Topic = "有理数",
            Kind = ObservationKind.Planned,
            Minutes = 40,
            Strengths = comment,
        }, recorded));
}
