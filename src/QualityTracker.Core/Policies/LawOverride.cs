using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>
/// What a pack does against a limit of the law, with the reason (例外及理由), printed on every sheet. Only the limits on exams (L2) allow
/// it: a local authority may approve more. L1, L3 and L4 hold always.
/// </summary>
public sealed record LawOverride(string Law, Text Reason, Place Place);
