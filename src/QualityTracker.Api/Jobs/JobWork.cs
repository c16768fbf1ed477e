namespace QualityTracker.Api.Jobs;

/// <summary>A sort of work that jobs ask for (任务的工作). It may be begun on one node and again on another: only the turn that is in force says what came of it.</summary>
public abstract class JobWork
{
    public abstract string Kind { get; }

    /// <summary>The state of a job that is worked on; null when it says so already.</summary>
    public virtual string? AtWork => null;

    /// <summary>The state of a job that waits again.</summary>
    public virtual string? Parked => null;

    /// <summary>Does the work, and settles the turn.</summary>
    public abstract void Run(JobTurn turn);

    /// <summary>Settles the turn after the work failed.</summary>
    public abstract void Fail(JobTurn turn, Exception exception);
}
