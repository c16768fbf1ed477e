using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.ConductCases;

/// <summary>What keeps a step of a case from being taken.</summary>
internal static class CaseChecks
{
    public static Text? Refusal(ConductCase of, CaseStep step)
    {
        if (step.After != of.Steps.Count)
            return new("案件已有新的步骤；请重新打开后再办理", "the case has moved on; open it again, then take the step");
        if (of.Steps.Count > 0 && step.Day < of.Steps[^1].Day)
            return new($"日期早于上一步的 {Day(of.Steps[^1].Day)}；请改正日期或校正时钟", $"the last step was on {Day(of.Steps[^1].Day)}; correct the day, or set the clock right");
        return Whose(of, step) ?? Order(of, step) ?? Content(of, step);
    }

    /// <summary>Whether somebody may take a step of this kind now, whatever is still to be said of it.</summary>
    public static bool MayBeNext(ConductCase of, CaseStep step) => Whose(of, step) is null && Order(of, step) is null
        && !(step.Kind == CaseStepKind.Tell && of.Evidence.Count == 0) && !(step.Kind == CaseStepKind.Appeal && step.Day > of.Decision!.Sanction!.AppealBy);

    private static Text? Whose(ConductCase of, CaseStep step) => (step.Kind == CaseStepKind.Appeal, step.By == of.Staff) switch
    {
        (true, false) => new("只能由本人申诉", "only the person it is about appeals; ask that person"),
        (false, true) => new("不能办理涉及自己的案件；请由他人办理", "nobody handles a case about oneself; somebody else takes this step"),
        _ => null,
    };

    private static Text? Order(ConductCase of, CaseStep step)
    {
        var fits = step.Kind switch
        {
            CaseStepKind.Open => of.State == CaseState.New,
            CaseStepKind.Evidence => of.State is CaseState.Open or CaseState.Told or CaseState.Heard,
            CaseStepKind.Tell => of.State == CaseState.Open,
            CaseStepKind.Hear => of.State == CaseState.Told,
            CaseStepKind.Decide => of.State == CaseState.Heard,
            CaseStepKind.Appeal => of.State == CaseState.Decided,
            _ => of.State == CaseState.Appealed,
        };
        if (fits) return null;
        var (now, name) = (Names.Of(of.State), Names.Of(step.Kind));
        return new($"案件现为“{now.Zh}”，不能“{name.Zh}”；请按立案、告知、听取陈述申辩、决定的顺序办理", $"the case is “{now.En}” and cannot take this step ({name.En}); it is opened, told, heard and decided in this order");
    }

    private static Text? Content(ConductCase of, CaseStep step) => step.Kind switch
    {
        CaseStepKind.Evidence when step.Evidence.Count == 0 => new("请附上证据", "give the evidence"),
        CaseStepKind.Tell when of.Evidence.Count == 0 => new("尚无证据，不能告知；请先补充证据", "there is no evidence to tell the person of; add it first"),
        CaseStepKind.Open or CaseStepKind.Appeal when string.IsNullOrWhiteSpace(step.Words) => new("请写明事实或理由", "write the facts, or the reason"),
        CaseStepKind.Hear when !step.Waived && string.IsNullOrWhiteSpace(step.Words) => new("请记录陈述申辩的内容，或注明放弃", "write what the person said, or that the hearing was given up"),
        CaseStepKind.Decide or CaseStepKind.DecideAppeal => Decision(of, step),
        CaseStepKind.Appeal when step.Day > of.Decision!.Sanction!.AppealBy =>
            new($"申诉期限 {Day(of.Decision.Sanction.AppealBy)} 已过；请向上级主管部门反映", $"the last day to appeal was {Day(of.Decision.Sanction.AppealBy)}; turn to the authority above"),
        _ => null,
    };

    private static Text? Decision(ConductCase of, CaseStep step)
    {
        if (string.IsNullOrWhiteSpace(step.Body)) return new("请写明作出决定的机关", "name the body that decides");
        if (step.Upheld is null || string.IsNullOrWhiteSpace(step.Words)) return new("请写明结论和理由", "give the conclusion and the reason");
        if (step.Kind == CaseStepKind.DecideAppeal || step.Upheld == false) return null;
        if (of.Evidence.Count == 0) return new("没有证据不能认定违规；请先补充证据", "no breach is found without evidence; add it first");
        if (step.Sanction is not { } sanction || sanction.Kind == default) return new("请写明违规类别、起止日期和申诉期限", "give the kind of breach, the days of its effect and the last day to appeal");
        if (sanction.To < sanction.From || sanction.From < step.Day) return new("处理期限应从决定之日或以后起，且止不早于起；请改正日期", "its effect begins on the day of the decision or later and does not end before; correct the days");
        return sanction.AppealBy > step.Day ? null : new("申诉期限应晚于决定之日；请改正", "the last day to appeal is after the day of the decision; correct it");
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
