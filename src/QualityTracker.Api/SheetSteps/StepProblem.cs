using System.Text.Json;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>A refused step as problem details (办理被拒): the rule is the kind of refusal, the message ends with what to do.</summary>
public static class StepProblem
{
    /// <summary>What is said to who may not see the sheet, so that a refusal tells nothing of it.</summary>
    public static readonly StepRefusal NotYours = new(RefusalKind.NotYours, new(
        "您不能办理这一步；请由流程规定的责任人办理", "this step is not yours to take; leave it to those whose step it is"));

    public static readonly StepRefusal NotPosted = new(RefusalKind.OutOfOrder, new(
        "此人的等次没有在公示；请在公示期内提出异议", "this person's band is not on notice; object while it is"));

    public static readonly StepRefusal Stale = new(RefusalKind.Stale, new(
        "考核表已更新；请重新打开公示再办理", "the sheet has moved on; open the notice again and take the step there"));

    public static readonly StepRefusal OtherContent = new(RefusalKind.Repeated, new(
        "此编号已用于内容不同的一步，未办理；新的一步换一个编号", "this id belongs to a step with different content, nothing was done; give a new step an id of its own"));

    public static IResult Of(HttpContext context, StepRefusal refusal) =>
        Problem.Of(context, StatusOf(refusal.Kind), RuleOf(refusal), MessageOf(refusal), RemedyOf(refusal));

    public static string RuleOf(StepRefusal refusal) => refusal == OtherContent ? "different-content" : JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Kind.ToString());

    /// <summary>Message and remedy in one.</summary>
    public static Text WholeOf(StepRefusal refusal) => new(refusal.Message.Zh, Sentence(refusal.Message.En));

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotYours => 403,
        RefusalKind.NoSuchLine or RefusalKind.NoSuchObjection or RefusalKind.Incomplete => 400,
        _ => 409,
    };

    private static Text MessageOf(StepRefusal refusal) => new(Part(refusal.Message.Zh, '；', 0), Sentence(Part(refusal.Message.En, ';', 0)));

    // Not every message has a remedy of its own: then what it says is all there is to do.
    private static Text RemedyOf(StepRefusal refusal) => new(Part(refusal.Message.Zh, '；', 1) + "。", Sentence(Part(refusal.Message.En, ';', 1)) + ".");

    private static string Part(string text, char mark, int at) => text.Split(mark, 2, StringSplitOptions.TrimEntries) is var parts && parts.Length > at ? parts[at] : parts[0];

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
