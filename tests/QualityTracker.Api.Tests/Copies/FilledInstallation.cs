using System.Globalization;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Copies;

/// <summary>A data folder with the demo school, an account, files, and rows in every table, also in those that triggers keep as they are.</summary>
public static class FilledInstallation
{
    private const string Filler = "filler";

    /// <summary>An access token of its account.</summary>
    public static string Token { get; private set; } = "";

    public static Database Make(string folder, TimeProvider clock, bool withDemo = true)
    {
        Directory.CreateDirectory(folder);
        var database = withDemo ? TestDatabase.WithDemo(folder, Store.Sqlite) : TestDatabase.In(folder, Store.Sqlite);
        var log = new AuditLog(database, clock);
        log.Begin();
        var account = TestAccounts.Add(database, "everything", TestAccounts.Everything);
        var token = TestAccounts.Token(database, account);
        if (withDemo) Token = token;
        database.Write(connection =>
        {
            log.Append(connection, Caller.Console, "imports.changes", null, null, new { words = "“不同”的字 🀄 and \u0001" });
            var tables = TableLayout.AllOf(connection);
            TableLoader.Load(connection, tables.Single(table => table.Name == "schools"), [Row(tables.Single(table => table.Name == "schools"), 1, account.Id)]);
            foreach (var table in tables.Where(table => table.Name != "schema_steps" && !TableRows.Any(connection, table)))
                TableLoader.Load(connection, table, table.Key is [{ Name: "account" }] ? [Row(table, 1, account.Id)] : [Row(table, 1, account.Id), Row(table, 2, account.Id)]);
            return true;
        });
        foreach (var path in new[] { "attachments/a", "archive/ab/abcd.gz" }) Put(Path.Combine(folder, path));
        return database;
    }

    private static object?[] Row(TableLayout table, long number, string account) =>
    [
        .. table.Columns.Select(column => column.Name switch
        {
            "school" => Filler,
            "id" when table.Name == "schools" => Filler,
            "bells" => "[]",
            "account" when table.Parents.Contains("accounts") => account,
            "voided_at" or "frozen_at" when number > 1 => null,
            "at" or "day" => "2026-01-01T00:00:00.0000000Z",
            var name when name.EndsWith("_at", StringComparison.Ordinal) || name.EndsWith("_on", StringComparison.Ordinal) || name.EndsWith("_day", StringComparison.Ordinal) => "2026-01-01T00:00:00.0000000Z",
            _ => column.Kind switch
            {
                ColumnKind.Text => number.ToString(CultureInfo.InvariantCulture),
                ColumnKind.Bytes => new byte[] { 0, (byte)number, 255 },
                _ => (object)(int.MaxValue + number),
            },
        }),
    ];

    private static void Put(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, file);
    }
}
