using System.Globalization;

namespace QualityTracker.Core.Backups;

/// <summary>How many backups stay (保留规则): of the last so many days, weeks and months that have one, the latest of each.</summary>
/// <param name="Daily">Days, from 0.</param>
/// <param name="Weekly">Weeks from Monday, from 0.</param>
/// <param name="Monthly">Months, from 0.</param>
public sealed record BackupKeeping(int Daily, int Weekly, int Monthly);

/// <summary>Which backups stay (备份淘汰).</summary>
public static class BackupThinning
{
    /// <summary>
    /// Those that are to be deleted. The newest always stays, and so does the newest good one; a bad one takes no good one's place, and goes once a
    /// good one is newer. One of the future counts as none, and stays until its time has come.
    /// </summary>
    public static IReadOnlyList<BackupName> Surplus(IEnumerable<BackupName> backups, BackupKeeping keeping, DateTime now)
    {
        var all = backups.Where(each => !each.IsOfFuture(now)).Distinct().OrderByDescending(each => each.MadeAt).ThenBy(each => each.IsBad).ToList();
        var good = all.Where(each => !each.IsBad).ToList();
        HashSet<BackupName> kept =
        [
            .. all.Take(1), .. good.Take(1),
            .. Latest(good, keeping.Daily, at => at.Year * 1000 + at.DayOfYear),
            .. Latest(good, keeping.Weekly, at => ISOWeek.GetYear(at) * 100 + ISOWeek.GetWeekOfYear(at)),
            .. Latest(good, keeping.Monthly, at => at.Year * 100 + at.Month),
        ];
        return [.. all.Where(each => !kept.Contains(each))];
    }

    // Latest first, so that the first of each span is its latest.
    private static IEnumerable<BackupName> Latest(List<BackupName> good, int spans, Func<DateTime, int> span) => good.DistinctBy(each => span(each.MadeAt)).Take(spans);
}
