using System.Globalization;

namespace QualityTracker.Core.Backups;

/// <summary>
/// A backup by its file's name (备份文件名): qualitytracker-YYYYMMDD-HHMMSS.zip, and with .bad behind it when it was found not to be good. The time is
/// that of the machine's own clock on the wall. A name that is not written so is not of this program's making.
/// </summary>
/// <param name="MadeAt">On the wall, to the second.</param>
/// <param name="IsBad">Whether its verification failed.</param>
public readonly record struct BackupName(DateTime MadeAt, bool IsBad)
{
    private const string Prefix = "qualitytracker-";
    private const string Stamp = "yyyyMMdd-HHmmss";
    private const string Suffix = ".zip";
    private const string Bad = ".bad";

    // A clock that is set back, as in autumn, or two backups in one second.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    public string File => Prefix + MadeAt.ToString(Stamp, CultureInfo.InvariantCulture) + Suffix + (IsBad ? Bad : "");

    /// <summary>Whether it was made by a clock that was far ahead, such as that of a machine that started once in another year: it says nothing of when.</summary>
    public bool IsOfFuture(DateTime now) => MadeAt - now > Slack;

    /// <summary>Reads a name without a folder; null when it is none of a backup.</summary>
    public static BackupName? Of(string file)
    {
        var isBad = file.EndsWith(Bad, StringComparison.Ordinal);
        var good = isBad ? file[..^Bad.Length] : file;
        if (good.Length != Prefix.Length + Stamp.Length + Suffix.Length || !good.StartsWith(Prefix, StringComparison.Ordinal) || !good.EndsWith(Suffix, StringComparison.Ordinal)) return null;
        return DateTime.TryParseExact(good.AsSpan(Prefix.Length, Stamp.Length), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new(at, isBad) : null;
    }
}
