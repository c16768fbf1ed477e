using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.ConductDecisions;

/// <summary>
/// A decision on a breach of ethics (师德处理决定; clauses D1, D2, W10, Z5), with where its evidence is kept and the right of appeal.
/// </summary>
public sealed record ConductDecision : IRecord, IDated
{
    public string Id { get; init; } = "";

    /// <summary>Staff number of whom it is about.</summary>
    public string Staff { get; init; } = "";

    public BreachKind Kind { get; init; }

    /// <summary>Who decided, such as the county's education bureau.</summary>
    public string Body { get; init; } = "";

    public DateOnly DecidedOn { get; init; }

    /// <summary>The first day of its effect.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day of its effect; null until further notice.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Where the evidence is kept: a reference, never the evidence itself.</summary>
    public string Evidence { get; init; } = "";

    public AppealState Appeal { get; init; }

    /// <summary>The last day to appeal.</summary>
    public DateOnly AppealBy { get; init; }

    /// <summary>Whether it vetoes the evaluation (一票否决).</summary>
    public bool Veto { get; init; }

    string IRecord.Key => string.Join('|', Staff, Kind, DecidedOn.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>
    /// Whether it vetoes a term: it is in force on a day of the term, and nobody appealed or the appeal left it standing. While an appeal
    /// is pending it does not.
    /// </summary>
    public bool Vetoes(Term term) => Appeal is AppealState.None or AppealState.Upheld && WouldVeto(term);

    /// <summary>Whether it would veto a term but for the appeal that is pending.</summary>
    public bool AwaitsAppeal(Term term) => Appeal == AppealState.Pending && WouldVeto(term);

    private bool WouldVeto(Term term) => Veto && From <= term.LastDay && (To is null || term.FirstDay <= To);
}

/// <summary>What was done (违规类别).</summary>
public enum BreachKind
{
    [Named("有偿补课", "paid tuition", "有偿家教")] PaidTuition = 1,
    [Named("违规收费", "fees charged against the rules", "乱收费")] Fees,
    [Named("强制订购教辅", "forced materials", "乱订教辅", "推销教辅")] ForcedMaterials,
    [Named("违规办班", "classes run against the rules", "乱办班", "校外办班")] UnlicensedClasses,
    [Named("体罚或变相体罚", "corporal punishment", "体罚")] CorporalPunishment,
    [Named("收受礼品礼金", "gifts taken", "收受礼金")] Gifts,
    [Named("学术不端或弄虚作假", "dishonesty", "弄虚作假", "学术不端")] Dishonesty,
    [Named("其他", "other")] Other,
}

/// <summary>Where an appeal stands (申诉情况).</summary>
public enum AppealState
{
    [Named("未申诉", "none", "无")] None = 1,
    [Named("申诉中", "pending")] Pending,

    /// <summary>The decision stands.</summary>
    [Named("维持原决定", "decision upheld", "维持")] Upheld,

    /// <summary>The decision falls.</summary>
    [Named("撤销原决定", "decision overturned", "撤销")] Overturned,
}
