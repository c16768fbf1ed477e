using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Jobs;

/// <summary>What was parked when the last program stopped goes on as soon as one starts.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class ParkedJobTests(Store store)
{
    // Less than until somebody tidies.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Test]
    public async Task A_parked_job_goes_on_at_the_start()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var database = TestDatabase.In(folder, store);
        try
        {
            await Start(database, () => { });
            database.Write(connection =>
            {
                JobStore.Add(connection, new() { School = "demo", Id = "parked", Kind = SeenWork.Name, State = "waiting", CreatedAt = TimeProvider.System.GetUtcNow() });
                return true;
            });
            using var begun = new ManualResetEventSlim();
            await Start(database, begun.Set, () => Assert.That(begun.Wait(Soon), Is.True));
        }
        finally
        {
            TestDatabase.Close(database);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Start(Database database, Action run, Action? then = null)
    {
        await using var app = App.Build(database, [], "http://127.0.0.1:0", null, services => services.AddSingleton<JobWork>(new SeenWork(run)));
        await app.StartAsync();
        then?.Invoke();
    }

    private sealed class SeenWork(Action run) : JobWork
    {
        public const string Name = "seen";

        public override string Kind => Name;

        public override void Run(JobTurn turn)
        {
            turn.Settle("done", null);
            run();
        }

        public override void Fail(JobTurn turn, Exception exception) => throw exception;
    }
}
