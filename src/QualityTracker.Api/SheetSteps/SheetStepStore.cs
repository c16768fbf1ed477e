using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>A step as it is kept (已办理的步骤), with the sheet it is of.</summary>
/// <param name="Term">Term id.</param>
/// <param name="Staff">Whose sheet it is.</param>
/// <param name="Step">As it was taken.</param>
public sealed record KeptStep(string Term, string Staff, SheetStep Step);

/// <summary>All SQL of the steps of sheets: they are added one after the other and never changed.</summary>
public static class SheetStepStore
{
    private const string Select =
        """
        select term, staff, number, id, kind, "by", at, day, due, figures, lines, line, objection, upheld, words, evidence, seal
        from sheet_steps where school = @school
        """;

    /// <summary>How far one sheet has come; a new one when no step was taken.</summary>
    public static SheetStanding StandingOf(DbConnection connection, string school, string term, string staff) => SheetWay.Of(
        connection.Query<Row>($"{Select} and term = @term and staff = @staff order by number", new { school, term, staff }).Select(row => row.Kept.Step));

    /// <summary>How far the sheets of a term have come, by staff number: of everybody with a step.</summary>
    public static Dictionary<string, SheetStanding> StandingsOf(DbConnection connection, string school, string term) =>
        connection.Query<Row>($"{Select} and term = @term order by staff, number", new { school, term }).Select(row => row.Kept)
            .GroupBy(kept => kept.Staff, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => SheetWay.Of(each.Select(kept => kept.Step)), StringComparer.Ordinal);

    /// <summary>Every step of a term's sheets, by staff number, then as they were taken.</summary>
    public static List<KeptStep> OfTerm(DbConnection connection, string school, string term) =>
        [.. connection.Query<Row>($"{Select} and term = @term order by staff, number", new { school, term }).Select(row => row.Kept)];

    /// <summary>How far the sheets of one person have come, by term id.</summary>
    public static Dictionary<string, SheetStanding> SheetsOf(DbConnection connection, string school, string staff) =>
        connection.Query<Row>($"{Select} and staff = @staff order by term, number", new { school, staff }).Select(row => row.Kept)
            .GroupBy(kept => kept.Term, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => SheetWay.Of(each.Select(kept => kept.Step)), StringComparer.Ordinal);

    /// <summary>The terms with a sheet that is neither new nor sealed: nothing follows a seal but that the sheet is reopened.</summary>
    public static List<string> TermsOnTheWay(DbConnection connection, string school) => connection.Query<string>(
        """
        select distinct term from sheet_steps as step where school = @school and kind <> @seal
          and number = (select max(number) from sheet_steps where school = step.school and term = step.term and staff = step.staff)
        order by term
        """, new { school, seal = Json.Word(StepKind.Seal) }).AsList();

    /// <summary>The ids of steps in whose words one text or the other stands.</summary>
    public static IEnumerable<string> Mentioning(DbConnection connection, string school, string one, string other) => connection.Query<string>(
        "select id from sheet_steps where school = @school and (instr(words, @one) > 0 or instr(words, @other) > 0) order by id limit 100", new { school, one, other });

    /// <summary>Whether an objection stands on something.</summary>
    public static bool Cites(DbConnection connection, string school, string evidence) => connection.ExecuteScalar<bool>(
        "select exists (select 1 from sheet_steps, json_each(evidence) as each where school = @school and each.value = @evidence)", new { school, evidence });

    /// <summary>The step that was taken under an id; null when none was.</summary>
    public static KeptStep? ReplayOf(DbConnection connection, string school, string id) =>
        connection.QuerySingleOrDefault<Row>($"{Select} and id = @id", new { school, id })?.Kept;

    /// <summary>Keeps a step as it came out of <see cref="SheetWay.Take"/>.</summary>
    public static void Add(DbConnection connection, string school, string term, string staff, SheetStep step) => connection.Execute(
        """
        insert into sheet_steps (school, term, staff, number, id, kind, "by", at, day, due, figures, lines, line, objection, upheld, words, evidence, seal)
        values (@school, @term, @staff, @number, @Id, @kind, @By, @at, @day, @due, @figures, @lines, @Line, @Objection, @Upheld, @Words, @evidence, @Seal)
        """, new
        {
            school,
            term,
            staff,
            number = step.After + 1,
            step.Id,
            kind = Json.Word(step.Kind),
            step.By,
            at = Rows.Store(step.At),
            day = Rows.Store(step.Day),
            due = Rows.Store(step.Due),
            figures = JsonSerializer.Serialize(step.Figures, Json.Options),
            lines = JsonSerializer.Serialize(step.Lines, Json.Options),
            step.Line,
            step.Objection,
            step.Upheld,
            step.Words,
            evidence = JsonSerializer.Serialize(step.Evidence, Json.Options),
            step.Seal,
        });

    private sealed record Row
    {
        public string Term { get; init; } = "";

        public string Staff { get; init; } = "";

        public int Number { get; init; }

        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string By { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public DateOnly Day { get; init; }

        public DateOnly? Due { get; init; }

        public string Figures { get; init; } = "[]";

        public string Lines { get; init; } = "[]";

        public string? Line { get; init; }

        public string? Objection { get; init; }

        public bool? Upheld { get; init; }

        public string? Words { get; init; }

        public string Evidence { get; init; } = "[]";

        public string? Seal { get; init; }

        public KeptStep Kept => new(Term, Staff, new()
        {
            Id = Id,
            Kind = Enum.Parse<StepKind>(Kind, ignoreCase: true),
            By = By,
            At = At,
            Day = Day,
            After = Number - 1,
            Due = Due,
            Figures = List<SheetLine>(Figures),
            Lines = List<string>(Lines),
            Line = Line,
            Objection = Objection,
            Upheld = Upheld,
            Words = Words,
            Evidence = List<string>(Evidence),
            Seal = Seal,
        });

        // Most steps have none.
        private static List<T> List<T>(string json) => json == "[]" ? [] : JsonSerializer.Deserialize<List<T>>(json, Json.Options)!;
    }
}
