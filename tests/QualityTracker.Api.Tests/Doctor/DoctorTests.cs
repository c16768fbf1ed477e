using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.Configuration;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Backups;
using QualityTracker.Api.Doctor;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Doctor;

/// <summary>The doctor says what is wrong with a set-up, and what to do.</summary>
public sealed class DoctorTests
{
    private string folder = null!;
    private Database database = null!;

    [SetUp]
    public void Make()
    {
        folder = Path.Combine(Directory.CreateTempSubdirectory("doctor").FullName, "data");
        WorkFolder.Make(folder);
        database = TestDatabase.In(folder, Store.Sqlite);
        var log = new AuditLog(database, TimeProvider.System);
        log.Begin();
        database.Write(connection => log.Append(connection, Caller.Console, "imports.changes", null, null, null));
    }

    [TearDown]
    public void Remove()
    {
        TestDatabase.Close(database);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Test]
    public void A_sound_installation_is_good_but_for_where_its_backups_are()
    {
        new BackupWriter(database, new BackupFolder(Path.Combine(folder, "backups")), TimeProvider.System).Write();
        var patient = Of();
        Assert.That(Found(patient).Where(each => each.Value != FindingLevel.Good).Select(each => each.Key), Is.SubsetOf(new[] { "backup-place", "room" }));
        var output = new StringWriter(CultureInfo.InvariantCulture);
        Assert.That(DoctorCommand.Run(patient, json: true, output, false), Is.EqualTo(1));
        Assert.That((string?)JsonNode.Parse(output.ToString())!["result"], Is.EqualTo("warning"));
    }

    [Test]
    public void What_is_wrong_is_told_with_a_remedy()
    {
        TestAccounts.Add(database, "demo", TestAccounts.Everything);
        database.Write(connection => connection.Execute("update accounts set demo = 1; insert into schools (id, name, time_zone, version, recorded_at, frame_version, records_version) values ('s', 's', 'Asia/Nowhere', 1, '', 1, 1)"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(folder, "keys", "audit.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var found = Found(Of(("urls", "http://0.0.0.0:80"), ("Seals:Address", "http://localhost"), ("Proxies:0", "proxy.example")));
        string[] wrong = [.. OperatingSystem.IsWindows() ? [] : new[] { "keys" }, "backups", "demo-accounts", "hosts", "seals", "time-zones"];
        Assert.That(found.Where(each => each.Value != FindingLevel.Good && each.Key != "room").Select(each => each.Key), Is.EquivalentTo(wrong));
        File.Delete(Path.Combine(folder, "keys", "audit.key"));
        Assert.That(Found(Of())["log"], Is.EqualTo(FindingLevel.Bad));
        var output = new StringWriter(CultureInfo.InvariantCulture);
        Assert.That(DoctorCommand.Run(Of(), json: false, output, inColour: false), Is.EqualTo(2));
        Assert.That(output.ToString(), Does.Contain("✗ 审计日志 · Log").And.Contain("    → "));
        database.Write(connection => connection.Execute("delete from schema_steps where name like '0001%'; insert into schema_steps (name, sha256) values ('9999_later.sql', 'x')"));
        Assert.That(Found(Of())["schema"], Is.EqualTo(FindingLevel.Bad));
        Assert.That(Found(Of() with { Folder = folder + "x" })["folder"], Is.EqualTo(FindingLevel.Bad));
    }

    [Test]
    public void A_server_that_may_lose_what_it_acknowledged_is_told_of()
    {
        using var server = (PostgresDatabase)TestDatabase.In(folder, Store.PostgreSql);
        var found = Found(Of() with { Server = PostgresServer.ConnectionTo(PostgresServer.NameOf(server)) });
        Assert.That((found["durability"], found["server"], found["server-backups"]), Is.EqualTo((FindingLevel.Bad, FindingLevel.Warning, FindingLevel.Warning)), "the server of the tests does not wait for its disk, and is asked as its superuser");
        Assert.That((found["server-clock"], found["nodes"]), Is.EqualTo((FindingLevel.Good, FindingLevel.Good)));
        Assert.That(Found(Of() with { Server = "Host=127.0.0.1;Port=1;Timeout=1" })["database"], Is.EqualTo(FindingLevel.Bad));
        PostgresServer.Drop(server);
    }

    [TestCase("Hots=x;Password=Secret!")]
    [TestCase("Host=x;Port=Secret!")]
    [TestCase("postgres://qt:Secret!@x/qt")]
    [TestCase("Host=x;Password=a;Secret!;Database=qt")]
    public void A_connection_string_that_cannot_be_understood_is_told_without_its_text(string text)
    {
        var findings = DoctorCommand.Of(Of() with { Server = text }).ToList();
        Assert.That(findings.Single(each => each.Check == "database").Found.Zh, Does.Contain("连接串"));
        Assert.That(string.Concat(findings), Does.Not.Contain("ecret"));
    }

    [TestCase("Host=nowhere.invalid")]
    [TestCase("Host=127.0.0.1;Port=1")]
    public void A_server_that_is_not_reached_is_told_so_in_both_languages(string text)
    {
        var found = DoctorCommand.Of(Of() with { Server = text + ";Timeout=2" }).Single(each => each.Check == "database").Found;
        Assert.That(found.Zh, Does.Contain("连不上服务器"));
        Assert.That(found.En, Does.Contain("cannot be reached"));
    }

    [Test]
    public void A_node_without_the_secret_or_with_another_is_told_so()
    {
        using var server = (PostgresDatabase)TestDatabase.In(folder, Store.PostgreSql);
        new AuditLog(server, TimeProvider.System).Begin();
        var patient = Of() with { Server = PostgresServer.ConnectionTo(PostgresServer.NameOf(server)) };
        Assert.That(Found(patient)["log"], Is.EqualTo(FindingLevel.Good));
        File.Delete(NodeSecret.FileIn(folder));
        Assert.That(Found(Of() with { Server = patient.Server })["secret"], Is.EqualTo(FindingLevel.Bad), "there is none");
        NodeSecret.Make(folder);
        Assert.That(Found(Of() with { Server = patient.Server })["secret"], Is.EqualTo(FindingLevel.Bad), "it is another");
        PostgresServer.Drop(server);
    }

    [Test]
    public void A_database_of_another_program_or_another_encoding_is_told_so()
    {
        using var server = PostgresServer.NewDatabase(folder, PostgresServer.NoTemplate);
        server.Write(connection => connection.Execute("create table customers (name text)"));
        var findings = DoctorCommand.Of(Of() with { Server = PostgresServer.ConnectionTo(PostgresServer.NameOf(server)) }).ToList();
        Assert.That(findings.Single(each => each.Check == "schema").Found.En, Does.Contain("another program (customers)"));
        PostgresServer.Drop(server);

        using var latin = PostgresServer.NewDatabase(folder, $"{PostgresServer.NoTemplate} encoding 'LATIN1' locale_provider libc locale 'C'");
        findings = [.. DoctorCommand.Of(Of() with { Server = PostgresServer.ConnectionTo(PostgresServer.NameOf(latin)) })];
        Assert.That(findings.Single(each => each.Check == "schema").Found.En, Does.Contain("LATIN1"), "and not that it is to be started once");
        Assert.That(() => Migrations.Apply(latin), Throws.TypeOf<ToldException>().With.Message.Contains("LATIN1"));
        PostgresServer.Drop(latin);
    }

    private Patient Of(params (string Name, string Value)[] settings) => new(
        folder, null, new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value))).Build(), "Production", TimeProvider.System);

    private static Dictionary<string, FindingLevel> Found(Patient patient)
    {
        var findings = DoctorCommand.Of(patient).ToList();
        Assert.That(findings.Where(each => each.Level != FindingLevel.Good).Select(each => each.Remedy), Is.All.Not.Null);
        return findings.GroupBy(each => each.Check).ToDictionary(each => each.Key, each => each.Max(finding => finding.Level), StringComparer.Ordinal);
    }
}
