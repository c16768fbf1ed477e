using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>Something wrong in a policy pack (政策包错误): where it is, what it is and what to do about it.</summary>
/// <param name="Line">From 1; 0 when the problem is in no file.</param>
/// <param name="Column">From 1; 0 when the problem is in no file.</param>
/// <param name="Message">What is wrong and the remedy.</param>
public sealed record PolicyProblem(int Line, int Column, Text Message)
{
    /// <summary>The file by its pack id, the school's own or one it extends; null when the file does not say.</summary>
    public string? File { get; init; }

    public static PolicyProblem At(Place place, string zh, string en) =>
        new(place.Line, place.Column, new(zh, en)) { File = place.File };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(File is null ? "" : File + ":")}{Line}:{Column} {Message.En}");
}

/// <summary>A pack, or the school's values for its parameters, cannot be used (政策包无效).</summary>
public sealed class PolicyException(IReadOnlyList<PolicyProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<PolicyProblem> Problems { get; } = problems;
}

/// <summary>Where a part of a pack stands (位置).</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="File">The file by its pack id: a part may come from a pack that this one extends; null when the file does not say.</param>
public readonly record struct Place(int Line, int Column, string? File = null);
