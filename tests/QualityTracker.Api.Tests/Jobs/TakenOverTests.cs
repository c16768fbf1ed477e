using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Jobs;

/// <summary>Of two nodes one is gone in the middle of a job: the other does it, and what the first says afterwards counts no more.</summary>
public sealed class TakenOverTests
{
    private const string School = "demo";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly List<(WebApplication App, PostgresDatabase Database, HeldWork Work)> nodes = [];
    private PostgresDatabase database = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = PostgresServer.NewDatabase(folder);
        for (var node = 0; node < 2; node++)
        {
            var (own, work) = (PostgresServer.Again(database), new HeldWork());
            var app = App.Build(own, ["--Nodes:CheckIn=00:00:00.5"], "http://127.0.0.1:0", null, services => services.AddSingleton<JobWork>(work));
            await app.StartAsync();
            nodes.Add((app, own, work));
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var (app, own, _) in nodes)
        {
            await app.DisposeAsync();
            own.Dispose();
        }

        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void The_job_of_a_node_that_is_gone_is_done_by_another_and_once()
    {
        var row = new JobRow { School = School, Id = Guid.CreateVersion7().ToString(), Kind = HeldWork.Name, State = "waiting", Busy = true, Orders = 1 };
        database.Write(connection =>
        {
            JobStore.Add(connection, row);
            return true;
        });
        nodes[0].App.Services.GetRequiredService<JobSchedule>().Queue(row);
        var first = WaitHandle.WaitAny([.. nodes.Select(node => node.Work.Begun.WaitHandle)], Longest);
        Assert.That(first, Is.Not.EqualTo(WaitHandle.WaitTimeout), "somebody takes it up");
        var (gone, left) = (nodes[first], nodes[1 - first]);
        Assert.That(Find(row).Turn, Is.EqualTo(1));

        // As when its machine is cut off: none of its connections works any more, and it knows nothing of it.
        gone.Database.Dispose();
        Assert.That(left.Work.Begun.Wait(Longest), Is.True, "the other takes it up");
        gone.Work.Go.Set();
        left.Work.Go.Set();
        Assert.That(left.Work.Ended.Wait(Longest) && gone.Work.Ended.Wait(Longest), Is.True);
        var done = Find(row);
        Assert.That((done.State, done.Busy, done.Turn, done.Result), Is.EqualTo(("done", false, 2L, "2")));
        Assert.That((gone.Work.Settled, left.Work.Settled), Is.EqualTo((0, 1)));
    }

    private JobRow Find(JobRow row) => database.Read(connection => JobStore.Find(connection, row.School, row.Id))!;

    private sealed class HeldWork : JobWork
    {
        public const string Name = "held";

        public ManualResetEventSlim Begun { get; } = new();

        public ManualResetEventSlim Go { get; } = new();

        public ManualResetEventSlim Ended { get; } = new();

        public int Settled { get; private set; }

        public override string Kind => Name;

        public override void Run(JobTurn turn)
        {
            Begun.Set();
            try
            {
                Go.Wait();
                turn.Settle("done", $"{turn.Row.Turn}");
                Settled++;
            }
            finally
            {
                Ended.Set();
            }
        }

        public override void Fail(JobTurn turn, Exception exception) => throw new JobTakenException();
    }
}
