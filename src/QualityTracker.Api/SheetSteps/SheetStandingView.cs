using QualityTracker.Core.Languages;
using QualityTracker.Core.Seals;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>How far one sheet has come, with all that was done (考核表进度).</summary>
/// <param name="Staff">Whose sheet it is.</param>
/// <param name="Name">As recorded.</param>
/// <param name="Term">Term id.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="StageName">The stage in words.</param>
/// <param name="Revision">From 1; 0 when not computed.</param>
/// <param name="After">How many steps it has: the next step says so.</param>
/// <param name="Day">Today, by the school.</param>
/// <param name="Due">The last day of what is waited for.</param>
/// <param name="Overdue">Whether that day has passed.</param>
/// <param name="Lines">In the order of the sheet.</param>
/// <param name="Note">The person's own note.</param>
/// <param name="GroupHead">The group head's signature.</param>
/// <param name="Principal">The principal's signature.</param>
/// <param name="Notice">First and last day of the notice.</param>
/// <param name="Revisions">The first first, each with what changed.</param>
/// <param name="Objections">In their order.</param>
/// <param name="Seals">In their order.</param>
/// <param name="Steps">In their order.</param>
/// <param name="Changes">Lines that records changed since were agreed: before as agreed, after as computed now.</param>
/// <param name="May">The steps the caller can take now.</param>
public sealed record SheetStandingView(
    string Staff, string Name, string Term, SheetStage Stage, Text StageName, int Revision, int After, DateOnly Day, DateOnly? Due, bool Overdue,
    IReadOnlyList<SheetLineView> Lines, string? Note, SignatureView? GroupHead, SignatureView? Principal, NoticeDaysView? Notice,
    IReadOnlyList<RevisionView> Revisions, IReadOnlyList<ObjectionView> Objections, IReadOnlyList<SealView> Seals, IReadOnlyList<SheetStepView> Steps,
    IReadOnlyList<LineChange> Changes, IReadOnlyList<StepKind> May)
{
    public static SheetStandingView Of(SheetDesk desk, string staff, SheetStanding sheet, string? by)
    {
        var now = desk.Now(staff).ToDictionary(line => line.Id, StringComparer.Ordinal);
        return new(
            staff, desk.NameOf(staff), desk.Term.Evaluation.Term, sheet.Stage, Names.Of(sheet.Stage), sheet.Revision, sheet.Steps.Count, desk.Day, sheet.Due, sheet.IsOverdue(desk.Day),
            [.. sheet.Lines.Select(line => new SheetLineView(
                line.Id, line.Title, line.Figure, desk.NameOf(line), sheet.Confirmed.TryGetValue(line.Id, out var day) ? day : null,
                now.GetValueOrDefault(line.Id)?.Figure is var figure && figure != line.Figure ? figure ?? SheetLineView.Gone : null))],
            sheet.Note, SignatureView.Of(desk, sheet.GroupHead), SignatureView.Of(desk, sheet.Principal),
            sheet.Notice is { } notice ? new(notice.From, notice.To) : null,
            [.. sheet.Revisions.Select(each => new RevisionView(each.Number, each.Day, each.By, desk.NameOf(each.By), each.Changes))],
            [.. sheet.Objections.Select(each => ObjectionView.Of(desk, staff, sheet, each))],
            [.. sheet.Seals.Select(each => new SealView(each.Revision, each.Hash, new Seal(each.Hash).ShortCode, each.By, desk.NameOf(each.By), each.Day))],
            [.. sheet.Steps.Select(step => SheetStepView.Of(desk, step))],
            desk.Changed(staff, sheet), desk.May(staff, sheet, by));
    }
}

/// <summary>A line of a sheet with its confirmation (考核表的一行).</summary>
/// <param name="Id">Such as process/leader-lectures, norm/W4, total, band.</param>
/// <param name="Title">As printed.</param>
/// <param name="Figure">As shown.</param>
/// <param name="FigureName">What the figure is called where it is a code; null for a number.</param>
/// <param name="Confirmed">The day on which the person confirmed it.</param>
/// <param name="Now">What the records give now where that differs; – for a line that is gone, null for one that is the same.</param>
public sealed record SheetLineView(string Id, Text Title, string Figure, Text? FigureName, DateOnly? Confirmed, string? Now)
{
    public const string Gone = "–";
}

/// <summary>A signature (签字).</summary>
/// <param name="By">Staff number.</param>
/// <param name="Name">As recorded.</param>
/// <param name="Day">The school's day.</param>
/// <param name="Unconfirmed">How many lines the person had not confirmed.</param>
public sealed record SignatureView(string By, string Name, DateOnly Day, int Unconfirmed)
{
    public static SignatureView? Of(SheetDesk desk, SheetSignature? signature) =>
        signature is null ? null : new(signature.By, desk.NameOf(signature.By), signature.Day, signature.Unconfirmed);
}

/// <summary>The days of a notice (公示期), both included.</summary>
public sealed record NoticeDaysView(DateOnly From, DateOnly To);

/// <summary>A numbered revision with what changed in it (修订版次).</summary>
/// <param name="Number">From 1.</param>
/// <param name="Day">When it was computed.</param>
/// <param name="By">Staff number of who had it computed.</param>
/// <param name="ByName">As recorded.</param>
/// <param name="Changes">Against the revision before.</param>
public sealed record RevisionView(int Number, DateOnly Day, string By, string ByName, IReadOnlyList<LineChange> Changes);

/// <summary>An objection to a line and what became of it (异议).</summary>
/// <param name="Id">Of the step that made it.</param>
/// <param name="Staff">Whose sheet it is about.</param>
/// <param name="Name">As recorded.</param>
/// <param name="After">How many steps that sheet has.</param>
/// <param name="By">Staff number of who objects.</param>
/// <param name="ByName">As recorded.</param>
/// <param name="Line">The line objected to.</param>
/// <param name="Title">Of the line.</param>
/// <param name="Figure">What it showed.</param>
/// <param name="FigureName">What the figure is called where it is a code; null for a number.</param>
/// <param name="Revision">The revision that showed it so.</param>
/// <param name="Day">When it was made.</param>
/// <param name="DecideBy">The last day to decide it.</param>
/// <param name="Words">What is wrong with the line.</param>
/// <param name="Evidence">Attachments and records.</param>
/// <param name="State">Where it stands.</param>
/// <param name="StateName">The state in words.</param>
/// <param name="DecidedBy">Staff number of who decided it.</param>
/// <param name="DecidedByName">As recorded.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="Reason">Of the decision.</param>
public sealed record ObjectionView(
    string Id, string Staff, string Name, int After, string By, string ByName, string Line, Text Title, string Figure, Text? FigureName, int Revision, DateOnly Day, DateOnly DecideBy,
    string Words, IReadOnlyList<string> Evidence, ObjectionState State, Text StateName, string? DecidedBy, string? DecidedByName, DateOnly? DecidedOn, string? Reason)
{
    public static ObjectionView Of(SheetDesk desk, string staff, SheetStanding sheet, SheetObjection each)
    {
        var line = sheet.Revisions[each.Revision - 1].Lines.First(line => line.Id == each.Line);
        return new(
            each.Id, staff, desk.NameOf(staff), sheet.Steps.Count, each.By, desk.NameOf(each.By), each.Line, line.Title, each.Figure, desk.NameOf(line), each.Revision, each.Day, each.DecideBy,
            each.Words, each.Evidence, each.State, Names.Of(each.State), each.DecidedBy, each.DecidedBy is { } by ? desk.NameOf(by) : null, each.DecidedOn, each.Reason);
    }
}

/// <summary>A seal on a revision (封存).</summary>
/// <param name="Revision">The revision sealed.</param>
/// <param name="Hash">SHA-256, 64 lower-case hexadecimal digits.</param>
/// <param name="ShortCode">For those who type.</param>
/// <param name="By">Staff number of who sealed it.</param>
/// <param name="ByName">As recorded.</param>
/// <param name="Day">When.</param>
public sealed record SealView(int Revision, string Hash, string ShortCode, string By, string ByName, DateOnly Day);

/// <summary>A step that was taken (已办理的一步).</summary>
/// <param name="Id">The client's.</param>
/// <param name="Kind">What it did.</param>
/// <param name="KindName">The same in words.</param>
/// <param name="By">Staff number of who took it.</param>
/// <param name="ByName">As recorded.</param>
/// <param name="At">The moment, UTC.</param>
/// <param name="Day">The school's day.</param>
/// <param name="Words">The own note, or the reason.</param>
/// <param name="Lines">The lines confirmed or taken back.</param>
/// <param name="Line">The line objected to.</param>
/// <param name="Objection">The objection withdrawn or decided.</param>
/// <param name="Upheld">Whether it was upheld.</param>
/// <param name="Due">The last day of what the step began.</param>
public sealed record SheetStepView(
    string Id, StepKind Kind, Text KindName, string By, string ByName, DateTimeOffset At, DateOnly Day, string? Words, IReadOnlyList<string> Lines,
    string? Line, string? Objection, bool? Upheld, DateOnly? Due)
{
    public static SheetStepView Of(SheetDesk desk, SheetStep step) => new(
        step.Id, step.Kind, Names.Of(step.Kind), step.By, desk.NameOf(step.By), step.At, step.Day, step.Words, step.Lines, step.Line, step.Objection, step.Upheld, step.Due);
}

/// <summary>What a colleague is told whose objection was taken (已受理).</summary>
/// <param name="Taken">Always true.</param>
/// <param name="After">How many steps the sheet has now.</param>
public sealed record StepTaken(bool Taken, int After);
