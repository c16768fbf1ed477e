using QualityTracker.Core.Languages;

namespace QualityTracker.Core.SheetSteps;

/// <summary>
/// How far a sheet has come (考核表进度): what its steps make of it, one after the other. Nothing else is kept of it, so that it can be made
/// again from the steps alone.
/// </summary>
public sealed record SheetStanding
{
    /// <summary>A sheet nobody has done anything with.</summary>
    public static SheetStanding New { get; } = new();

    public IReadOnlyList<SheetStep> Steps { get; init; } = [];

    public SheetStage Stage { get; init; } = SheetStage.NotComputed;

    /// <summary>By number, the first first.</summary>
    public IReadOnlyList<SheetRevision> Revisions { get; init; } = [];

    /// <summary>The lines of this revision that the person confirmed, with the day.</summary>
    public IReadOnlyDictionary<string, DateOnly> Confirmed { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>The last day to confirm; after it the sheet can be signed without.</summary>
    public DateOnly? ConfirmBy { get; init; }

    /// <summary>The last day for the signature that is waited for.</summary>
    public DateOnly? SignBy { get; init; }

    public SheetSignature? GroupHead { get; init; }

    public SheetSignature? Principal { get; init; }

    /// <summary>The person's own note (本人意见), as last written.</summary>
    public string? Note { get; init; }

    /// <summary>First and last day of the notice (公示期), both included.</summary>
    public (DateOnly From, DateOnly To)? Notice { get; init; }

    /// <summary>All that were ever made, in their order.</summary>
    public IReadOnlyList<SheetObjection> Objections { get; init; } = [];

    /// <summary>By revision; the last one holds unless the sheet was reopened.</summary>
    public IReadOnlyList<SheetSeal> Seals { get; init; } = [];

    public int Revision => Revisions.Count;

    public IReadOnlyList<SheetLine> Lines => Revisions.Count == 0 ? [] : Revisions[^1].Lines;

    public IEnumerable<SheetLine> Unconfirmed => Lines.Where(line => !Confirmed.ContainsKey(line.Id));

    /// <summary>Not decided yet.</summary>
    public IEnumerable<SheetObjection> OpenObjections => Objections.Where(each => each.State == ObjectionState.Open);

    /// <summary>Found right, and the sheet still shows what was objected to.</summary>
    public IEnumerable<SheetObjection> ToRecompute => Objections.Where(each => each.State == ObjectionState.Upheld);

    /// <summary>The last day of what is waited for; null when nothing has a deadline.</summary>
    public DateOnly? Due => Stage switch
    {
        SheetStage.Confirming => ConfirmBy,
        SheetStage.Signing => SignBy,
        SheetStage.Notice => OpenObjections.Select(each => (DateOnly?)each.DecideBy).Min() is { } decide && decide > Notice!.Value.To ? decide : Notice!.Value.To,
        _ => null,
    };

    public bool IsOverdue(DateOnly day) => Due is { } due && day > due;

    /// <summary>Whether figures differ from the sheet's: another line, a line gone, or another figure.</summary>
    public bool Differs(IReadOnlyList<SheetLine> figures) => LineChange.Between(Lines, figures).Count > 0;
}

/// <summary>A computed state of a sheet (修订版次), shown before and after.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Day">When it was computed.</param>
/// <param name="By">Staff number of who had it computed.</param>
/// <param name="Lines">In the order of the sheet.</param>
/// <param name="Changes">Against the revision before.</param>
public sealed record SheetRevision(int Number, DateOnly Day, string By, IReadOnlyList<SheetLine> Lines, IReadOnlyList<LineChange> Changes);

/// <summary>A signature on a revision (签字).</summary>
/// <param name="By">Staff number.</param>
/// <param name="Day">The school's day.</param>
/// <param name="Unconfirmed">How many lines the person had not confirmed; 0 unless the deadline to confirm had passed.</param>
public sealed record SheetSignature(string By, DateOnly Day, int Unconfirmed);

/// <summary>A seal on a revision (封存).</summary>
public sealed record SheetSeal(int Revision, string Hash, string By, DateOnly Day);

/// <summary>An objection to a line (异议), with what it stands on.</summary>
/// <param name="Id">Of the step that made it.</param>
/// <param name="By">Staff number of who objects.</param>
/// <param name="Line">The line objected to.</param>
/// <param name="Figure">What it showed.</param>
/// <param name="Revision">The revision that showed the line so.</param>
/// <param name="Day">When it was made.</param>
/// <param name="DecideBy">The last day to decide it.</param>
/// <param name="Words">What is wrong with it.</param>
/// <param name="Evidence">What it stands on.</param>
public sealed record SheetObjection(
    string Id, string By, string Line, string Figure, int Revision, DateOnly Day, DateOnly DecideBy, string Words, IReadOnlyList<string> Evidence)
{
    public ObjectionState State { get; init; } = ObjectionState.Open;

    public string? DecidedBy { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Where an objection stands (异议状态).</summary>
public enum ObjectionState
{
    [Named("待处理", "open")] Open = 1,
    [Named("已撤回", "withdrawn")] Withdrawn,
    [Named("不成立", "dismissed")] Dismissed,

    /// <summary>The sheet is to be computed anew.</summary>
    [Named("成立，待重新核算", "upheld, to be computed anew")] Upheld,

    /// <summary>Upheld, and a later revision shows the line otherwise.</summary>
    [Named("成立，已更正", "upheld and corrected")] Settled,
}
