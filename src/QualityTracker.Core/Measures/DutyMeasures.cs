using QualityTracker.Core.Duties;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Measures;

/// <summary>
/// Measures of duties and development (教研与专业发展). For the school, what several people recorded of one event (the same kind, day
/// and title) counts once.
/// </summary>
internal static class DutyMeasures
{
    private static readonly Text Times = new("次", "times");

    private static readonly MeasureOption Level = new(
        "level", new("至少何级", "before whom, at least"), PackWord.All<DutyLevel>(), [PackWord.Of(DutyLevel.School)]);

    public static readonly IReadOnlyList<Measure> All =
    [
        new()
        {
            Code = "open-lessons",
            Name = new("公开课", "open lessons"),
            Unit = new("节", "lessons"),
            Source = RecordKind.Duty,
            About = MeasureAbout.Person | MeasureAbout.School,
            Options =
            [
                Level,
                new("with", new("一并计入", "counted as well"), ["demonstration", "observed"], [], Many: true),
            ],
            Find = OpenLessons,
        },
        new()
        {
            Code = "research-meeting-weeks",
            Name = new("参加教研活动的周数", "weeks with a research meeting"),
            Unit = new("周", "weeks"),
            Source = RecordKind.Duty,
            About = MeasureAbout.Person | MeasureAbout.School,
            Options = [MeasureOption.Flag("joint-preparation", new("集体备课计入", "count joint preparation"))],
            Find = ResearchMeetingWeeks,
            Near = query => Meetings(query).Where(same => query.Records.WeekOf(same[0].Date) is null)
                .Select(same => new LeftOut(Of(same, 1), WhyNotCounted.NoTeachingWeek)),
        },
        Count("lectures", DutyKind.Lecture, new("专题讲座", "lectures"), leveled: true),
        Count("demonstration-lessons", DutyKind.DemonstrationLesson, new("示范课", "demonstration lessons"), leveled: true),
        Count("ethics-studies", DutyKind.EthicsStudy, new("师德学习", "ethics studies")),
        Count("ethics-oaths", DutyKind.EthicsOath, new("师德宣誓", "ethics oaths")),
        Count("ethics-activities", DutyKind.EthicsActivity, new("师德主题活动", "ethics activities")),
        Count("ethics-commitments", DutyKind.EthicsCommitment, new("师德承诺书", "ethics commitments signed")),
        Count("classics-read", DutyKind.Reading, new("精读教育经典", "education classics read")) with { Unit = new("本", "books") },
        Count("reading-exchanges", DutyKind.ReadingExchange, new("读书交流", "reading exchanges")),
        Count("joint-preparations", DutyKind.JointPreparation, new("集体备课", "joint preparations")),
        Count("quality-analyses", DutyKind.QualityAnalysis, new("教学质量分析", "teaching-quality analyses")),
        Count("themed-supervisions", DutyKind.Supervision, new("教学专项督导", "themed supervisions")),
        Count("home-visit-plans", DutyKind.HomeVisitPlan, new("家访计划", "home-visit plans")),
        Count("home-visits", DutyKind.HomeVisit, new("家访", "home visits")),
        Count("parents-meetings", DutyKind.ParentsMeeting, new("家长会", "parents' meetings")),
        Count("competitions", DutyKind.Competition, new("竞赛", "competitions"), leveled: true),
        Count("honours", DutyKind.Honour, new("荣誉", "honours"), leveled: true),
        Count("research-topics", DutyKind.Topic, new("课题", "research topics"), leveled: true),
        Count("training-hours", DutyKind.Training, new("校本培训学时", "school-based training hours")) with
        {
            Unit = new("学时", "hours"),
            Find = query => Events(query, DutyKind.Training).Select(same => Of(same, same.Max(duty => duty.Hours ?? 0))),
        },
    ];

    private static Measure Count(string code, DutyKind kind, Text name, bool leveled = false) => new()
    {
        Code = code,
        Name = name,
        Unit = Times,
        Source = RecordKind.Duty,
        About = MeasureAbout.Person | MeasureAbout.School,
        Options = leveled ? [Level] : [],
        Find = query =>
        {
            var least = leveled ? LevelOf(query) : DutyLevel.School;
            return Events(query, kind).Where(same => Reaches(same, least)).Select(same => Of(same, 1));
        },
    };

    // An open or demonstration lesson observed on a day with a duty record is the same lesson, one of them for each record: a day gives
    // as many as there are of whichever is more, and what else was observed. For the school any of an event's people may have taught it.
    private static IEnumerable<Contribution> OpenLessons(MeasureQuery query)
    {
        var with = query.Options.Many("with");
        var least = LevelOf(query);
        var kinds = with.Contains("demonstration") ? [DutyKind.OpenLesson, DutyKind.DemonstrationLesson] : new[] { DutyKind.OpenLesson };
        var given = kinds.SelectMany(kind => Events(query, kind)).Where(same => Reaches(same, least))
            .OrderBy(same => same[0].Date).ThenBy(same => same[0].Id, StringComparer.Ordinal);
        var lessons = with.Contains("observed") ? ObservationMeasures.LessonsTaught(query.Records, query.Staff).ToArray() : [];
        var observed = lessons.Where(lesson => lesson.Any(each => each.Kind is ObservationKind.Open or ObservationKind.Demonstration))
            .OrderBy(lesson => lesson[0].Period).ThenBy(lesson => lesson[0].Id, StringComparer.Ordinal)
            .ToLookup(lesson => (Staff: lesson[0].Teacher, lesson[0].Date));
        var paired = new HashSet<string>(StringComparer.Ordinal);
        foreach (var same in given)
        {
            var seen = same.Where(duty => duty.Staff is not null).SelectMany(duty => observed[(duty.Staff!, duty.Date)])
                .FirstOrDefault(lesson => !paired.Contains(lesson[0].Id)) ?? [];
            if (seen.Count > 0) paired.Add(seen[0].Id);
            yield return Of(same, 1, [.. seen.Select(each => each.Id)]);
        }

        foreach (var lesson in lessons.Where(lesson => !paired.Contains(lesson[0].Id))) yield return ObservationMeasures.Of(lesson);
    }

    // One contribution a teaching week; of several meetings the first stands for it.
    private static IEnumerable<Contribution> ResearchMeetingWeeks(MeasureQuery query) => Meetings(query)
        .Select(same => (Same: same, Week: query.Records.WeekOf(same[0].Date)))
        .Where(meeting => meeting.Week is not null)
        .GroupBy(meeting => meeting.Week!.Monday)
        .Select(week => Of([.. week.Select(meeting => meeting.Same)
            .OrderBy(same => same[0].Date).ThenBy(same => same[0].Id, StringComparer.Ordinal).SelectMany(same => same)], 1));

    private static IEnumerable<Duty[]> Meetings(MeasureQuery query)
    {
        var kinds = query.Options.Flag("joint-preparation")
            ? [DutyKind.ResearchMeeting, DutyKind.JointPreparation]
            : new[] { DutyKind.ResearchMeeting };
        return kinds.SelectMany(kind => Events(query, kind));
    }

    // A person's duties are an event each; for the school, what several recorded of one event, the one that stands for it first.
    private static IEnumerable<Duty[]> Events(MeasureQuery query, DutyKind kind) => query.Staff is not null
        ? query.Records.DutiesOf[query.Staff].Where(duty => duty.Kind == kind).Select(duty => new[] { duty })
        : query.Records.Duties.Where(duty => duty.Kind == kind)
            .GroupBy(duty => (duty.Date, duty.Title))
            .Select(same => same.OrderBy(duty => duty.Staff is not null).ThenBy(duty => duty.Id, StringComparer.Ordinal).ToArray());

    private static DutyLevel LevelOf(MeasureQuery query) =>
        PackWord.TryRead<DutyLevel>(query.Options.One("level"), out var level) ? level : DutyLevel.School;

    // What one of several recorded of an event is known of it: the highest level, the most hours.
    private static bool Reaches(Duty[] same, DutyLevel least) => same.Any(duty => duty.Level >= least);

    // Of one event the first record stands for it.
    private static Contribution Of(Duty[] same, decimal amount, params IReadOnlyList<string> more) => new(same[0].Id, same[0].Date, amount)
    {
        Same = same.Length == 1 ? more : [.. same.Skip(1).Select(duty => duty.Id), .. more],
    };
}
