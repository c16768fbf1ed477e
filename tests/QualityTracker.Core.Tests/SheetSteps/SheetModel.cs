using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Core.Tests.SheetSteps;

/// <summary>
/// The way of a sheet told once more, as simply as can be: a few words and days that change in place. It knows no refusal but no.
/// </summary>
internal sealed class SheetModel(string person, string[] heads, string[] principals)
{
    private readonly HashSet<string> taken = [];
    private (int Day, long At) last = (int.MinValue, long.MinValue);
    private int confirmBy, signBy, noticeTo;
    private bool headSigned, principalSigned;

    public string Stage { get; private set; } = "none";

    public int Revision { get; private set; }

    public Dictionary<string, string> Lines { get; private set; } = [];

    public HashSet<string> Agreed { get; } = [];

    // Objection → line, who, and open, upheld or done.
    public Dictionary<string, (string Line, string By, string State)> Objections { get; } = [];

    public bool Take(SheetStep step)
    {
        var (day, now) = (step.Day.DayNumber, step.Figures.ToDictionary(line => line.Id, line => line.Figure));
        if (taken.Contains(step.Id) || step.After != taken.Count || day < last.Day || step.At.UtcTicks < last.At) return false;
        if (!May(step) || !Fits(step, day, now)) return false;
        Do(step, day, now);
        taken.Add(step.Id);
        last = (day, step.At.UtcTicks);
        return true;
    }

    public bool Same(Dictionary<string, string> figures) => figures.Count == Lines.Count && figures.All(line => Lines.GetValueOrDefault(line.Key) == line.Value);

    private bool May(SheetStep step)
    {
        var (head, principal, office, self) = (heads.Contains(step.By), principals.Contains(step.By), step.By == "O", step.By == person);
        return step.Kind switch
        {
            StepKind.Compute or StepKind.Publish => office || principal,
            StepKind.Note or StepKind.Confirm or StepKind.TakeBack => self,
            StepKind.SignAsGroupHead => head,
            StepKind.Return => principal || (head && !headSigned),
            StepKind.Objection => self || (step.Line == "band" && step.By != "X"),
            StepKind.WithdrawObjection => Objections.TryGetValue(step.Objection!, out var own) && own.By == step.By,
            StepKind.Decide => principal && Objections.TryGetValue(step.Objection!, out var of) && of.By != step.By,
            _ => principal,
        };
    }

    private bool Fits(SheetStep step, int day, Dictionary<string, string> now)
    {
        var said = !string.IsNullOrEmpty(step.Words);
        var late = Stage == "confirm" && day > confirmBy;
        return step.Kind switch
        {
            StepKind.Compute => Stage is "none" or "reopened" || (Stage != "sealed" && !Same(now)),
            StepKind.Note => Stage is "confirm" or "sign" && said,
            StepKind.Confirm => Stage == "confirm" && step.Lines.Count > 0 && step.Lines.All(line => Lines.ContainsKey(line) && !Agreed.Contains(line)),
            StepKind.TakeBack => Stage is "confirm" or "sign" && !headSigned && day <= confirmBy && step.Lines.Count > 0 && step.Lines.All(Agreed.Contains),
            StepKind.SignAsGroupHead => !headSigned && (late || Stage == "sign"),
            StepKind.SignAsPrincipal when Stage == "confirm" => day > confirmBy + (heads.Length > 0 ? SheetDeadlines.Default.Sign : 0),
            StepKind.SignAsPrincipal => Stage == "sign" && (headSigned || heads.Length == 0 || day > signBy),
            StepKind.Return => Stage is "sign" or "signed" && said,
            StepKind.Publish => Stage == "signed",
            StepKind.Unpublish => Stage == "notice" && said && Quiet,
            StepKind.Objection => Stage == "notice" && day <= noticeTo && said && step.Evidence.Count > 0 && Lines.ContainsKey(step.Line!)
                && !Objections.Values.Any(each => each.Line == step.Line && each.By == step.By && each.State != "done"),
            StepKind.WithdrawObjection => Objections[step.Objection!].State == "open",
            StepKind.Decide => said && Objections[step.Objection!].State is var state && (state == "open" || (state == "upheld" && step.Upheld == false)),
            StepKind.Seal => Stage == "notice" && day > noticeTo && Quiet && Same(now),
            _ => Stage == "sealed" && said,
        };
    }

    private bool Quiet => Objections.Values.All(each => each.State == "done");

    private void Do(SheetStep step, int day, Dictionary<string, string> now)
    {
        switch (step.Kind)
        {
            case StepKind.Compute:
                var changed = Lines.Keys.Union(now.Keys).Where(line => Lines.GetValueOrDefault(line) != now.GetValueOrDefault(line)).ToHashSet();
                Agreed.ExceptWith(changed);
                foreach (var (id, of) in Objections.Where(each => each.Value.State == "upheld" && changed.Contains(each.Value.Line)).ToArray()) Objections[id] = of with { State = "done" };
                (Lines, Revision) = (now, Revision + 1);
                Begin(day);
                break;
            case StepKind.Confirm:
                Agreed.UnionWith(step.Lines);
                if (Agreed.Count == Lines.Count) (Stage, signBy) = ("sign", day + SheetDeadlines.Default.Sign);
                break;
            case StepKind.TakeBack:
                Agreed.ExceptWith(step.Lines);
                Stage = "confirm";
                break;
            case StepKind.SignAsGroupHead:
                (headSigned, Stage) = (true, "sign");
                break;
            case StepKind.SignAsPrincipal:
                (principalSigned, Stage) = (true, "signed");
                break;
            case StepKind.Return:
                Agreed.Clear();
                Begin(day);
                break;
            case StepKind.Publish:
                (Stage, noticeTo) = (principalSigned ? "notice" : "never", day + SheetDeadlines.Default.Notice);
                break;
            case StepKind.Unpublish:
                Stage = "signed";
                break;
            case StepKind.Objection:
                Objections[step.Id] = (step.Line!, step.By, "open");
                break;
            case StepKind.WithdrawObjection:
                Objections[step.Objection!] = Objections[step.Objection!] with { State = "done" };
                break;
            case StepKind.Decide:
                Objections[step.Objection!] = Objections[step.Objection!] with { State = step.Upheld == true ? "upheld" : "done" };
                break;
            case StepKind.Seal:
                Stage = "sealed";
                break;
            case StepKind.Reopen:
                Stage = "reopened";
                break;
        }
    }

    private void Begin(int day)
    {
        (headSigned, principalSigned, confirmBy, signBy) = (false, false, day + SheetDeadlines.Default.Confirm, day + SheetDeadlines.Default.Confirm);
        Stage = Agreed.Count == Lines.Count ? "sign" : "confirm";
    }
}
