using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Posts;
using QualityTracker.Core.WhatIfs;

namespace QualityTracker.Reports.WhatIfs;

/// <summary>How a trial calculation is worded (试算用语).</summary>
internal static class WhatIfWords
{
    public static string Word(Language language, string zh, string en) => language == Language.Chinese ? zh : en;

    public static string Posts(IReadOnlyList<PostKind> posts, Language language) =>
        string.Join(Word(language, "、", ", "), posts.Select(post => Names.Of(post).In(language)));

    /// <summary>With its sign: +1.50, -0.25, 0.00.</summary>
    public static string Signed(decimal points) => (points > 0 ? "+" : "") + Rounding.Points(points).ToString(CultureInfo.InvariantCulture);

    public static string Signed(Money money) => (money.Cents > 0 ? "+" : "") + money;

    /// <summary>The dimensions that moved, the furthest first.</summary>
    public static string Why(PersonChange person, Language language)
    {
        var moved = person.Dimensions.OrderByDescending(each => Math.Abs(each.Change)).Select(each => $"{each.Title.In(language)} {Signed(each.Change)}{Kind(each.Kind, language)}");
        return string.Join(Word(language, "；", "; "), person.OutsideDimensions is { } rest && rest != 0
            ? moved.Append($"{Word(language, "维度之外", "outside the dimensions")} {Signed(rest)}")
            : moved);
    }

    private static string Kind(DimensionChangeKind kind, Language language) => kind == DimensionChangeKind.Moved ? ""
        : Word(language, $"（{Names.Of(kind).Zh}）", $" ({Names.Of(kind).En})");
}
