using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Records;

/// <summary>All SQL of one kind of record. Every statement names the school.</summary>
public sealed class RecordStore<T>(RecordKind<T> kind) where T : class, IRecord, new()
{
    private readonly string columns = string.Join(", ", kind.Columns.Where(column => column.Name != "id").Select(column => $"\"{column.Name}\""));

    private readonly string values = string.Join(", ", kind.Columns.Where(column => column.Name != "id").Select(column => $"@{column.Name}"));

    private readonly string assignments = string.Join(", ", kind.Columns.Where(column => column.Name != "id").Select(column => $"\"{column.Name}\" = @{column.Name}"));

    private string Cells => $"id, {columns}, version, recorded_at, voided_at, void_reason";

    private string Select => $"select {Cells} from {kind.Table}";

    public Stored<T>? Find(DbConnection connection, string school, string id) =>
        Query(connection, $"{Select} where school = @school and id = @id", new { school, id }).SingleOrDefault();

    /// <summary>The record of the same id, and that in force which states the same fact.</summary>
    public List<Stored<T>> FindLike(DbConnection connection, string school, T record) => Query(connection,
        $"{Select} where school = @school and id = @Id union all {Select} where school = @school and record_key = @Key and voided_at is null and id <> @Id",
        new { school, record.Id, record.Key }).AsList();

    /// <summary>All records, voided ones too, by key; of one key the one in force, if there is one.</summary>
    public Dictionary<string, Stored<T>> ByKey(DbConnection connection, string school)
    {
        var byKey = new Dictionary<string, Stored<T>>();
        foreach (var stored in Query(connection, $"{Select} where school = @school", new { school }))
        {
            if (stored.State.VoidedAt is null) byKey[stored.Record.Key] = stored;
            else byKey.TryAdd(stored.Record.Key, stored);
        }

        return byKey;
    }

    /// <summary>
    /// The records in force, of one term or span when a condition on columns is given. Columns named as unread, long texts that the caller
    /// has no use for, are left as in a new record.
    /// </summary>
    public List<T> InForce(DbConnection connection, string school, string condition = "true", object? values = null, params string[] unread)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("school", school);
        var read = unread.Length == 0 ? columns
            : string.Join(", ", kind.Columns.Where(column => column.Name != "id" && !unread.Contains(column.Name)).Select(column => $"\"{column.Name}\""));
        return connection.Query<T>($"select id, {read} from {kind.Table} where school = @school and voided_at is null and {condition} order by id", parameters).AsList();
    }

    /// <summary>The records in force within reach, of a term or span when a condition on columns is given: one after the other, so that none need be in memory.</summary>
    public IEnumerable<T> Stream(DbConnection connection, string school, ReachedRows reached, string condition, object? values)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("school", school);
        return StreamedRows.Of<T>(connection, $"select id, {columns} from {kind.Table} where school = @school and voided_at is null and {condition} and {Within(reached, parameters)} order by {(kind.OrderedBy is { } by ? $"\"{by}\", " : "")}id", parameters);
    }

    /// <summary>The records with an id in one of the columns, voided ones too.</summary>
    public List<Stored<T>> Naming(DbConnection connection, string school, IEnumerable<string> names, string id) => Query(connection,
        $"{Select} where school = @school and ({string.Join(" or ", names.Select(name => $"\"{name}\" = @id"))}) order by id", new { school, id }).AsList();

    /// <summary>The records of a span or term, by a condition on columns, voided ones too.</summary>
    public List<Stored<T>> Recorded(DbConnection connection, string school, string condition, object values)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("school", school);
        return Query(connection, $"{Select} where school = @school and {condition} order by id", parameters).AsList();
    }

    /// <param name="connection">The database.</param>
    /// <param name="school">Whose records.</param>
    /// <param name="query">Which, in what order.</param>
    /// <param name="reached">The rows that may be seen.</param>
    /// <param name="readable">What may be read of another noun, by whose names is searched; null when nothing may.</param>
    public Page<Stored<T>> List(DbConnection connection, string school, RecordQuery query, ReachedRows reached, Func<string, ReachedRows?> readable)
    {
        var parameters = new DynamicParameters(new { school, query.After, query.AfterId, limit = query.Limit + 1 });
        var where = $"school = @school and voided_at is {(query.Voided ? "not null" : "null")} and {Within(reached, parameters)}";
        foreach (var (column, comparison, value) in query.Filters)
        {
            if (value is null)
            {
                where += " and false";
                continue;
            }

            where += $" and \"{column}\" {Sign(comparison)} @{column}{comparison}";
            parameters.Add($"{column}{comparison}", value);
        }

        if (query.Search is { } search)
        {
            where += $" and {RecordSearchStore.Condition(kind, search, readable, parameters)}";
        }

        var total = connection.ExecuteScalar<int>($"select count(*) from {kind.Table} where {where}", parameters);
        var order = query.Sort ?? kind.OrderedBy ?? "id";
        var rows = Query(connection, $"{Select} where {where} and {After(query, order)} order by {OrderBy(query, order)} limit @limit", parameters).AsList();
        var page = rows.Take(query.Limit).ToList();
        var last = rows.Count > query.Limit ? page[^1].Record : null;
        return new(page, total, last is null ? null : query.CursorAfter(order == "id" ? last.Id : kind.Columns.Single(column => column.Name == order).Stored(last), last.Id));
    }

    private static string Sign(Comparison comparison) => comparison switch { Comparison.AtLeast => ">=", Comparison.AtMost => "<=", _ => "=" };

    // What is not filled in comes last, whichever way the others go.
    private string OrderBy(RecordQuery query, string order)
    {
        var way = query.Descending ? " desc" : "";
        return order == "id" ? $"id{way}" : $"{(IsOptional(order) ? $"\"{order}\" is null, " : "")}\"{order}\"{way}, id";
    }

    private string After(RecordQuery query, string order)
    {
        if (query.AfterId is null) return "true";
        var beyond = query.Descending ? "<" : ">";
        if (order == "id") return $"id {beyond} @AfterId";
        if (query.After is null) return $"\"{order}\" is null and id > @AfterId";
        var rest = IsOptional(order) ? $" or \"{order}\" is null" : "";
        return query.Descending ? $"(\"{order}\" < @After or (\"{order}\" = @After and id > @AfterId){rest})" : $"((\"{order}\", id) > (@After, @AfterId){rest})";
    }

    private bool IsOptional(string name) => kind.Columns.Any(column => column.Name == name && !column.Required);

    // The same rows as ReachedRows.Has finds one by one.
    private string Within(ReachedRows rows, DynamicParameters parameters)
    {
        parameters.Add("self", rows.Self ?? "");
        var shown = string.Join(" and ", kind.Columns.Where(kind.IsShownWhenShared).Select(column => $"(\"{column.Name}\" <> @self or {kind.SharedBy} = 1)").Prepend("true"));
        if (rows.WholeSchool) return shown;
        parameters.Add("me", rows.Me);
        parameters.Add("classes", JsonSerializer.Serialize(rows.Classes));
        parameters.Add("pupils", JsonSerializer.Serialize(rows.Pupils));
        parameters.Add("subjects", JsonSerializer.Serialize(rows.Subjects));
        var any = kind.Columns.Select(column => (column.Name, Of: column.IsOf(kind)))
            .Where(column => column.Of is "staff" or "classes" or "pupils" or "subjects")
            .Select(column => column.Of == "staff" ? $"\"{column.Name}\" = @me" : $"\"{column.Name}\" in (select value from json_each(@{column.Of}))");
        return $"({string.Join(" or ", any.Prepend("false"))}) and {shown}";
    }

    /// <summary>Adds a record; null when its id, or in force its fact, is there already.</summary>
    public Stored<T>? Add(DbConnection connection, string school, T record, DateTimeOffset now) =>
        Query(connection, $"{InsertText} on conflict do nothing returning {Cells}", Parameters(school, record, now)).SingleOrDefault();

    /// <summary>Adds many with one prepared statement.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="school">Whose records.</param>
    /// <param name="records">None of them there yet.</param>
    /// <param name="now">When they are recorded.</param>
    /// <param name="byId">For records that are only looked at, without all that tells two of them apart: each is its own fact.</param>
    public void AddMany(DbConnection connection, string school, IEnumerable<T> records, DateTimeOffset now, bool byId = false)
    {
        using var command = connection.CreateCommand();
        command.CommandText = InsertText;
        var cells = kind.Columns.Where(column => column.Name != "id").Select(column => (column, parameter: Parameter(command, column.Name, TypeOf(column)))).ToList();
        var (id, key) = (Parameter(command, "id", DbType.String), Parameter(command, "key", DbType.String));
        Parameter(command, "school", DbType.String).Value = school;
        Parameter(command, "now", DbType.String).Value = Rows.Store(now);
        foreach (var record in records)
        {
            id.Value = record.Id;
            key.Value = byId ? record.Id : record.Key;
            foreach (var (column, parameter) in cells) parameter.Value = column.Stored(record) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Replaces a record in force if it still has the version; null when it changed meanwhile.</summary>
    public Stored<T>? Replace(DbConnection connection, string school, T record, int version, DateTimeOffset now) =>
        Query(connection, $"""
            update {kind.Table} set {assignments}, record_key = @key, version = version + 1, recorded_at = @now
            where school = @school and id = @id and version = @version and voided_at is null returning {Cells}
            """, Parameters(school, record, now).Add("version", version, DbType.Int32)).SingleOrDefault();

    /// <summary>Voids a record, or puts it back in force when the reason is null; null when it changed meanwhile.</summary>
    public Stored<T>? Void(DbConnection connection, string school, string id, int version, string? reason, DateTimeOffset now) =>
        Query(connection, $"""
            update {kind.Table} set voided_at = @at, void_reason = @reason, version = version + 1
            where school = @school and id = @id and version = @version returning {Cells}
            """, new { school, id, version, reason, at = reason is null ? null : Rows.Store(now) }).SingleOrDefault();

    /// <summary>Whether a record in force refers to this one.</summary>
    public static bool IsReferredTo(DbConnection connection, string school, Reference reference, string id) =>
        connection.ExecuteScalar<bool>(reference.Item is { } item
            ? $"select exists (select 1 from {reference.Table}, json_each({reference.Column}) as item where school = @school and item.value ->> '{item}' = @id and voided_at is null)"
            : $"select exists (select 1 from {reference.Table} where school = @school and \"{reference.Column}\" = @id and voided_at is null)",
            new { school, id });

    private string InsertText => $"""
        insert into {kind.Table} (school, id, record_key, version, recorded_at, {columns})
        values (@school, @id, @key, 1, @now, {values})
        """;

    private static IEnumerable<Stored<T>> Query(DbConnection connection, string sql, object parameters) =>
        connection.Query<T, RecordState, Stored<T>>(sql, (record, state) => new(record, state), parameters, splitOn: "version");

    private TypedParameters Parameters(string school, T record, DateTimeOffset now)
    {
        var parameters = new TypedParameters().Add("school", school).Add("id", record.Id).Add("key", record.Key).Add("now", Rows.Store(now));
        foreach (var column in kind.Columns.Where(column => column.Name != "id")) parameters.Add(column.Name, column.Stored(record), TypeOf(column));
        return parameters;
    }

    private static DbType TypeOf(Column<T> column) => column.IsNumber ? DbType.Int64 : DbType.String;

    // Of the same type each time: a command that PostgreSQL has prepared takes no other.
    private static DbParameter Parameter(DbCommand command, string name, DbType type)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType) = (name, type);
        command.Parameters.Add(parameter);
        return parameter;
    }

    // DynamicParameters asks each parameter for its type before it says it, which PostgreSQL's library looks up anew each time.
    private sealed class TypedParameters : SqlMapper.IDynamicParameters
    {
        private readonly List<(string Name, object? Value, DbType Type)> values = [];

        public TypedParameters Add(string name, object? value, DbType type = DbType.String)
        {
            values.Add((name, value, type));
            return this;
        }

        void SqlMapper.IDynamicParameters.AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            foreach (var (name, value, type) in values) Parameter((DbCommand)command, name, type).Value = value ?? DBNull.Value;
        }
    }
}
