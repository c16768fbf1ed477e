using System.Data.Common;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Storage;

/// <summary>Why the program does not start, or a command is not carried out, and what to do (可告知的失败): said in one line, to whoever runs it.</summary>
public class ToldException(Text reason) : Exception(reason.En)
{
    public Text Reason { get; } = reason;

    /// <summary>What a failure is told as; null for a fault of the program itself, of which only its stack tells.</summary>
    /// <param name="failure">Whatever ended the start or the command.</param>
    /// <param name="place">Which database it was at work on, for people; null for none.</param>
    public static Text? ReasonOf(Exception failure, string? place)
    {
        if (failure is ToldException told) return told.Reason;
        if (failure is not (DbException or HeldException or IOException or UnauthorizedAccessException)) return null;
        var reason = DiskReason.Of(failure);
        return place is null ? reason : new($"{place}：{reason.Zh}", $"{place}: {reason.En}");
    }
}
