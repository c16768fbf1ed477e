using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Reports.TermSheets;

/// <summary>A bundle in words (捆绑评价): how the total was made of the own one and the partners'.</summary>
internal static class BundleWords
{
    /// <summary>Such as 本人 100.00 × 80% ＋ 结对教师均分 50.00 × 20%.</summary>
    public static string How(SheetBundle bundle, Language language)
    {
        var (own, mean) = (SheetFigures.Points(bundle.Own), SheetFigures.Points(bundle.PartnersMean));
        var (rest, share) = (SheetFigures.Count(100 - bundle.Share), SheetFigures.Count(bundle.Share));
        return language == Language.Chinese
            ? $"本人 {own} × {rest}% ＋ 结对教师本人总分的均值 {mean} × {share}%"
            : $"own {own} × {rest}% + mean of the partners' own totals {mean} × {share}%";
    }

    /// <summary>Such as 王静 15周、李强 5周.</summary>
    public static string Partners(SheetBundle bundle, Language language) => string.Join(
        language == Language.Chinese ? "、" : ", ",
        bundle.Partners.Select(partner => partner.Name.In(language) + " " + Weeks(partner.Weeks, language)));

    private static string Weeks(int weeks, Language language) =>
        weeks.ToString(CultureInfo.InvariantCulture) + (language == Language.Chinese ? "周" : weeks == 1 ? " week" : " weeks");
}
