using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Backups;

/// <summary>What is done with a backup (备份操作).</summary>
public enum BackupRunKind
{
    [Named("备份", "backing up")] Create = 1,
    [Named("核对", "verifying")] Verify,
}

/// <summary>How it stands (备份状态).</summary>
public enum BackupRunState
{
    [Named("进行中", "under way")] Running = 1,
    [Named("完好", "good")] Done,

    /// <summary>There is a file, and it is not to be used.</summary>
    [Named("未通过核对", "not good")] Bad,
    [Named("失败", "failed")] Failed,
}

/// <summary>What is being done with backups, or was done last (备份任务).</summary>
/// <param name="Kind">What.</param>
/// <param name="File">Which backup; null until it has its name.</param>
/// <param name="StartedAt">UTC.</param>
public sealed record BackupRun(BackupRunKind Kind, string? File, DateTimeOffset StartedAt)
{
    public BackupRunState State { get; init; } = BackupRunState.Running;

    public BackupStage? Stage { get; init; }

    /// <summary>Bytes of this stage that are done.</summary>
    public long Done { get; init; }

    /// <summary>Bytes of this stage.</summary>
    public long Of { get; init; }

    /// <summary>UTC; null while it is under way.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it did not succeed.</summary>
    public Text? Reason { get; init; }
}
