using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Calendars;
using QualityTracker.Reports.Pace;

namespace QualityTracker.Reports.Tests.Pace;

public sealed class PaceCalendarTests
{
    private static readonly Uri Page = new("https://school.example/?view=pace");

    [Test]
    public void Each_norm_still_owed_is_an_event_on_its_due_day_with_what_is_missing_and_the_clause()
    {
        var each = Of([Norm("X1", NormPeriod.Term) with { ShortBy = 12, AWeek = 1.2m }]).Events.Single();
        Assert.That((each.Uid, each.Day, each.Summary, each.Address), Is.EqualTo(("norm-X1.2025-1.T1.demo@qualitytracker", new DateOnly(2026, 1, 16), "听课：还差 12 节", Page)));
        Assert.That(each.Description, Is.EqualTo("应完成 30 节，已完成 18（滞后）。\n每周约需 2 节。\n依据：听课办法 三（一）1（X1）"));
        var english = Of([Norm("X1", NormPeriod.Term) with { ShortBy = 12, AWeek = 0.4m, EveryWeeks = 2 }], Language.English).Events.Single();
        Assert.That(english.Summary, Is.EqualTo("lessons observed: 12 lessons to go"));
        Assert.That(english.Description, Is.EqualTo("18 of 30 lessons done (behind).\nThat takes about one in 2 weeks (lessons).\nBy observing, 三（一）1 (X1)"));
    }

    [Test]
    public void Of_weekly_and_monthly_norms_it_is_the_week_or_month_and_those_missed_are_told()
    {
        var month = Norm("M", NormPeriod.Month) with { Next = new(11, new(2025, 11, 1), 0, false), Missed = [new(9, new(2025, 9, 1), 0, false), new(10, new(2025, 10, 1), 0, false)] };
        var week = Norm("W", NormPeriod.Week) with { Next = new(12, new(2025, 11, 17), 0, false) };
        var texts = Of([month, week]).Events;
        Assert.That(texts.Select(each => each.Summary), Is.EqualTo(new[] { "听课：11 月", "听课：第 12 周" }));
        Assert.That(texts[0].Description, Does.Contain("应完成 30 个月").And.Contain("已缺的月份：9、10；").And.Contain("此后每月都要完成"));
        Assert.That(Of([month], Language.English).Events.Single().Summary, Is.EqualTo("lessons observed: November"));
    }

    [Test]
    public void What_is_met_is_left_out_and_when_nothing_is_left_one_event_says_so()
    {
        var met = Norm("X1", NormPeriod.Term) with { State = PaceState.Met, AWeek = 0, Need = 0 };
        Assert.That(Of([met, Norm("X2", NormPeriod.Term)]).Events.Select(each => each.Uid), Is.EqualTo(new[] { "norm-X2.2025-1.T1.demo@qualitytracker" }));
        var none = Of([met]).Events.Single();
        Assert.That((none.Summary, none.Day), Is.EqualTo(("规定任务已全部完成", new DateOnly(2026, 1, 16))));
        Assert.That(Of(null).Events.Single().Summary, Is.EqualTo("本学期没有规定任务"));
    }

    [Test]
    public void It_is_called_by_the_person_and_the_term_and_stamped_by_the_day()
    {
        var calendar = Of([Norm("X1", NormPeriod.Term)]);
        Assert.That((calendar.Name, calendar.Stamp), Is.EqualTo(("规定任务（王芳，2025-2026 学年第 1 学期）", new DateOnly(2025, 11, 14))));
        Assert.That(Calendars.ReadCalendar.Of(CalendarWriter.Write(calendar)).Events, Has.Count.EqualTo(1));
    }

    private static EventCalendar Of(IReadOnlyList<NormPace>? norms, Language language = Language.Chinese)
    {
        var frame = new SchoolFrame(new()
        {
            School = new() { Id = "demo", Name = "示范学校" },
            Terms = [new() { Id = "2025-1", SchoolYear = "2025-2026", Number = 1, FirstDay = new(2025, 9, 1), LastDay = new(2026, 1, 16) }],
        });
        var person = norms is null ? null : new PersonPace("T1", "王芳", [PostKind.Teacher], norms);
        var pace = new TermPace { Term = "2025-1", Day = new(2025, 11, 14), Weeks = 20, WeeksElapsed = 11, People = person is null ? [] : [person], SchoolNorms = [] };
        var pack = PackReader.Read(
            """
            pack: small
            title: { zh: 听课办法, en: observing }
            document: { zh: 文件, en: document }
            clauses:
              - { id: X1, number: 三（一）1, kind: norm, title: { zh: 听课, en: observing } }
            norms: []
            dimensions:
              - { id: all, title: { zh: 全部, en: all }, weight: 100, indicators: [{ id: norms, title: { zh: 规范, en: norms }, weight: 100, source: norms, score: attainment }] }
            bands:
              - { id: pass, title: { zh: 合格, en: pass }, from: 0 }
            """);
        Assert.That(pack.Problems, Is.Empty);
        return PaceCalendar.Of(frame, pace, person, "T1", pack.Pack!, Page, language);
    }

    private static NormPace Norm(string id, NormPeriod period) => new()
    {
        Norm = id,
        Clause = "X1",
        Number = "三（一）1",
        Title = new("听课", "lessons observed"),
        Unit = new("节", "lessons"),
        Period = period,
        Source = RecordKind.LessonObservation,
        Target = 30,
        TargetShown = 30,
        YearTargetShown = null,
        Actual = 18,
        Expected = 20,
        State = PaceState.Behind,
        ShortBy = 12,
        Weeks = 20,
        WeeksElapsed = 11,
        AWeek = 1,
        EveryWeeks = null,
        Need = 1,
        Due = new(2026, 1, 16),
        YearDue = null,
        Next = null,
        Missed = [],
    };
}
