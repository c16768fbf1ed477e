using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>The tables of PostgreSQL are those of SQLite, and each that has a school leads with it, so that they can be spread over servers by school.</summary>
public sealed class SchemaTests
{
    // Their rows are numbered, or named by a hash, over all schools in a file; by school in PostgreSQL, which the school then leads.
    private static readonly string[] LedBySchoolInPostgresAlone = ["ballot_codes", "policy_adoptions", "policy_versions", "seals"];

    // Of the installation: who has no school is in it too.
    private static readonly string[] OfNoSchool = ["account_grants", "accounts", "audit_entries"];

    // What nodes share; one program on a file has it beside the file or in memory.
    private const string OfNodes = "('file_parts', 'sealed_keys', 'permit_windows')";

    private string folder = null!;
    private Database file = null!;
    private Database server = null!;

    [OneTimeSetUp]
    public void Make()
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        file = TestDatabase.In(folder, Store.Sqlite);
        server = TestDatabase.In(folder, Store.PostgreSql);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        TestDatabase.Close(server);
        TestDatabase.Close(file);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Both_have_the_same_columns_in_the_same_order()
    {
        var ofFile = file.Read(connection => connection.Query<string>(
            """
            select tables.name || '.' || columns.name || ' ' || lower(columns.type) || case when columns."notnull" = 1 or columns.pk > 0 then ' not null' else '' end
            from sqlite_master as tables join pragma_table_info(tables.name) as columns
            where tables.type = 'table' and tables.name not like 'sqlite%' order by tables.name, columns.cid
            """).AsList());
        var ofServer = server.Read(connection => connection.Query<string>(
            $"""
            select table_name || '.' || column_name || ' ' || case data_type when 'bigint' then 'integer' when 'bytea' then 'blob' else data_type end || case is_nullable when 'NO' then ' not null' else '' end
            from information_schema.columns where table_schema = current_schema() and table_name <> 'schema_steps' and table_name not in {OfNodes} and table_name not like 'qrtz%' order by table_name collate "C", ordinal_position
            """).AsList());
        Assert.That(ofServer, Is.EqualTo(ofFile.Where(column => !column.StartsWith("schema_steps.", StringComparison.Ordinal))));
    }

    [Test]
    public void Texts_of_PostgreSQL_stand_in_the_order_of_their_bytes_as_in_SQLite() => Assert.That(
        server.Read(connection => connection.Query<string>(
            "select table_name || '.' || column_name from information_schema.columns where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C' and table_name <> 'schema_steps' and table_name not like 'qrtz%'").AsList()),
        Is.Empty);

    [Test]
    public void Both_have_the_same_keys()
    {
        var (ofFile, ofServer) = (KeysOfFile(), KeysOfServer());
        Assert.That(ofServer.Keys, Is.EquivalentTo(ofFile.Keys));
        Assert.That(ofServer.Where(each => ofFile[each.Key] != each.Value).Select(each => each.Key).Order(), Is.EqualTo(LedBySchoolInPostgresAlone));
    }

    [Test]
    public void Both_refuse_the_same_second_rows()
    {
        var ofFile = file.Read(connection => connection.Query<string>(
            """
            select tables.name || ' ' || (select group_concat(name, ',') from (select name from pragma_index_info(indexes.name) order by seqno)) || case indexes.partial when 1 then ' partly' else '' end
            from sqlite_master as tables join pragma_index_list(tables.name) as indexes
            where tables.type = 'table' and tables.name not like 'sqlite%' and indexes."unique" = 1 and indexes.origin <> 'pk' order by 1
            """).AsList());
        var ofServer = server.Read(connection => connection.Query<string>(
            $"""
            select keys.relname || ' ' || string_agg(keys.attname, ',' order by keys.place) || case when bool_or(keys.partly) then ' partly' else '' end
            from ({Indexes} where i.indisunique and not i.indisprimary) as keys group by keys.relname, keys.indexrelid
            """).Order(StringComparer.Ordinal).ToList());
        Assert.That(ofServer, Is.EqualTo(ofFile.Select(each => each == "seals hash" ? "seals hash,school" : each).Order(StringComparer.Ordinal)));
    }

    [Test]
    public void Both_have_the_same_triggers()
    {
        var ofFile = file.Read(connection => connection.Query<string>("select tbl_name || '.' || name from sqlite_master where type = 'trigger'").AsList());
        var ofServer = server.Read(connection => connection.Query<string>(
            "select c.relname || '.' || t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and t.tgname not like '%truncate'").AsList());
        Assert.That(ofServer, Is.EquivalentTo(ofFile));
    }

    [Test]
    public void Every_table_with_a_school_is_led_by_it()
    {
        var tables = server.Read(connection => connection.Query<string>("select table_name::text from information_schema.columns where table_schema = current_schema() and column_name = 'school'").AsList());
        var keys = KeysOfServer();
        Assert.That(tables.Where(table => !keys.TryGetValue(table, out var key) || !key.StartsWith("school,", StringComparison.Ordinal)).Order(), Is.EqualTo(OfNoSchool.Append("ballot_boxes").Order()));
        Assert.That(server.Read(Database.TablesOf).Except(tables).Except(["schools", "schema_steps"]).Where(table => !table.StartsWith("qrtz", StringComparison.Ordinal)).Order(), Is.EqualTo(new[]
        {
            "access_tokens", "audit_contents", "audit_head", "calendar_feeds", "file_parts", "passkey_challenges", "passkeys", "permit_windows", "recovery_codes", "sealed_keys", "sessions", "sign_in_failures",
        }), "the rest is the installation's: who may come in, the log, and what nodes share");
    }

    private const string Indexes =
        """
        select c.relname, i.indexrelid, a.attname, k.place, i.indpred is not null as partly
        from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = current_schema()::regnamespace
        cross join unnest(i.indkey) with ordinality as k (attnum, place) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        """;

    private Dictionary<string, string> KeysOfFile() => file.Read(connection => connection.Query<(string, string)>(
        """
        select tables.name, (select group_concat(name, ',') from (select name from pragma_table_info(tables.name) where pk > 0 order by pk))
        from sqlite_master as tables where tables.type = 'table' and tables.name not in ('sqlite_sequence', 'ballot_boxes')
        """).ToDictionary(StringComparer.Ordinal));

    private Dictionary<string, string> KeysOfServer() => server.Read(connection => connection.Query<(string, string)>(
        $"select keys.relname::text, string_agg(keys.attname, ',' order by keys.place) from ({Indexes} where i.indisprimary and c.relname not in {OfNodes} and c.relname not like 'qrtz%') as keys group by keys.relname").ToDictionary(StringComparer.Ordinal));
}
