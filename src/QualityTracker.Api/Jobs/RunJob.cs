using Quartz;

namespace QualityTracker.Api.Jobs;

/// <summary>One order of a job (执行一次), as Quartz hands it to the node that is to do it; again, when that node is gone.</summary>
public sealed class RunJob(JobRunner runner) : IJob
{
    public const string School = "school";
    public const string Id = "id";
    public const string Order = "order";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var asked = context.MergedJobDataMap;
        await runner.Run(asked.GetString(School)!, asked.GetString(Id)!, long.Parse(asked.GetString(Order)!, System.Globalization.CultureInfo.InvariantCulture), context.Recovering);
    }
}

/// <summary>What one of the nodes does now and then (定时清理), and looks whether a job was written down and not queued.</summary>
[DisallowConcurrentExecution]
public sealed class TidyJobs(JobSchedule schedule, JobTidying tidying) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await schedule.QueueLeft();
        tidying.Run();
    }
}
