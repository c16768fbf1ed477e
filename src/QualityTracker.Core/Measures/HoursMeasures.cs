using QualityTracker.Core.Languages;
using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Core.Measures;

/// <summary>Measures of teaching hours (课时).</summary>
internal static class HoursMeasures
{
    private static readonly Text Periods = new("课时", "periods");

    public static readonly IReadOnlyList<Measure> All =
    [
        new()
        {
            Code = "periods-taught",
            Name = new("授课课时", "periods taught"),
            Unit = Periods,
            Source = RecordKind.TeachingHours,
            About = MeasureAbout.Person | MeasureAbout.School,
            Options =
            [
                MeasureOption.Flag("cover", new("代课计入，被代课扣除", "count cover taught, take off what others covered"), byDefault: true),
                MeasureOption.Flag("home-teaching", new("送教上门计入", "count pupils taught at home")),
            ],
            Find = PeriodsTaught,
            Near = NearPeriodsTaught,
        },
        OfKind("cover-periods", new("代课课时", "cover periods"), Periods, HoursKind.Cover),
        OfKind("after-school-hours", new("课后服务时长", "after-school service hours"), new("小时", "hours"), HoursKind.AfterSchoolService),
        OfKind("home-teaching-periods", new("送教上门课时", "periods with pupils taught at home"), Periods, HoursKind.HomeTeaching),
    ];

    private static Measure OfKind(string code, Text name, Text unit, HoursKind kind) => new()
    {
        Code = code,
        Name = name,
        Unit = unit,
        Source = RecordKind.TeachingHours,
        About = MeasureAbout.Person | MeasureAbout.School,
        Find = query => Lines(query).Where(hours => hours.Line.Kind == kind).Select(hours => Of(hours, 1)),
        Near = query => OutsideWeeks(query).Where(each => each.Kind == kind).Select(each => new LeftOut(Outside(query, each), WhyNotCounted.NoTeachingWeek)),
    };

    // A lesson line is the week as planned, so a period that another covered comes off again (formula 5).
    private static IEnumerable<Contribution> PeriodsTaught(MeasureQuery query)
    {
        var cover = query.Options.Flag("cover");
        var home = query.Options.Flag("home-teaching");
        foreach (var hours in Lines(query))
        {
            var counts = hours.Line.Kind switch
            {
                HoursKind.Lesson => true,
                HoursKind.Cover => cover,
                HoursKind.HomeTeaching => home,
                _ => false,
            };
            if (counts) yield return Of(hours, 1);
        }

        if (!cover) yield break;
        var away = query.Staff is null ? query.Records.Hours.Where(hours => hours.Line is { Kind: HoursKind.Cover, CoverFor: not null })
            : query.Records.CoveredFor[query.Staff];
        foreach (var hours in away) yield return Of(hours, -1);
    }

    private static IEnumerable<LeftOut> NearPeriodsTaught(MeasureQuery query)
    {
        foreach (var line in OutsideWeeks(query)) yield return new(Outside(query, line), WhyNotCounted.NoTeachingWeek);
        foreach (var hours in Lines(query))
        {
            if (hours.Line.Kind == HoursKind.AfterSchoolService) yield return new(Of(hours, 1), WhyNotCounted.OwnLedger);
            if (hours.Line.Kind is HoursKind.Preparation or HoursKind.Marking) yield return new(Of(hours, 1), WhyNotCounted.AnotherKind);
        }
    }

    private static IEnumerable<TeachingHoursLine> OutsideWeeks(MeasureQuery query) =>
        query.Records.HoursOutside.Where(line => query.Staff is null || line.Staff == query.Staff);

    // A week that is none has no day of its own.
    private static Contribution Outside(MeasureQuery query, TeachingHoursLine line) => new(line.Id, query.Records.Term.LastDay, line.Periods);

    private static IEnumerable<DatedHours> Lines(MeasureQuery query) =>
        query.Staff is null ? query.Records.Hours : query.Records.HoursOf[query.Staff];

    private static Contribution Of(DatedHours hours, int sign) => new(hours.Line.Id, hours.Date, sign * hours.Line.Periods);
}
