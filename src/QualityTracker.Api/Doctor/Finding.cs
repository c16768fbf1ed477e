using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Doctor;

/// <summary>How a check of the set-up came out (检查结果级别).</summary>
public enum FindingLevel
{
    Good,
    Warning,
    Bad,
}

/// <summary>What a check of the set-up found (检查结果).</summary>
/// <param name="Check">Its name, for machines.</param>
/// <param name="Level">How it came out.</param>
/// <param name="Title">What was looked at.</param>
/// <param name="Found">What is so.</param>
/// <param name="Remedy">What to do; none when it is good.</param>
public sealed record Finding(string Check, FindingLevel Level, Text Title, Text Found, Text? Remedy = null)
{
    public static Finding Good(string check, Text title, Text found) => new(check, FindingLevel.Good, title, found);

    public static Finding Warning(string check, Text title, Text found, Text remedy) => new(check, FindingLevel.Warning, title, found, remedy);

    public static Finding Bad(string check, Text title, Text found, Text remedy) => new(check, FindingLevel.Bad, title, found, remedy);
}
