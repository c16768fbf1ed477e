using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Calendars;

/// <summary>A day on which the school departs from Monday to Friday (校历特殊日).</summary>
public sealed record CalendarDay : IRecord
{
    public DateOnly Date { get; init; }

    public CalendarDayKind Kind { get; init; }

    /// <summary>Such as 国庆节.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The weekday whose timetable a make-up day follows (按星期几的课表), 1 Monday to 7 Sunday; null when the school has not said.
    /// </summary>
    public int? Follows { get; init; }

    /// <summary>The date itself, so that a day is described once.</summary>
    public string Id => Date.ToString("O", CultureInfo.InvariantCulture);

    string IRecord.Key => Id;
}

/// <summary>What a special day is (校历类型).</summary>
public enum CalendarDayKind
{
    [Named("放假", "holiday", "节假日", "假期")] Holiday = 1,
    [Named("调休上课", "make-up day", "调休", "补课日")] MakeUpDay,
}
