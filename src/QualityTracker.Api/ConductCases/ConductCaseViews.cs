using QualityTracker.Core.ConductCases;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.ConductCases;

/// <summary>A case in a list (案件): where it stands, and what its veto does today.</summary>
public sealed record ConductCaseLine
{
    public required string Id { get; init; }

    public required string Staff { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether it is about the caller.</summary>
    public required bool Own { get; init; }

    public required CaseState State { get; init; }

    public required Text StateName { get; init; }

    /// <summary>How many steps were taken.</summary>
    public required int After { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public required DateOnly LastOn { get; init; }

    /// <summary>The last day to appeal; null without a decision that there was a breach.</summary>
    public required DateOnly? AppealBy { get; init; }

    public required VetoState Veto { get; init; }

    public required Text VetoName { get; init; }

    /// <summary>Whether nothing can change the decision any more.</summary>
    public required bool Final { get; init; }

    /// <summary>What the caller may do next.</summary>
    public required IReadOnlyList<CaseStepKind> May { get; init; }

    public static ConductCaseLine Of(ConductCase of, SchoolFrame frame, string by, DateOnly today) => new()
    {
        Id = of.Id,
        Staff = of.Staff,
        Name = NameOf(frame, of.Staff),
        Own = of.Staff == by,
        State = of.State,
        StateName = Names.Of(of.State),
        After = of.Steps.Count,
        OpenedOn = of.Steps[0].Day,
        LastOn = of.Steps[^1].Day,
        AppealBy = of.Decision?.Sanction?.AppealBy,
        Veto = of.VetoOn(today),
        VetoName = Names.Of(of.VetoOn(today)),
        Final = of.IsFinalOn(today),
        May = of.NextFor(by, today),
    };

    internal static string NameOf(SchoolFrame frame, string staff) => frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff;
}

/// <summary>A case with all its steps (案件及办理步骤).</summary>
/// <param name="Case">Where it stands.</param>
/// <param name="Steps">In their order.</param>
/// <param name="Day">The school's today: a step taken now is of this day.</param>
public sealed record ConductCaseView(ConductCaseLine Case, IReadOnlyList<CaseStepView> Steps, DateOnly Day)
{
    /// <summary>The case as far as it is shown: of the steps that were kept, the first ones.</summary>
    public static ConductCaseView Of(ConductCase shown, KeptCase kept, SchoolFrame frame, string by, DateOnly today) =>
        new(ConductCaseLine.Of(shown, frame, by, today), [.. shown.Steps.Zip(kept.Taken, (step, taken) => CaseStepView.Of(step, taken.Id, taken.At, frame))], today);
}

/// <summary>The cases that the caller may see (案件列表).</summary>
/// <param name="Items">The latest first.</param>
/// <param name="MayOpen">Whether the caller handles cases.</param>
/// <param name="Day">The school's today.</param>
public sealed record ConductCaseList(IReadOnlyList<ConductCaseLine> Items, bool MayOpen, DateOnly Day);

/// <summary>A step as it was taken (办理步骤).</summary>
public sealed record CaseStepView(
    string Id, CaseStepKind Kind, Text KindName, string By, string ByName, DateOnly Day, DateTimeOffset At, string? Words, IReadOnlyList<string> Evidence, string? Body,
    bool Waived, bool? Upheld, SanctionView? Sanction)
{
    public static CaseStepView Of(CaseStep step, string id, DateTimeOffset at, SchoolFrame frame) => new(
        id, step.Kind, Names.Of(step.Kind), step.By, ConductCaseLine.NameOf(frame, step.By), step.Day, at, step.Words, step.Evidence, step.Body, step.Waived, step.Upheld,
        step.Sanction is { } sanction ? new(sanction.Kind, Names.Of(sanction.Kind), sanction.From, sanction.To, sanction.Veto, sanction.AppealBy) : null);
}

/// <summary>What a decision says (处理内容).</summary>
public sealed record SanctionView(BreachKind Kind, Text KindName, DateOnly From, DateOnly? To, bool Veto, DateOnly AppealBy);
