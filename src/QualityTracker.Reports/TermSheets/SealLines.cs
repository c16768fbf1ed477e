using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.TermSheets.SheetWords;

namespace QualityTracker.Reports.TermSheets;

/// <summary>What a sealed sheet has instead of room to write and sign (封存栏): who agreed when, and the code to verify it by.</summary>
internal static class SealLines
{
    // Some 0.5 mm a square: a phone reads it from a copy of a copy.
    private const double CodeSide = 62;

    public static IEnumerable<Block> Of(SealMark mark, Language language)
    {
        yield return new Heading(2, Agreed.In(language));
        if (mark.Note.Length > 0) yield return new Paragraph((language == Language.Chinese ? "本人意见：" : "Own comment: ") + mark.Note);
        yield return new QrNote(mark.Address.AbsoluteUri, CodeSide, language == Language.Chinese ? InChinese(mark) : InEnglish(mark));
    }

    private static string[] InChinese(SealMark mark) =>
    [
        $"已封存　第 {Number(mark.Revision)} 版　封存码 {mark.ShortCode}",
        $"本人{(mark.ConfirmedOn is { } day ? Day(day) + "确认" : "未确认")}{(mark.Unconfirmed > 0 && mark.ConfirmedOn is not null ? $"，{Number(mark.Unconfirmed)} 项到期未确认" : "")}；"
            + $"教研组长{(mark.GroupHead is { } head ? $" {head.Name} {Day(head.Day)}签字" : "未签字")}；校长{(mark.Principal is { } principal ? $" {principal.Name} {Day(principal.Day)}签字" : "未签字")}",
        $"{(mark.Notice is var (from, to) ? $"{Day(from)}至{Day(to)}公示；" : "")}{mark.SealedBy.Name} {Day(mark.SealedBy.Day)}封存",
        $"验真：手机扫码，或打开 {PageOf(mark)} 输入封存码。被新版取代的旧版不再有效。",
    ];

    private static string[] InEnglish(SealMark mark) =>
    [
        $"Sealed, revision {Number(mark.Revision)}, code {mark.ShortCode}",
        $"{(mark.ConfirmedOn is { } day ? $"Confirmed by the teacher on {Iso(day)}" : "Not confirmed by the teacher")}{(mark.Unconfirmed > 0 && mark.ConfirmedOn is not null ? $" but for {Number(mark.Unconfirmed)} lines" : "")}; "
            + $"group head: {Signed(mark.GroupHead)}; principal: {Signed(mark.Principal)}",
        $"{(mark.Notice is var (from, to) ? $"On notice from {Iso(from)} to {Iso(to)}; sealed" : "Sealed")} by {mark.SealedBy.Name} on {Iso(mark.SealedBy.Day)}",
        $"To verify, scan the code or enter it at {PageOf(mark)}. A revision that was superseded no longer holds.",
    ];

    private static string Signed(SealSignature? signature) => signature is null ? "not signed" : $"signed by {signature.Name} on {Iso(signature.Day)}";

    private static string Day(DateOnly day) => SheetFigures.Date(day, Language.Chinese);

    private static string Iso(DateOnly day) => SheetFigures.Date(day, Language.English);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // The address without the hash: what somebody types.
    private static string PageOf(SealMark mark) => mark.Address.GetLeftPart(UriPartial.Authority) + "/verify";
}
