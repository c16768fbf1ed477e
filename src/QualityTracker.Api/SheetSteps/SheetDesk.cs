using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Staff;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>
/// The desk on which a term's sheets lie (考核表办理台): the term as it is computed now, who may do what on this day, how long each step has.
/// Frame, evaluation and posts are read once.
/// </summary>
public sealed class SheetDesk
{
    private static readonly Text Vetoed = new("一票否决", "vetoed");

    private readonly Dictionary<string, PersonEvaluation> people;
    private readonly Dictionary<string, IReadOnlyList<SheetLine>> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SheetActors> actors = new(StringComparer.Ordinal);
    private readonly Func<string, SheetActors> actorsOf;
    private readonly Lazy<TermSealing> sealing;

    private SheetDesk(DbConnection connection, EvaluatedTerm term, DateTimeOffset now)
    {
        (Term, At, Day) = (term, now, SchoolDay.Of(term.Frame.School).Of(now));
        Deadlines = SheetDeadlines.Of(term.Pack, term.Evaluation.Parameters);
        people = term.Evaluation.People.ToDictionary(person => person.Staff, StringComparer.Ordinal);
        actorsOf = SheetActors.On(term.Frame, Day, Frame.Terms[term.Evaluation.Term]);
        sealing = new(() => TermSealing.Of(connection, term));
    }

    public EvaluatedTerm Term { get; }

    public DateTimeOffset At { get; }

    /// <summary>Today, by the school.</summary>
    public DateOnly Day { get; }

    public SheetDeadlines Deadlines { get; }

    public SchoolFrame Frame => Term.Frame;

    /// <summary>By the term's own pack, or what was adopted for it; null when school, term or pack are not there.</summary>
    public static SheetDesk? Open(DbConnection connection, EvaluationStore evaluations, TimeProvider clock, string school, string term) =>
        evaluations.Read(connection, school, term, null) is { } found ? new(connection, found, clock.GetUtcNow()) : null;

    /// <summary>Whether somebody is evaluated in the term, as its records are now.</summary>
    public bool Has(string staff) => people.ContainsKey(staff);

    /// <summary>The sheets of everybody evaluated, and of who was when a step was taken.</summary>
    public Dictionary<string, SheetStanding> Sheets(DbConnection connection)
    {
        var sheets = SheetStepStore.StandingsOf(connection, Frame.School.Id, Term.Evaluation.Term);
        foreach (var staff in people.Keys) sheets.TryAdd(staff, SheetStanding.New);
        return sheets;
    }

    /// <summary>A person's sheet as it is computed now; empty for who is not evaluated any more.</summary>
    public IReadOnlyList<SheetLine> Now(string staff)
    {
        if (!lines.TryGetValue(staff, out var found)) lines[staff] = found = people.TryGetValue(staff, out var person) ? SheetLine.Of(person) : [];
        return found;
    }

    public SheetActors Actors(string staff)
    {
        if (!actors.TryGetValue(staff, out var found)) actors[staff] = found = actorsOf(staff);
        return found;
    }

    public bool Shows(ReachedRows rows, string staff) => Shows(rows, staff, () => Actors(staff));

    /// <summary>Whether a sheet may be seen: the own, those the caller signs as group head, and all by who leads.</summary>
    public static bool Shows(ReachedRows rows, string staff, Func<SheetActors> actors) =>
        rows.HasPerson(staff) || (rows.Subjects.Count > 0 && rows.Self is { } self && actors().GroupHeads.Contains(self));

    public NamedPerson Named(string staff) => NamedPerson.Of(staff, Frame);

    public string NameOf(string staff) => Named(staff).Name;

    /// <summary>What a figure that is a code is called: a band, or that there is a veto; null for a number.</summary>
    public Text? NameOf(SheetLine line) => line.Id switch
    {
        SheetLine.Band => Term.Evaluation.Bands.FirstOrDefault(band => band.Id == line.Figure)?.Name,
        SheetLine.Veto => Vetoed,
        _ => null,
    };

    /// <summary>Lines that differ from what was agreed.</summary>
    public IReadOnlyList<LineChange> Changed(string staff, SheetStanding sheet) =>
        ChangedSheet.Among(new Dictionary<string, SheetStanding> { [staff] = sheet }, new Dictionary<string, IReadOnlyList<SheetLine>> { [staff] = Now(staff) })
            .SingleOrDefault()?.Changes ?? [];

    /// <summary>The steps that somebody can take with a sheet now; none for who does not work at the school.</summary>
    public IReadOnlyList<StepKind> May(string staff, SheetStanding sheet, string? by) =>
        by is null ? [] : OpenSteps.Of(sheet, by, At, Day, Now(staff), Actors(staff), Deadlines);

    /// <summary>Takes a step, or says why not; what is computed, and the seal, are made here and come from nobody.</summary>
    public StepOutcome Take(string staff, SheetStanding sheet, SheetStep step)
    {
        var made = step with { At = At, Day = Day };
        if (step.Kind is StepKind.Compute or StepKind.Seal) made = made with { Figures = Now(staff) };
        if (step.Kind == StepKind.Seal) made = made with { Seal = new('0', 64) };
        var outcome = SheetWay.Take(sheet, made, Actors(staff), Deadlines);
        if (outcome.Refusal is { } refusal) return outcome with { Refusal = refusal with { Message = WithName(refusal.Message) } };
        return step.Kind != StepKind.Seal ? outcome
            : SheetWay.Take(sheet, made with { Seal = sealing.Value.Sheet(staff, sheet.Revision).Seal().Hash }, Actors(staff), Deadlines);
    }

    /// <summary>Keeps what a sheet was sealed with, in the transaction that keeps the step.</summary>
    /// <param name="connection">Of the transaction.</param>
    /// <param name="archive">Where the contents go.</param>
    /// <param name="staff">Whose sheet it is.</param>
    /// <param name="sheet">After the step.</param>
    /// <param name="step">The sealing.</param>
    /// <param name="origin">Scheme and host of the page that verifies it.</param>
    public void KeepSealed(DbConnection connection, ArchiveFolder archive, string staff, SheetStanding sheet, SheetStep step, Uri origin) =>
        sealing.Value.Keep(connection, archive, staff, sheet, step, origin);

    // Who signed first, or whose step it is not, is said by name: refusals begin with the number.
    private Text WithName(Text message) =>
        message.Zh.Split(' ')[0] is var number && Frame.Staff.TryGetValue(number, out var member) && message.En.StartsWith(number + ' ', StringComparison.Ordinal)
            ? new(member.Name + message.Zh[number.Length..], member.Name + message.En[number.Length..]) : message;
}
