using System.Globalization;
using Quartz;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Jobs;

/// <summary>
/// Which node does which job, and when (任务调度): Quartz, in memory where there is one program, and on a server's database as a cluster, in which the
/// others take up within seconds what a node that is gone was at. The jobs themselves are rows of ours; Quartz only hands them out.
/// </summary>
public sealed partial class JobSchedule(Database database, JobRunner runner, IServiceProvider services, IConfiguration configuration, TimeProvider clock, ILogger<JobSchedule> logger) : IHostedService, IAsyncDisposable
{
    /// <summary>How many jobs a node does at a time, of all kinds.</summary>
    private const int AtOnce = 4;

    private const string Name = "QualityTracker";

    // How often a node says that it is there; after two times without, it is gone. One that was only slow loses its turn, and its work is done again.
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTidyings = TimeSpan.FromSeconds(20);

    // Between the row of a job and its place in the queue somebody may have been killed.
    private static readonly TimeSpan LongestOnTheWay = TimeSpan.FromSeconds(10);

    // With a database that is gone Quartz would wait for ever to say what it is at; what is not parked by then is found as after a kill.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private static readonly JobKey Run = new("run");

    private readonly SemaphoreSlim gate = new(1);
    private readonly string node = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private StandaloneSchedulerFactory? factory;
    private IScheduler? scheduler;
    private bool stopped;

    public JobRunner Runner => runner;

    /// <summary>Begins to work on jobs, with those that somebody was at who stopped.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (database is PostgresDatabase)
        {
            await Scheduler();
            foreach (var row in database.Read(JobStore.Unclaimed)) Queue(row);
            return;
        }

        if (!database.Read(JobStore.Any)) return;
        database.Write(connection =>
        {
            JobStore.ReleaseAll(connection);
            return true;
        });
        await Scheduler();
        foreach (var row in database.Read(JobStore.Unclaimed)) await Place(row);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        runner.Dispose();
        return Stop();
    }

    /// <summary>Queues a job that is written down.</summary>
    public void Queue(JobRow row) => _ = Task.Run(async () =>
    {
        try
        {
            await Place(row);
        }
        catch (Exception exception)
        {
            // Whoever tidies next finds it.
            LogNotQueued(logger, exception.GetType().Name);
        }
    });

    /// <summary>Queues the jobs that were written down and not queued.</summary>
    public async Task QueueLeft()
    {
        var before = clock.GetUtcNow() - LongestOnTheWay;
        foreach (var row in database.Read(JobStore.Unclaimed).Where(row => row.CreatedAt < before)) await Place(row);
    }

    public async ValueTask DisposeAsync()
    {
        runner.Dispose();
        await Stop();
    }

    // Every order of a job has one place, whoever gives it one.
    private async Task Place(JobRow row)
    {
        var key = new TriggerKey(string.Create(CultureInfo.InvariantCulture, $"{row.Id}.{row.Orders}.{row.Turn}"), row.School);
        if (await Scheduler() is not { } queue || await queue.Exists(key)) return;
        try
        {
            await queue.ScheduleJob(TriggerBuilder.Create().WithIdentity(key).ForJob(Run).StartNow()
                .WithSimpleSchedule(once => once.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
                .UsingJobData(RunJob.School, row.School).UsingJobData(RunJob.Id, row.Id).UsingJobData(RunJob.Order, row.Orders.ToString(CultureInfo.InvariantCulture)).Build());
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another node was faster.
        }
    }

    private async Task<IScheduler?> Scheduler()
    {
        await gate.WaitAsync();
        try
        {
            if (scheduler is not null || stopped) return stopped ? null : scheduler;
            factory = QuartzSchedulerBuilder.Create(Configure).Build();
            scheduler = await factory.GetScheduler();
            await scheduler.Start();
            return scheduler;
        }
        finally
        {
            gate.Release();
        }
    }

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.Services.AddSingleton(services.GetRequiredService<ILoggerFactory>());
        quartz.Services.AddSingleton(runner);
        quartz.Services.AddSingleton(this);
        quartz.Services.AddSingleton(services.GetRequiredService<JobTidying>());
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = Name;
            options.InstanceId = node;
            options.MaxBatchSize = 1;
            options.IdleWaitTime = TimeSpan.FromSeconds(5);
        });
        quartz.UseDefaultThreadPool(AtOnce);
        quartz.AddJob<RunJob>(job => job.WithIdentity(Run).StoreDurably().RequestRecovery());
        quartz.AddJob<TidyJobs>(job => job.WithIdentity("tidy").StoreDurably());
        quartz.AddTrigger(trigger => trigger.WithIdentity("tidy").ForJob("tidy").StartNow()
            .WithSimpleSchedule(again => again.WithInterval(BetweenTidyings).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
        if (database is not PostgresDatabase server)
        {
            quartz.UseInMemoryStore();
            return;
        }

        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(source => source.DataSourceFactory = _ => server.Source);
            var each = configuration.GetValue("Nodes:CheckIn", CheckIn);
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (each, 2 * each));
        });
    }

    private async Task Stop()
    {
        await gate.WaitAsync();
        try
        {
            stopped = true;
            if (scheduler is not null) await scheduler.Shutdown(waitForJobsToComplete: true).AsTask().WaitAsync(LongestStop);
            if (factory is not null) await factory.DisposeAsync().AsTask().WaitAsync(LongestStop);
            if (scheduler is not null && database is PostgresDatabase server) server.WriteBeside(connection => JobStore.Leave(connection, node));
        }
        catch (Exception exception)
        {
            // The database is gone, and with it what there was to be said to the other nodes.
            LogNotQueued(logger, exception.GetType().Name);
        }
        finally
        {
            (scheduler, factory) = (null, null);
            gate.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue of jobs could not be reached: {Exception}")]
    private static partial void LogNotQueued(ILogger logger, string exception);
}
