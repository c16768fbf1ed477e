using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Duties;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Duties;

namespace QualityTracker.Api.ConductCases;

/// <summary>All SQL of conduct cases: a case is what its steps make of it.</summary>
public static class ConductCaseStore
{
    private const string Select =
        """
        select steps.conduct_case, cases.staff, steps.id, steps.kind, taken_by, day, at, words, evidence, body, waived, upheld, breach, effect_from, effect_to, veto, appeal_by
        from conduct_case_steps as steps join conduct_cases as cases on cases.school = steps.school and cases.id = steps.conduct_case
        """;

    /// <summary>The case, with each step's own id and moment; null when there is none.</summary>
    public static KeptCase? Find(DbConnection connection, string school, string id) =>
        Cases(connection.Query<StepRow>($"{Select} where steps.school = @school and steps.conduct_case = @id order by number", new { school, id })).SingleOrDefault();

    /// <summary>Whether a case stands on something.</summary>
    public static bool Cites(DbConnection connection, string school, string evidence) => connection.ExecuteScalar<bool>(
        "select exists (select 1 from conduct_case_steps, json_each(evidence) as each where school = @school and each.value = @evidence)", new { school, evidence });

    /// <summary>All cases of a school, the latest first.</summary>
    public static List<KeptCase> All(DbConnection connection, string school) =>
        [.. Cases(connection.Query<StepRow>($"{Select} where steps.school = @school order by steps.conduct_case, number", new { school })).OrderByDescending(each => each.Case.Id, StringComparer.Ordinal)];

    /// <summary>The case that a step belongs to, by the step's id.</summary>
    public static string? CaseOfStep(DbConnection connection, string school, string step) =>
        connection.QuerySingleOrDefault<string>("select conduct_case from conduct_case_steps where school = @school and id = @step", new { school, step });

    public static bool Exists(DbConnection connection, string school, string id) =>
        connection.ExecuteScalar<bool>("select exists (select 1 from conduct_cases where school = @school and id = @id)", new { school, id });

    public static void Open(DbConnection connection, string school, string id, string staff) =>
        connection.Execute("insert into conduct_cases (school, id, staff) values (@school, @id, @staff)", new { school, id, staff });

    public static void Add(DbConnection connection, string school, string conductCase, string id, CaseStep step, DateTimeOffset at) => connection.Execute(
        """
        insert into conduct_case_steps (school, conduct_case, number, id, kind, taken_by, day, at, words, evidence, body, waived, upheld, breach, effect_from, effect_to, veto, appeal_by)
        values (@school, @conductCase, @number, @id, @kind, @By, @day, @at, @Words, @evidence, @Body, @Waived, @Upheld, @breach, @from, @to, @veto, @appealBy)
        """,
        new
        {
            school,
            conductCase,
            number = step.After + 1,
            id,
            kind = Rows.Store(step.Kind),
            step.By,
            day = Rows.Store(step.Day),
            at = Rows.Store(at),
            step.Words,
            evidence = JsonSerializer.Serialize(step.Evidence, Json.Options),
            step.Body,
            step.Waived,
            step.Upheld,
            breach = Rows.Store(step.Sanction?.Kind),
            from = Rows.Store(step.Sanction?.From),
            to = Rows.Store(step.Sanction?.To),
            veto = step.Sanction?.Veto,
            appealBy = Rows.Store(step.Sanction?.AppealBy),
        });

    /// <summary>The duties of a span, studies and commitments among them.</summary>
    public static List<Duty> Duties(DbConnection connection, string school, DateOnly since, DateOnly until) => new RecordStore<Duty>(RecordDuty.Kind).InForce(
        connection, school, "\"date\" between @since and @until", new { since = Rows.Store(since), until = Rows.Store(until) });

    /// <summary>Cases in whose words a number or name stands, for somebody to look at.</summary>
    public static List<string> Mentioning(DbConnection connection, string school, string number, string name) => connection.Query<string>(
        "select distinct conduct_case from conduct_case_steps where school = @school and (instr(words, @number) > 0 or instr(words, @name) > 0) order by conduct_case limit 100",
        new { school, number, name }).AsList();

    // What was kept was taken: each step is put on the case before it again.
    private static IEnumerable<KeptCase> Cases(IEnumerable<StepRow> rows) => rows.GroupBy(row => row.ConductCase).Select(of =>
    {
        var steps = of.Select((row, number) => (row, Step: row.ToStep(number))).ToList();
        var kept = steps.Aggregate(new ConductCase(of.Key, of.First().Staff), (each, step) => each.Take(step.Step) is (var after, null)
            ? after : throw new InvalidOperationException("A step of a case that is kept could not have been taken."));
        return new KeptCase(kept, [.. steps.Select(step => (step.row.Id, step.row.At))]);
    });

    private sealed record StepRow
    {
        public string ConductCase { get; init; } = "";

        public string Staff { get; init; } = "";

        public string Id { get; init; } = "";

        public CaseStepKind Kind { get; init; }

        public string TakenBy { get; init; } = "";

        public DateOnly Day { get; init; }

        public DateTimeOffset At { get; init; }

        public string? Words { get; init; }

        public string Evidence { get; init; } = "[]";

        public string? Body { get; init; }

        public bool Waived { get; init; }

        public bool? Upheld { get; init; }

        public BreachKind? Breach { get; init; }

        public DateOnly? EffectFrom { get; init; }

        public DateOnly? EffectTo { get; init; }

        public bool? Veto { get; init; }

        public DateOnly? AppealBy { get; init; }

        public CaseStep ToStep(int number) => new()
        {
            Kind = Kind,
            By = TakenBy,
            Day = Day,
            After = number,
            Words = Words,
            Evidence = JsonSerializer.Deserialize<List<string>>(Evidence, Json.Options)!,
            Body = Body,
            Waived = Waived,
            Upheld = Upheld,
            Sanction = Breach is { } breach ? new(breach, EffectFrom!.Value, EffectTo, Veto == true, AppealBy!.Value) : null,
        };
    }
}

/// <summary>A case as it is kept (案件), with each step's own id and moment.</summary>
public sealed record KeptCase(ConductCase Case, IReadOnlyList<(string Id, DateTimeOffset At)> Taken);
