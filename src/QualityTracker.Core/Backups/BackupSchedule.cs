namespace QualityTracker.Core.Backups;

/// <summary>When a daily backup is due (备份时间), by the machine's clock on the wall. A time that was slept through is made up for.</summary>
public static class BackupSchedule
{
    /// <summary>Whether one is due.</summary>
    /// <param name="last">When the last good one was made, or, without one, when there began to be something to back up.</param>
    /// <param name="now">The time.</param>
    /// <param name="at">The time of day.</param>
    public static bool IsDue(DateTime last, DateTime now, TimeOnly at) => last < LatestTime(now, at);

    /// <summary>When the next will be due, or was.</summary>
    public static DateTime Next(DateTime last, DateTime now, TimeOnly at)
    {
        var latest = LatestTime(now, at);
        return last < latest ? latest : latest.AddDays(1);
    }

    private static DateTime LatestTime(DateTime now, TimeOnly at)
    {
        var today = now.Date + at.ToTimeSpan();
        return today <= now ? today : today.AddDays(-1);
    }
}
