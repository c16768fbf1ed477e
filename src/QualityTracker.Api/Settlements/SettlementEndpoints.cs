using System.Globalization;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Seals;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Api.Settlements;

/// <summary>Settlements over HTTP (结算): what is due by a cut-off date, the settlement that pays it, and the ones before.</summary>
public static class SettlementEndpoints
{
    public static readonly Text Name = new("结算", "settlement");

    public static void MapSettlements(this IEndpointRouteBuilder routes)
    {
        var settlements = routes.MapGroup("/api/v1/schools/{school}/settlements").WithTags("settlements").ProducesProblem(404);
        settlements.MapGet("/", List).Takes().WithName("settlements.list").WithSummary("结算，最近的在前；教师为含本人明细的 · Settlements, the latest first; to a teacher those with an own line")
            .Produces<IReadOnlyList<SettlementSummary>>();
        settlements.MapGet("/due", Due).Takes("cutOff").RequireRateLimiting(Limits.Costly).WithName("settlements.due")
            .WithSummary("按截止日期待结算的，及暂不能结算的原因 · What is due by a cut-off date, and what keeps sums from being paid").Produces<DueView>().ProducesProblem(400);
        settlements.MapPost("/", Create).Takes().RequireRateLimiting(Limits.Costly).WithName("settlements.create").WithSummary("编制结算 · Prepare a settlement")
            .Produces<SettlementView>(201).Produces<SettlementView>().ProducesProblem(400).ProducesProblem(409);
        settlements.MapGet("/{id}", Get).Takes().WithName("settlements.read").WithSummary("一次结算的明细；教师只见本人 · A settlement in full; to a teacher the own lines").Produces<SettlementView>();
        settlements.MapSettlementApprovals();
        settlements.MapSettlementFiles();
    }

    /// <summary>The SHA-256 of what is paid, which the log keeps with each act.</summary>
    public static string HashOf(Settlement settlement) => CanonicalForm.HashOf(settlement.Lines);

    /// <summary>A settlement with its tag, as every act on it answers.</summary>
    public static IResult Answer(HttpContext context, SettlementDesk desk, string id)
    {
        if (desk.Find(id) is not { } stored) return Problem.NotFound(context, Name);
        context.Response.Headers.ETag = stored.ETag();
        return TypedResults.Ok(desk.View(stored));
    }

    /// <summary>A refusal of the ledger: what is wrong and, after the semicolon, what to do.</summary>
    public static IResult Refused(HttpContext context, SettlementRule rule, Text refusal) =>
        Problem.Conflict(context, Kebab(Json.Word(rule)), Part(refusal, 0), Part(refusal, 1));

    /// <summary>What keeps sums of a settlement from being paid now (暂不能发放的原因), with what to do.</summary>
    public static IReadOnlyList<Fault> HeldOf(SumBook book, SettlementDesk desk, Settlement settlement)
    {
        var sums = settlement.Lines.Select(line => line.PayRun).ToHashSet();
        return [.. book.Sums.Where(sum => sum.IsHeld && sums.Contains(sum.Run.Id)).SelectMany(sum => FaultsOf(sum, desk))];
    }

    private static IResult List(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var desk = new SettlementDesk(context, connection, frame, clock.GetUtcNow());
        return TypedResults.Ok(desk.Seen.Reverse().Select(desk.Summary).ToList());
    });

    private static IResult Get(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string id) => database.Read(connection =>
        frames.Read(connection, school) is { } frame
            ? Answer(context, new SettlementDesk(context, connection, frame, clock.GetUtcNow()), id)
            : Problem.NotFound(context, SchoolEndpoints.Name));

    private static IResult Due(
        HttpContext context, Database database, FrameStore frames, EvaluationStore evaluations, TimeProvider clock, string school, string? cutOff) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var desk = new SettlementDesk(context, connection, frame, clock.GetUtcNow());
        var day = desk.Today;
        if (cutOff is not null && !DateOnly.TryParseExact(cutOff, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Problem.Invalid(context, new Fault("cutOff", "date", new("必须是日期", "must be a date"), new("写成 2026-01-20", "write it as 2026-01-20")));
        return TypedResults.Ok(DueView.Of(SumBook.Of(connection, evaluations, frame, desk.Ledger), desk, day));
    });

    private static IResult Create(
        HttpContext context, Database database, FrameStore frames, EvaluationStore evaluations, TimeProvider clock, AuditLog audit,
        string school, PrepareSettlement request) => database.WriteAlone<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        var faults = new PrepareSettlement.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var now = clock.GetUtcNow();
        var desk = new SettlementDesk(context, connection, frame, now);
        if (desk.All.FirstOrDefault(each => each.Id == request.Id) is { } before)
            return before.Settlement.CutOff == request.CutOff ? Answer(context, desk, before.Id) : OtherContent(context);

        var by = PolicyDraftEndpoints.By(context);
        var book = SumBook.Of(connection, evaluations, frame, desk.Ledger);
        var outcome = desk.Ledger.Prepare(request.CutOff, by, desk.Today, book.Divisions);
        if (outcome.Settlement is not { } settlement) return Refused(context, outcome.Rule!.Value, outcome.Refusal!);
        if (settlement.Lines.Count == 0) return NothingToPay(context, book, desk);

        var paid = settlement.Lines.Select(line => (line.PayRun, line.Version)).ToHashSet();
        foreach (var next in book.Sums.Select(sum => sum.Next).OfType<KeptDivision>().Where(next => paid.Contains((next.Division.PayRun, next.Division.Version))))
            SealedDivisionStore.Add(connection, school, next, by, now);
        SettlementStore.Add(connection, school, request.Id, settlement, now);
        audit.Append(connection, Caller.CallerOf(context), "settlements.create", school, request.Id, new
        {
            settlement.Number,
            settlement.CutOff,
            lines = settlement.Lines.Count,
            totalCents = settlement.Total.Cents,
            divisions = paid.Order().Select(each => new { each.PayRun, each.Version }).ToList(),
            hash = HashOf(settlement),
        });
        var made = new SettlementDesk(context, connection, frame, now);
        var stored = made.Find(request.Id)!;
        context.Response.Headers.ETag = stored.ETag();
        return TypedResults.Created($"/api/v1/schools/{school}/settlements/{request.Id}", made.View(stored));
    });

    private static IResult NothingToPay(HttpContext context, SumBook book, SettlementDesk desk) => Problem.Of(
        context, 409, "nothing-to-pay",
        new("截止该日没有应发放或应调整的金额，未编制", "By that day there is nothing to pay or to adjust; nothing was prepared"),
        book.Sums.Any(sum => sum.IsHeld)
            ? new("有核算暂不能发放：请按所列办理，再编制结算。", "Some sums cannot be paid yet: do what is listed, then prepare the settlement.")
            : new("记录更正、异议成立并重新封存以后，再编制结算。", "Prepare a settlement after records were corrected and sheets sealed anew."),
        [.. book.Sums.Where(sum => sum.IsHeld).SelectMany(sum => FaultsOf(sum, desk))]);

    private static IEnumerable<Fault> FaultsOf(BookedSum sum, SettlementDesk desk)
    {
        if (sum.Standing.Refusal is { } refusal) yield return new(sum.Run.Name, "held", Part(refusal, 0), Part(refusal, 1));
        foreach (var kind in sum.Standing.Hindrances.GroupBy(each => each.Kind).OrderBy(kind => kind.Key))
        {
            var people = kind.Select(each => Staff.NamedPerson.Of(each.Staff, desk.Frame)).ToList();
            var name = Names.Of(kind.Key);
            yield return new(sum.Run.Name, Kebab(Json.Word(kind.Key)),
                new($"考核表{name.Zh}：{string.Join("、", people.Select(person => $"{person.Name}（{person.Staff}）"))}", $"sheets {name.En}: {string.Join(", ", people.Select(person => $"{person.Name} ({person.Staff})"))}"),
                kind.First().Remedy);
        }
    }

    private static IResult OtherContent(HttpContext context) => Problem.Conflict(context, "different-content",
        new("此编号已有截止日期不同的结算，未编制", "This id has a settlement with another cut-off; nothing was prepared"),
        new("新的结算换一个编号。", "Give a new settlement an id of its own."));

    // What stands before the semicolon, and what after it.
    private static Text Part(Text refusal, int part) => new(Part(refusal.Zh, '；', part), Part(refusal.En, ';', part));

    private static string Part(string words, char between, int part) =>
        words.Split(between, 2, StringSplitOptions.TrimEntries) is var parts && part < parts.Length ? parts[part] : words;

    private static string Kebab(string word) => string.Concat(word.Select(letter => char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
