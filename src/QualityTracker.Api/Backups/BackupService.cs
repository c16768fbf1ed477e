namespace QualityTracker.Api.Backups;

/// <summary>Looks now and then whether a backup is due (定时备份): a machine that slept, or whose clock was set, finds out soon after.</summary>
public sealed class BackupService(BackupDesk desk, TimeProvider clock) : BackgroundService
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
                await desk.RunWhenDue();
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }
}
