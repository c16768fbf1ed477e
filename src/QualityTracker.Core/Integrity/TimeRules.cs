using System.Globalization;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Integrity;

/// <summary>When lessons were observed and when that was recorded (录入时间): late, or all at the very end.</summary>
internal sealed class TimeRules(SchoolFrame frame, TermCalendar calendar)
{
    public IEnumerable<IntegrityFlag> Of(IReadOnlyList<EnteredObservation> entered)
    {
        foreach (var of in entered.GroupBy(each => each.Observation.Observer, StringComparer.Ordinal).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var last = LastDayOf(frame, calendar, of.Key);
            var crowded = of.Where(each => each.EnteredOn >= last && each.Observation.Date < last).GroupBy(each => each.EnteredOn!.Value)
                .Where(day => day.Count() >= IntegrityLimits.OnLastDay).OrderBy(day => day.Key).ToList();

            // What was recorded in one go at the end is one doubt, not one for each lesson.
            var inOneGo = crowded.SelectMany(day => day).Select(each => each.Observation.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var each in of)
            {
                if (each.EnteredOn is { } on && !inOneGo.Contains(each.Observation.Id) && LateOf(each.Observation, on) is { } late) yield return late;
            }

            LessonObservation[] those = [.. of.Select(each => each.Observation).Where(each => each.Date == last)];
            if (those.Length >= IntegrityLimits.OnLastDay)
            {
                yield return Last(those, new($"最后一个教学日 {Day(last!.Value)} 听课 {those.Length} 节", $"{those.Length} lessons observed on the last teaching day, {Day(last.Value)}"));
            }

            foreach (var day in crowded)
            {
                yield return Last([.. day.Select(each => each.Observation)], new(
                    $"{Day(day.Key)} 一天内补录了此前的 {day.Count()} 节听课", $"{day.Count()} earlier observations were recorded in one day, {Day(day.Key)}"));
            }
        }
    }

    private static IntegrityFlag? LateOf(LessonObservation observation, DateOnly on)
    {
        var days = on.DayNumber - observation.Date.DayNumber;
        return days <= IntegrityLimits.DaysToRecord ? null : new()
        {
            Kind = IntegrityFlagKind.BackDated,
            People = [observation.Observer],
            Records = [observation],
            Reason = new($"{Day(observation.Date)} 的听课，{days} 天后（{Day(on)}）才录入", $"observed on {Day(observation.Date)}, recorded {days} days later, on {Day(on)}"),
            SpeaksFor = BegunOn(observation) is { } begun && begun.DayNumber - observation.Date.DayNumber is >= -1 and <= 1
                ? new("记录是听课当天在设备上开始写的，后来才发送", "the record was begun on the device at the time of the lesson and sent later") : null,
        };
    }

    // A UUIDv7 begins with the milliseconds at which the device made it. A device's clock proves nothing, but it speaks for who wrote offline.
    private static DateOnly? BegunOn(LessonObservation observation) =>
        observation.Id is { Length: 36 } id && id[14] == '7'
        && long.TryParse(string.Concat(id.AsSpan(0, 8), id.AsSpan(9, 4)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime)
            : null;

    /// <summary>The last teaching day on which somebody is employed; null when there is none.</summary>
    internal static DateOnly? LastDayOf(SchoolFrame frame, TermCalendar calendar, string staff) =>
        calendar.TeachingDays.Where(day => !frame.Staff.TryGetValue(staff, out var member) || member.IsEmployedOn(day)).Select(day => (DateOnly?)day).Max();

    private static IntegrityFlag Last(LessonObservation[] records, Text reason) =>
        new() { Kind = IntegrityFlagKind.LastDay, People = [records[0].Observer], Records = records, Reason = reason };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
