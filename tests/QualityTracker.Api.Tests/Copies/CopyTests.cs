using System.Globalization;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Copies;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Copies;

/// <summary>An installation copied into PostgreSQL and back: stopped anywhere it goes on, and whatever is asked of all three, the same bytes come back.</summary>
public sealed class CopyTests
{
    private static readonly string[] Addresses =
    [
        "evaluations/2025-1", "sheets/2025-1/T004.pdf", "exports/records.zip", "score-sheets/2025-1", "tutoring-boards/2025-1?day=2025-11-14", .. RecordKinds.All.Select(kind => kind.Noun + "?limit=20&names=true"),
    ];

    private readonly TestClock clock = new(new(2026, 1, 26, 1, 0, 0, TimeSpan.Zero));
    private readonly StringWriter said = new(CultureInfo.InvariantCulture);
    private readonly List<PostgresDatabase> servers = [];
    private string folder = null!;
    private Database source = null!;

    [OneTimeSetUp]
    public void Make()
    {
        folder = Directory.CreateTempSubdirectory("copies").FullName;
        source = FilledInstallation.Make(Path.Combine(folder, "source"), clock);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        foreach (var server in servers) PostgresServer.Drop(server);
        TestDatabase.Close(source);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task There_and_back_however_often_it_is_stopped_and_every_answer_is_the_same()
    {
        var server = NewServer("server", migrated: false);
        foreach (var at in new[] { 1, 2, 7, 30, 31 })
        {
            Assert.That(() => Copy(source, server, StopAfter(at), rows: 400), Throws.TypeOf<StoppedException>(), "stopped in the middle");
            Assert.That(() => Migrations.Apply(server), Throws.TypeOf<ToldException>(), "nobody serves it yet");
        }

        Assert.That(Copy(source, server).MovedOn, Is.Empty);
        Assert.That(said.ToString(), Does.Contain("Going on where the last run stopped"));
        Assert.That(server.Read(connection => connection.Query<string>("select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal").AsList()), Is.Empty, "every trigger is back");
        Assert.That(() => server.Write(connection => connection.Execute("delete from seals")), Throws.Exception.Message.Contains("never removed"));
        Assert.That(server.Write(connection => connection.QuerySingle<long>("select nextval(pg_get_serial_sequence('seals', 'seq'))")), Is.EqualTo(server.Read(connection => connection.QuerySingle<long>("select max(seq) from seals")) + 1));

        var back = Database.At(Path.Combine(folder, "back"));
        Assert.That(() => Copy(server, back, StopAfter(20), rows: 500), Throws.TypeOf<StoppedException>());
        Assert.That(Copy(server, back, rows: 500).MovedOn, Is.Empty);
        TestDatabase.Close(back);
        Assert.That(DatabaseFile.FaultIn(TestDatabase.FileOf(back)), Is.Null, "its tables and triggers are to the letter as they were");
        Assert.That(File.ReadAllText(Path.Combine(back.Folder, "archive/ab/abcd.gz")), Does.Contain("abcd"));
        Assert.That(new AuditVerifier(back).Verify().Head, Is.EqualTo(new AuditVerifier(source).Verify().Head));

        var answers = new List<byte[]>[3];
        foreach (var (database, at) in new[] { source, server, back }.Select((database, at) => (database, at))) answers[at] = await Answers(database);
        for (var at = 0; at < Addresses.Length; at++) Assert.That(answers.Select(of => Convert.ToBase64String(of[at])).Distinct().Count(), Is.EqualTo(1), Addresses[at]);
    }

    [Test]
    public void A_source_that_is_written_to_is_seen()
    {
        var from = SmallCopy("writing");
        var server = NewServer("of-writing");
        Assert.That(() => Copy(from, server, StopAfter(3)), Throws.TypeOf<StoppedException>());
        Note(from);
        Assert.That(() => Copy(from, server), Throws.TypeOf<CopyException>().With.Message.Contains("after the run that was stopped"));
        var noted = false;
        Assert.That(Copy(from, server, (_, _) => noted = noted || Note(from), anew: true).MovedOn, Is.EqualTo(new[] { "audit_contents", "audit_entries", "audit_head" }));
        Assert.That(() => Migrations.Apply(server), Throws.TypeOf<ToldException>(), "what it lacks would be lost");
        Assert.That(Copy(from, server, anew: true).MovedOn, Is.Empty);

        var backup = Database.At(Path.Combine(folder, "backup"));
        noted = false;
        Assert.That(Copy(server, backup, (_, _) => noted = noted || Note(server), ofMoment: true).MovedOn, Is.Not.Empty);
        Assert.That(() => Migrations.Apply(backup), Throws.Nothing, "as a backup it is whole");

        // What no entry of the log tells of is found when both are held against each other.
        var other = NewServer("of-quiet");
        Assert.That(() => Copy(from, other, StopAfter(40)), Throws.TypeOf<StoppedException>());
        from.Write(connection => connection.Execute("update access_tokens set last_used_at = '2026-02-01'"));
        Assert.That(() => Copy(from, other), Throws.TypeOf<CopyException>().With.Message.Contains("access_tokens"));
    }

    [Test]
    public void A_target_that_holds_something_and_a_source_that_is_none_are_refused()
    {
        var held = Database.At(Path.Combine(folder, "held"));
        Directory.CreateDirectory(held.Folder);
        Migrations.Apply(held);
        new AuditLog(held, clock).Begin();
        var filed = Database.At(Path.Combine(folder, "filed"));
        Directory.CreateDirectory(Path.Combine(filed.Folder, "keys"));
        File.WriteAllText(Path.Combine(filed.Folder, "keys", "audit.key"), "another");
        var foreign = PostgresServer.NewDatabase(Path.Combine(folder, "foreign"), PostgresServer.NoTemplate);
        servers.Add(foreign);
        foreign.Write(connection => connection.Execute("create table somebodys (id bigint primary key)"));
        foreach (var target in new[] { held, filed, foreign }) Assert.That(() => Copy(source, target), Throws.TypeOf<CopyException>().With.Message.Contains("nothing was changed"));
        Assert.That(() => Copy(source, source), Throws.TypeOf<CopyException>().With.Message.Contains("the same database"));
        Assert.That(() => Copy(Database.At(Path.Combine(folder, "nowhere")), held), Throws.TypeOf<CopyException>().With.Message.Contains("no database"));
        Assert.That(() => Copy(foreign, Database.At(Path.Combine(folder, "of-foreign"))), Throws.TypeOf<CopyException>().With.Message.Contains("no database of this program"));
        var mixed = NewServer("mixed");
        mixed.Write(connection => connection.Execute("create table customers (name text)"));
        Assert.That(() => Copy(source, mixed), Throws.TypeOf<ToldException>().With.Message.Contains("customers is not this program's"));
        Assert.That(CopyCommand.Run(() => (source, held), false, false, said, false, default), Is.EqualTo(1));
    }

    [Test]
    public void What_may_be_meant_as_a_server_is_no_folder(
        [Values("Host=", "Hots=x;Password=Secret!", "Password=Secret!", "host=x dbname=Secret!;", "postgresql://qt:Secret!@127.0.0.1/qtmain", "Host=x;Password=a;Secret!;Database=qt")] string text)
    {
        Assert.That(() => CopyEnd.Of(text, PostgresDatabase.IsMeant(text) ? folder : null), Throws.TypeOf<ToldException>().With.Message.Not.Contains("ecret"));
        Assert.That(() => Database.At(text), Throws.TypeOf<ToldException>().With.Message.Not.Contains("ecret"));
    }

    [Test]
    public void A_folder_with_a_sign_in_its_name_is_a_folder() => Assert.That(CopyEnd.Of(Path.Combine(folder, "a=b"), null), Is.TypeOf<SqliteDatabase>());

    [Test]
    public void Of_two_copyings_into_one_target_the_second_is_told_so()
    {
        foreach (var target in new[] { NewServer("twice"), Database.At(Path.Combine(folder, "twice-file")) })
        {
            var told = "";
            Copy(source, target, (_, _) => told = told.Length > 0 ? told : Assert.Throws<CopyException>(() => Copy(source, target))!.Reason.En);
            Assert.That(told, Does.StartWith("Another copying into"));
            Assert.That(() => Copy(source, target), Throws.TypeOf<CopyException>().With.Message.Contains("nothing was changed"), "it may be filled by the next one again");
        }
    }

    [Test]
    public void A_source_that_a_program_serves_is_copied_only_as_of_a_moment()
    {
        var target = Database.At(Path.Combine(folder, "of-served"));
        using (WorkFolder.Serve(source.Folder))
        {
            Assert.That(() => Copy(source, target), Throws.TypeOf<CopyException>().With.Message.Contains("--moment"));
            Assert.That(Directory.Exists(target.Folder), Is.False);
            Assert.That(CopyCommand.Run(() => (source, target), anew: false, ofMoment: true, said, onScreen: false, default), Is.Zero);
        }

        Copy(source, Database.At(Path.Combine(folder, "of-left")));
    }

    [Test]
    public void A_server_whose_secret_was_not_given_is_told_of_before_anything_is_made()
    {
        var server = NewServer("sealed");
        Copy(source, server);
        var (stranger, back) = (PostgresServer.Again(server, Path.Combine(folder, "stranger")), Database.At(Path.Combine(folder, "unmade")));
        using (stranger) Assert.That(() => Copy(stranger, back), Throws.TypeOf<CopyException>().With.Message.Contains("--from-data"));
        Assert.That(Directory.Exists(stranger.Folder) || Directory.Exists(back.Folder), Is.False);
    }

    [Test]
    public void A_row_that_is_not_what_was_read_is_found()
    {
        var from = SmallCopy("sound");
        var server = NewServer("of-sound");
        Assert.That(() => Copy(from, server, (table, _) =>
        {
            if (table == "access_tokens") server.Write(connection => connection.Execute("update access_tokens set name = name || ' '"));
        }), Throws.TypeOf<CopyException>().With.Message.Contains("access_tokens"));
        from.Write(connection => connection.Execute("update schools set name = 'x' || char(0) where id = 'filler'"));
        Assert.That(() => Copy(from, NewServer("of-zero")), Throws.TypeOf<CopyException>().With.Message.Contains("schools"));
    }

    private CopyOutcome Copy(Database from, Database to, Action<string, long>? after = null, int rows = 20_000, bool anew = false, bool ofMoment = false) =>
        new CopyRun(from, to, new CopyProgress(said, false, TimeProvider.System)) { BatchRows = rows, AfterBatch = after }.Run(anew, ofMoment, default);

    private static Action<string, long> StopAfter(int batches) => (_, _) =>
    {
        if (--batches == 0) throw new StoppedException();
    };

    private PostgresDatabase NewServer(string name, bool migrated = true)
    {
        var server = PostgresServer.NewDatabase(Path.Combine(folder, name), migrated ? PostgresServer.MigratedTemplate : PostgresServer.NoTemplate);
        servers.Add(server);
        return server;
    }

    // Without the demo school, but with rows in every table.
    private Database SmallCopy(string name) => FilledInstallation.Make(Path.Combine(folder, name), clock, withDemo: false);

    private bool Note(Database database) => database.Write(connection => new AuditLog(database, clock).Append(connection, Caller.Console, "imports.changes", null, null, null) > 0);

    private async Task<List<byte[]>> Answers(Database database)
    {
        await using var app = App.Build(database, [], "http://127.0.0.1:0", clock);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) }.WithToken(FilledInstallation.Token);
        var answers = new List<byte[]>();
        foreach (var address in Addresses)
        {
            using var answer = await client.GetAsync(new Uri($"/api/v1/schools/demo/{address}", UriKind.Relative));
            Assert.That(answer.IsSuccessStatusCode, Is.True, $"{address} {await answer.Content.ReadAsStringAsync()}");
            answers.Add(await answer.Content.ReadAsByteArrayAsync());
        }

        return answers;
    }

    private sealed class StoppedException : Exception;
}
