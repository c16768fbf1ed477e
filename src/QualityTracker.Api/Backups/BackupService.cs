namespace QualityTracker.Api.Backups;

/// <summary>
/// Looks now and then whether a backup is due (定时备份): a machine that slept, or whose clock was set, finds out soon after. What keeps it from
/// looking, such as a folder on a disk that is gone, is logged and ends nothing else.
/// </summary>
public sealed partial class BackupService(BackupDesk desk, TimeProvider clock, ILogger<BackupService> logger) : BackgroundService
{
    /// <summary>Between two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (desk.Settings.At is null) return;
        try
        {
            while (true)
            {
                await Look();
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task Look()
    {
        try
        {
            await desk.RunWhenDue();
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception is BackupException ? exception.Message : exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether a backup is due could not be seen: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
