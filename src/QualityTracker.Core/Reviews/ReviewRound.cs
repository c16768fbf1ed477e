using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Reviews;

/// <summary>A round of reviews in a term (评议轮次; clause W19): when codes are taken. Results are made once it is over, and once only.</summary>
/// <param name="Id">Chosen by its maker.</param>
/// <param name="Term">Term id.</param>
/// <param name="Rule">The pack's round, such as mid-term.</param>
/// <param name="FirstDay">Codes are taken from this day.</param>
/// <param name="LastDay">To this day.</param>
public sealed record ReviewRound(string Id, string Term, string Rule, DateOnly FirstDay, DateOnly LastDay)
{
    public RoundState StateOn(DateOnly day) => day < FirstDay ? RoundState.Planned : day <= LastDay ? RoundState.Open : RoundState.Closed;

    /// <summary>Why a ballot of the day is not taken; null while the round is open.</summary>
    public Text? Refusal(DateOnly day) => StateOn(day) switch
    {
        RoundState.Planned => new($"评议从 {Day(FirstDay)} 开始；请到时再填", $"the review begins on {Day(FirstDay)}; come back then"),
        RoundState.Closed => new($"评议已于 {Day(LastDay)} 结束，不再收票", $"the review ended on {Day(LastDay)}; ballots are no longer taken"),
        _ => null,
    };

    /// <summary>
    /// Why the round cannot be changed to another; null when it can. Once it is over it stays so: a round that took one more ballot after
    /// its results were seen would show that ballot as the difference.
    /// </summary>
    public Text? RefusalOf(ReviewRound changed, DateOnly day) => StateOn(day) switch
    {
        RoundState.Closed => new("评议已结束，不能更改；如需再评，请另开一轮", "the round is over and cannot be changed; open another round instead"),
        RoundState.Open when changed.FirstDay != FirstDay => new("评议已开始，开始日期不能更改；可以更改结束日期", "the round has begun, and its first day stays; its last day can be changed"),
        _ when changed.LastDay < changed.FirstDay || changed.LastDay < day => new("结束日期应不早于今天和开始日期；请改正", "the last day is not before today or the first day; correct it"),
        _ => null,
    };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>Where a round stands on a day (轮次状态).</summary>
public enum RoundState
{
    [Named("未开始", "planned")] Planned = 1,
    [Named("进行中", "open")] Open,
    [Named("已结束", "over")] Closed,
}
