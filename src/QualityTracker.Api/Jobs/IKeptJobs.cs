using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Jobs;

/// <summary>Jobs of a kind that are kept for a while, with their files (保留的任务).</summary>
public interface IKeptJobs
{
    string Kind { get; }

    /// <summary>How long after it was begun a job that is over is kept.</summary>
    TimeSpan Kept { get; }

    /// <summary>Each named for the id of its job, or beginning with it and a full stop.</summary>
    Files Files { get; }
}
