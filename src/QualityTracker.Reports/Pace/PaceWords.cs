using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Policies;

namespace QualityTracker.Reports.Pace;

/// <summary>What a norm's pace is called in a calendar, in both languages (进度用语).</summary>
internal static class PaceWords
{
    public static Text CalendarName(string person, Text term) => new($"规定任务（{person}，{term.Zh}）", $"Norms due ({person}, {term.En})");

    /// <summary>What is due: of norms of weeks, months or rounds which of them, of others how many.</summary>
    public static Text Summary(NormPace norm) => (norm.Period, norm.Next) switch
    {
        (NormPeriod.Week, { } week) => new($"{norm.Title.Zh}：第 {week.Number} 周", $"{norm.Title.En}: week {week.Number}"),
        (NormPeriod.Month, { } month) => new($"{norm.Title.Zh}：{month.Number} 月", $"{norm.Title.En}: {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month.Number)}"),
        (NormPeriod.Round, { } round) => new($"{norm.Title.Zh}：{(round.Number == 1 ? "期中" : "期末")}", $"{norm.Title.En}: {(round.Number == 1 ? "mid-term" : "end of term")}"),
        _ => new($"{norm.Title.Zh}：还差 {Count(norm.ShortBy)} {UnitZh(norm)}", $"{norm.Title.En}: {Count(norm.ShortBy)} {norm.Unit.En} to go"),
    };

    public static Text Standing(NormPace norm) => new(
        $"应完成 {Count(norm.TargetShown)} {UnitZh(norm)}，已完成 {Count(norm.Actual)}（{Names.Of(norm.State).Zh}）。",
        $"{Count(norm.Actual)} of {Count(norm.TargetShown)} {norm.Unit.En} done ({Names.Of(norm.State).En}).");

    /// <summary>What it takes from here: of norms of weeks, months or rounds each of them, of others how many or how often.</summary>
    public static Text Effort(NormPace norm) => (norm.Period, norm.AWeekShown, norm.EveryWeeks) switch
    {
        (_, null, _) => new("已没有剩余的教学周。", "No teaching week is left."),
        (NormPeriod.Week, _, _) => new("此后每周都要完成。", "From here on it is due in every week."),
        (NormPeriod.Month, _, _) => new("此后每月都要完成。", "From here on it is due in every month."),
        (NormPeriod.Round, _, _) => new("此后每轮都要完成。", "From here on it is due in every exam round."),
        (_, _, 1) or (_, _, null) => new($"每周约需 {Count(norm.AWeekShown.Value)} {norm.Unit.Zh}。", $"That takes about {Count(norm.AWeekShown.Value)} {norm.Unit.En} a week."),
        var (_, _, weeks) => new($"约每 {weeks} 周 1 {norm.Unit.Zh}。", $"That takes about one in {weeks} weeks ({norm.Unit.En})."),
    };

    public static Text? Missed(NormPace norm)
    {
        if (norm.Missed.Count == 0) return null;
        var (zh, en) = norm.Period switch
        {
            NormPeriod.Week => ("周次", "Weeks"),
            NormPeriod.Month => ("月份", "Months"),
            _ => ("轮次", "Rounds"),
        };
        return new($"已缺的{zh}：{List(norm, "、")}；只能补登记，不能补做。", $"{en} without enough: {List(norm, ", ")}. They can be recorded late, but not made up.");
    }

    public static Text Clause(NormPace norm, Text pack) => new($"依据：{pack.Zh} {norm.Number}（{norm.Clause}）", $"By {pack.En}, {norm.Number} ({norm.Clause})");

    public static Text NothingDue(bool owed) => owed ? new("规定任务已全部完成", "All norms are met") : new("本学期没有规定任务", "No norms are owed this term");

    public static string Count(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string UnitZh(NormPace norm) => norm.Period == NormPeriod.Month ? "个月" : norm.Unit.Zh;

    private static string List(NormPace norm, string between) =>
        string.Join(between, norm.Missed.Select(part => part.Number.ToString(CultureInfo.InvariantCulture)));
}
