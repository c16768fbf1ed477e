using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>What a transaction of PostgreSQL holds to, so that the program may reckon with it as with SQLite's.</summary>
public sealed class PostgresDatabaseTests
{
    private string folder = null!;
    private Database database = null!;

    [OneTimeSetUp]
    public void Make()
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        database = PostgresServer.NewDatabase(folder);
        database.Write(connection => connection.Execute("create table numbers (number bigint); insert into numbers values (0)"));
    }

    [OneTimeTearDown]
    public void Remove()
    {
        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
    }

    [TestCase(59, null)]
    [TestCase(-59, null)]
    [TestCase(61, "61 seconds behind the server's")]
    [TestCase(-172_800, "172800 seconds ahead of the server's")]
    public void A_clock_that_is_not_the_servers_is_told_before_the_start(int behind, string? told)
    {
        Assert.That(PostgresDatabase.FaultOf(TimeSpan.FromSeconds(behind))?.En, told is null ? Is.Null : Does.Contain(told));
        using var apart = PostgresServer.Again((PostgresDatabase)database, folder, new TestClock(database.Time()!.Value - TimeSpan.FromSeconds(behind)));
        Assert.That(apart.Prepare, told is null ? Throws.Nothing : Throws.TypeOf<ToldException>().With.Message.Contains(told[3..]));
        Assert.That((database.Time()!.Value - TimeProvider.System.GetUtcNow()).Duration(), Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void Of_many_writers_each_sees_what_the_one_before_it_left()
    {
        database.Write(connection => connection.Execute("update numbers set number = 0"));
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => database.Write(connection =>
            connection.Execute("update numbers set number = @next", new { next = Number(connection) + 1 })));
        Assert.That(database.Read(Number), Is.EqualTo(60));
    }

    [Test]
    public void A_reader_sees_one_moment_and_nobody_waits_for_it()
    {
        database.Read(connection =>
        {
            var before = Number(connection);
            database.Write(other => other.Execute("update numbers set number = number + 7"));
            Assert.That(Number(connection), Is.EqualTo(before));
            Assert.That(Assert.Catch<DbException>(() => connection.Execute("update numbers set number = 1"))!.Message, Does.Contain("read-only"));
            return 0;
        });
    }

    [Test]
    public void What_is_asked_often_is_kept_ready_on_its_connection()
    {
        const int often = 6;
        for (var time = 0; time < often; time++) database.Read(Number);
        Assert.That(database.Read(connection => connection.ExecuteScalar<int>("select count(*) from pg_prepared_statements where statement = 'select number from numbers'")), Is.EqualTo(1));
    }

    [Test]
    public void What_the_connection_string_says_holds()
    {
        using var said = (PostgresDatabase)Database.At(folder, "Host=db;MaxAutoPrepare=7;Timeout=3");
        using var unsaid = (PostgresDatabase)Database.At(folder, "Host=db");
        NpgsqlConnectionStringBuilder Of(PostgresDatabase each) => new(each.Source.ConnectionString);
        Assert.That((Of(said).MaxAutoPrepare, Of(said).Timeout, Of(said).CommandTimeout), Is.EqualTo((7, 3, 60)));
        Assert.That((Of(unsaid).MaxAutoPrepare, Of(unsaid).NoResetOnClose), Is.EqualTo((100, true)));
    }

    [Test]
    public void Nothing_that_asks_or_reads_can_write()
    {
        foreach (var read in new Func<Func<DbConnection, int>, int>[] { work => database.Ask(connection => Task.FromResult(work(connection))).GetAwaiter().GetResult(), database.Read })
            Assert.That(Assert.Catch<DbException>(() => read(connection => connection.Execute("update numbers set number = 1")))!.SqlState, Is.EqualTo("25006"));
    }

    [Test]
    public void A_row_that_broke_off_says_that_the_server_is_gone()
    {
        Assert.That(Database.IsBusy(new DataException("Error parsing column 0", new NpgsqlException("broken", new IOException()))), Is.True);
        Assert.That(Database.IsBusy(new DataException("Error parsing column 0", new FormatException())), Is.False);
    }

    [Test]
    public void What_is_not_kept_leaves_nothing()
    {
        var before = database.Read(Number);
        database.WriteUntraced(connection => connection.Execute("update numbers set number = number + 1"), keeps: _ => false);
        Assert.That(database.Read(Number), Is.EqualTo(before));
    }

    [Test]
    public void Rows_come_one_after_the_other_while_other_statements_run_and_one_may_stop()
    {
        database.Read(connection =>
        {
            long Sum(int of) => StreamedRows.Of<long>(connection, "select each from generate_series(1, @of) as each", new { of })
                .Select(each => each + connection.ExecuteScalar<long>("select 0")).Sum();
            var nested = StreamedRows.Of<long>(connection, "select each from generate_series(1, 100000) as each").Take(3).Select(each => each * Sum(1500)).ToList();
            Assert.That(nested, Is.EqualTo(new[] { 1_125_750L, 2_251_500L, 3_377_250L }));
            Assert.That(connection.ExecuteScalar<int>("select count(*) from pg_cursors where name <> ''"), Is.Zero);
            return Number(connection);
        });
    }

    [Test]
    public void A_failure_in_the_middle_of_rows_is_told_as_it_was()
    {
        var failure = Assert.Catch<DbException>(() => database.Read(connection =>
            StreamedRows.Of<long>(connection, "select each from generate_series(1, 1000) as each").Select(each => each + connection.ExecuteScalar<long>("select 1 / 0")).Sum()));
        Assert.That(failure!.Message, Does.Contain("division by zero"));
        Assert.That(Database.IsBusy(failure), Is.False);
    }

    [TestCase("53100")]
    [TestCase("25006")]
    [TestCase("58030")]
    public void Permits_that_cannot_be_counted_are_given_out_by_each_node_by_itself(string reason)
    {
        const int most = 5;
        database.Write(connection => connection.Execute(
            $"""
            create function no_count() returns trigger language plpgsql as $$ begin raise exception 'refused' using errcode = '{reason}'; end $$;
            create trigger no_count before insert on permit_windows for each row execute function no_count()
            """));
        try
        {
            using var ours = new SharedLimiter((PostgresDatabase)database, reason, most, chunk: 2);
            using var theirs = new SharedLimiter((PostgresDatabase)database, reason, most, chunk: 2);
            Assert.That(new[] { ours, theirs }.Select(node => Enumerable.Range(0, 3 * most).Count(_ => node.AttemptAcquire().IsAcquired)), Is.All.EqualTo(most));
            using var refused = ours.AttemptAcquire();
            Assert.That(refused.TryGetMetadata(System.Threading.RateLimiting.MetadataName.RetryAfter, out var after) && after <= TimeSpan.FromMinutes(1), Is.True);
        }
        finally
        {
            database.Write(connection => connection.Execute("drop trigger no_count on permit_windows; drop function no_count()"));
        }
    }

    [Test]
    public void A_count_of_permits_does_not_wait_for_the_disk_and_whatever_else_is_written_does()
    {
        var waits = new List<string>();
        ((PostgresDatabase)database).WriteBeside(connection =>
        {
            PermitStore.Take(connection, "quick", 1);
            waits.Add(connection.ExecuteScalar<string>("show synchronous_commit")!);
        });
        ((PostgresDatabase)database).WriteBeside(connection => waits.Add(connection.ExecuteScalar<string>("show synchronous_commit")!));
        Assert.That(waits, Is.EqualTo(new[] { "off", "on" }));
    }

    [Test]
    public void A_server_that_is_not_there_is_busy_and_its_password_is_shown_to_nobody()
    {
        using var gone = (PostgresDatabase)Database.At(folder, $"Host={folder};Database=nowhere;Username=qt;Password=very-secret");
        var failure = Assert.Catch<DbException>(() => gone.Read(Number))!;
        Assert.That(Database.IsBusy(failure), Is.True, failure.ToString());
        Assert.That(Database.IsFull(failure), Is.False);
        Assert.That(gone.Name + failure, Does.Contain("nowhere").And.Not.Contain("very-secret"));
    }

    [Test]
    public void A_text_that_names_no_server_is_refused([Values("", " ", "db", "Database=qt", "Server", "Hots=x;Password=Secret!", "postgresql://qt:Secret!@127.0.0.1/qt", "Host=db;Port=Secret!", "Host=db Password=Secret!", "Host=db;Database=qt Password=Secret!", "Host=db;Password=a;Secret!;Database=qt")] string text) => Assert.Throws<ToldException>(() => Database.At(folder, text));

    private static long Number(DbConnection connection) => connection.ExecuteScalar<long>("select number from numbers");
}
