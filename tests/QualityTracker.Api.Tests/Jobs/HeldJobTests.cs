using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Jobs;

/// <summary>A database that is held or gone for a while leaves no job lying: it is done later, or by another.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class HeldJobTests(Store store)
{
    private const string School = "demo";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private string folder = null!;
    private Database database = null!;
    private SomeWork work = null!;
    private JobRunner runner = null!;

    [SetUp]
    public void Start()
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        database = TestDatabase.In(folder, store);
        work = new();
        runner = new(database, [work], NullLogger<JobRunner>.Instance);
    }

    [TearDown]
    public void Stop()
    {
        runner.Dispose();
        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_job_that_could_not_be_taken_up_at_once_is_done_all_the_same(bool unheard)
    {
        var (row, tries) = (Add(), 0);
        work.Taken = () =>
        {
            if (++tries > 1) return;

            // It may stand there all the same, and nobody has heard of it.
            if (unheard) _ = Task.Run(() => Claim(row));
            throw new HeldException();
        };
        await runner.Run(School, row.Id, 1, again: false);
        Assert.That((Find(row).State, tries), Is.EqualTo(("done", 2)));
    }

    [Test]
    public async Task What_a_node_that_stops_was_at_or_was_to_take_over_is_there_for_the_next()
    {
        var (own, gone) = (Add(), Add());
        Claim(gone);
        work.Go.Reset();
        var runs = new[] { runner.Run(School, own.Id, 1, again: false), runner.Run(School, gone.Id, 1, again: true) };
        Assert.That(work.Begun.Wait(Longest), Is.True);
        runner.Dispose();
        await Task.WhenAll(runs).WaitAsync(Longest);
        foreach (var left in new[] { Find(own), Find(gone) }) Assert.That((left.State, left.Busy, left.Claimed, left.Turn), Is.EqualTo(("waiting", true, false, 1L)));
    }

    [Test]
    public async Task A_job_that_was_never_queued_is_found_and_done()
    {
        await using var app = App.Build(database, [], "http://127.0.0.1:0", null, services => services.AddSingleton<JobWork>(work));
        var row = Add();
        await app.Services.GetRequiredService<JobSchedule>().QueueLeft();
        Assert.That(() => Find(row).State, Is.EqualTo("done").After((int)Longest.TotalMilliseconds, 50));
    }

    [Test]
    public async Task A_job_whose_server_went_away_is_begun_again_and_one_that_only_took_too_long_has_failed()
    {
        var (slow, left) = (Add(), Add());
        work.Doing = () => throw new NpgsqlException("slow", new TimeoutException());
        await runner.Run(School, slow.Id, 1, again: false);
        Assert.That((Find(slow).State, Find(slow).Busy), Is.EqualTo(("failed", false)));
        foreach (var gone in new Exception[] { new NpgsqlException("broken", new IOException()), new HeldException(new InvalidOperationException("closed")), new PostgresException("", "", "", PostgresErrorCodes.AdminShutdown) })
        {
            work.Doing = () => throw gone;
            await runner.Run(School, left.Id, 1, again: false);

            // A file does not go away: what it says is final.
            if (store == Store.Sqlite) Assert.That(Find(left).State, Is.EqualTo("failed"));
            else Assert.That((Find(left).State, Find(left).Busy, Find(left).Claimed), Is.EqualTo(("waiting", true, false)));
        }

        work.Doing = () => { };
        await runner.Run(School, left.Id, 1, again: false);
        Assert.That(Find(left).State, Is.EqualTo(store == Store.Sqlite ? "failed" : "done"));
    }

    [Test]
    public void What_came_of_a_job_is_said_until_it_is_heard_and_of_no_later_order()
    {
        var row = Claim(Add());
        using var end = new CancellationTokenSource();
        var turn = new JobTurn(database, row, end, new Signal());
        LoseConnection();
        turn.Settle("done", "1");
        turn.Settle("done", "1");
        Assert.That((Find(row).State, Find(row).Result), Is.EqualTo(("done", "1")));
        Assert.That(() => turn.Settle("failed", null), Throws.InstanceOf<JobTakenException>());
        Assert.That(database.Write(connection => JobStore.Again(connection, row, "[\"done\"]")), Is.True);
        Assert.That(() => turn.Settle("done", "1"), Throws.InstanceOf<JobTakenException>());
    }

    [Test]
    public void A_note_of_how_far_it_is_that_cannot_be_written_is_left_out()
    {
        using var nowhere = new PostgresDatabase($"Host={Path.Combine(folder, "nowhere")};Username=x;Database=x", folder);
        using var end = new CancellationTokenSource();
        var turn = new JobTurn(nowhere, Add(), end, new Signal());
        Thread.Sleep(600);
        turn.Report(new { Done = 2 });
        Assert.That((turn.Progress, end.IsCancellationRequested), Is.EqualTo(("{\"done\":2}", false)));
    }

    // The next write finds it out.
    private void LoseConnection()
    {
        if (database is SqliteDatabase)
        {
            database.Write(connection => connection.Execute("pragma query_only = on"));
            return;
        }

        var process = database.Write(connection => connection.QuerySingle<int>("select pg_backend_pid()"));
        database.Read(connection => connection.QuerySingle<bool>("select pg_terminate_backend(@process)", new { process }));
    }

    private JobRow Add()
    {
        var row = new JobRow { School = School, Id = Guid.CreateVersion7().ToString(), Kind = SomeWork.Name, State = "waiting", Busy = true, Orders = 1 };
        database.Write(connection =>
        {
            JobStore.Add(connection, row);
            return true;
        });
        return row;
    }

    private JobRow Claim(JobRow row)
    {
        database.Write(connection => JobStore.Claim(connection, School, row.Id, 1, "working", again: false));
        return Find(row);
    }

    private JobRow Find(JobRow row) => database.Read(connection => JobStore.Find(connection, row.School, row.Id))!;

    private sealed class SomeWork : JobWork
    {
        public const string Name = "some";

        public Action Taken { get; set; } = () => { };

        public Action Doing { get; set; } = () => { };

        public ManualResetEventSlim Begun { get; } = new();

        public ManualResetEventSlim Go { get; } = new(true);

        public override string Kind => Name;

        public override string AtWork
        {
            get
            {
                Taken();
                return "working";
            }
        }

        public override string Parked => "waiting";

        public override void Run(JobTurn turn)
        {
            Begun.Set();
            Go.Wait(turn.End);
            Doing();
            turn.Settle("done", null);
        }

        public override void Fail(JobTurn turn, Exception exception) => turn.Settle("failed", null);
    }
}
