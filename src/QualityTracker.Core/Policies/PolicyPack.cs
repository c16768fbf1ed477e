using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>
/// A policy document made executable (政策包): clauses, parameters and rules, without code or expressions. Every figure of a sheet
/// names the clause it comes from.
/// </summary>
public sealed record PolicyPack
{
    /// <summary>Such as wenxian-2019.</summary>
    public required string Id { get; init; }

    public required Text Title { get; init; }

    /// <summary>The document it was made from: its name, and who issued it when.</summary>
    public required Text Document { get; init; }

    public IReadOnlyList<PolicyClause> Clauses { get; init; } = [];

    public IReadOnlyList<PolicyParameter> Parameters { get; init; } = [];

    public IReadOnlyList<NormRule> Norms { get; init; } = [];

    public IReadOnlyList<DimensionRule> Dimensions { get; init; } = [];

    public IReadOnlyList<BandRule> Bands { get; init; } = [];

    public ReviewRules Reviews { get; init; } = new();

    /// <summary>How long each part of a sheet's way lasts.</summary>
    public SheetRules Sheets { get; init; } = SheetRules.Default;

    public VetoRule? Veto { get; init; }

    public WorkloadRules Workload { get; init; } = WorkloadRules.Default;

    /// <summary>How exams are analysed.</summary>
    public ExamRules Exams { get; init; } = ExamRules.Default;

    public IReadOnlyList<PoolRule> Pools { get; init; } = [];

    /// <summary>What the document asks the school to report.</summary>
    public IReadOnlyList<ReportRule> Reports { get; init; } = [];

    /// <summary>What the pack does against a limit of the law, each with its reason; printed on every sheet.</summary>
    public IReadOnlyList<LawOverride> Overrides { get; init; } = [];

    /// <summary>The pack it extends; null for one that stands for itself.</summary>
    public PackBase? Base { get; init; }

    /// <summary>Where it differs from its base, in the base's order; what it adds last.</summary>
    public IReadOnlyList<PackDifference> Changes { get; init; } = [];

    /// <summary>
    /// SHA-256 of the file's bytes with LF line ends, 64 lower-case hexadecimal digits; of a pack that extends another, over its own
    /// bytes and the base's hash.
    /// </summary>
    public string ContentHash { get; init; } = "";

    /// <summary>The first 8 digits of the hash, as printed on a sheet.</summary>
    public string ShortHash => ContentHash.Length < 8 ? ContentHash : ContentHash[..8];

    /// <summary>The document's own numbering of a clause, such as 三(二)3; the id itself for a clause the pack does not list.</summary>
    public string NumberOf(string clause) => Clauses.FirstOrDefault(each => each.Id == clause)?.Number ?? clause;
}
