using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Layout;

namespace QualityTracker.Reports.Reviews;

/// <summary>
/// Codes as slips to cut out (评议码纸条), by class and group: each has its code in letters and as a QR code, and no name. The codes are in the address
/// behind the #, which a browser sends to nobody.
/// </summary>
/// <param name="Frame">The school.</param>
/// <param name="Round">What the round is called.</param>
/// <param name="FirstDay">Codes are taken from this day.</param>
/// <param name="LastDay">To this day.</param>
/// <param name="Page">The ballot page.</param>
/// <param name="Papers">Each begins a page.</param>
public sealed record BallotSlips(SchoolFrame Frame, Text Round, DateOnly FirstDay, DateOnly LastDay, Uri Page, IReadOnlyList<SlipPaper> Papers)
{
    private const int Across = 2;
    private const double Width = Drawing.Width / Across;
    private const double Height = 88;
    private const double Code = 72;

    public Document Document(Language language)
    {
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        var school = Word(Frame.School.Name, Frame.School.NameEn ?? Frame.School.Name);
        var title = Word($"{Round.Zh}评议码", $"Review codes, {Round.En}");
        var pages = language == Language.Chinese ? new PageNumber("第 ", " 页 共 ", " 页") : new PageNumber("Page ", " of ", "");
        return new(title, school, title, language, new(FirstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)),
            [.. Papers.Select(paper => new Section(Label(paper, language), Label(paper, language),
                Word("裁开后打乱次序发放，不要登记谁拿了哪一张；多余的当场撕毁。", "Cut out, shuffle and deal; do not note who got which, and tear up what is left."), pages, [.. Blocks(paper, title, language)]))]);
    }

    private IEnumerable<Block> Blocks(SlipPaper paper, string title, Language language)
    {
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        yield return new Heading(2, Label(paper, language), title + Word($"　{paper.Codes.Count} 张", $"  {paper.Codes.Count} slips"));
        yield return new Paragraph(Dealt(paper, language));
        yield return new Spacer(4);
        foreach (var row in paper.Codes.Chunk(Across))
            yield return new Drawing(Height, [.. row.SelectMany((code, at) => Slip(code, at * Width, paper, language))]);
    }

    private IEnumerable<Shape> Slip(string code, double x, SlipPaper paper, Language language)
    {
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        yield return new Stroke([new(x, 0), new(x + Width, 0), new(x + Width, Height), new(x, Height), new(x, 0)], 0.4, 0.6, IsDashed: true);
        yield return new QrCode(x + 4, (Height - Code) / 2, Code, $"{Page}#{code}");
        var (left, width) = (x + Code + 10, Width - Code - 16);
        yield return new Label(left, 9, width, Label(paper, language) + Word($"　{Round.Zh}评议", $"  {Round.En} review")) { Size = 8 };
        yield return new Label(left, 23, width, code, IsBold: true) { Size = 16 };
        yield return new Label(left, 47, width, Word("扫码，或打开 ", "Scan, or open ") + Address) { Size = 8 };
        yield return new Label(left, 60, width, Word($"{Day(FirstDay)} 至 {Day(LastDay)}　只能用一次\n不记名：没有人能查到是谁填的", $"{Day(FirstDay)} to {Day(LastDay)}, once\nNobody can find out who said what")) { Size = 7.5 };
    }

    private string Address => Page.Authority + Page.AbsolutePath;

    private string Label(SlipPaper paper, Language language)
    {
        var kind = Names.Of(paper.Kind).In(language);
        var of = paper.Class is null ? kind : $"{(Frame.Classes.TryGetValue(paper.Class, out var its) ? its.Name : paper.Class)} {kind}";
        return language == Language.Chinese ? $"{of}（票样 {paper.Number}）" : $"{of} (paper {paper.Number})";
    }

    // Whoever deals the slips must know for whom they are, and of a class whose slips are not all alike, which are for whose child.
    private string Dealt(SlipPaper paper, Language language)
    {
        var about = string.Join(language == Language.Chinese ? "、" : ", ", paper.About.Select(NameOf));
        var to = paper.Staff.Count == 0 ? "" : (language == Language.Chinese ? "发给：" : "Deal to: ") + string.Join(language == Language.Chinese ? "、" : ", ", paper.Staff.Select(NameOf)) + "\n";
        var without = string.Join(language == Language.Chinese ? "、" : ", ", paper.LeftOut.Select(NameOf));
        var kin = without.Length == 0 ? "" : language == Language.Chinese ? $"\n只发给须对以下人员回避的学生（家长）：{without}" : $"\nOnly for pupils (parents) who may not review: {without}";
        return to + (language == Language.Chinese ? $"评议：{about}" : $"About: {about}") + kin;
    }

    private string NameOf(string staff) => Frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff;

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>The slips of one paper (一种票样的纸条).</summary>
/// <param name="Number">Of the paper, from 1.</param>
/// <param name="Kind">Who gets them.</param>
/// <param name="Class">Class code; null for staff.</param>
/// <param name="Staff">Staff numbers they are dealt to; empty for a class.</param>
/// <param name="About">Staff numbers of those it asks about.</param>
/// <param name="LeftOut">Staff numbers that others of the class are asked about, and these are not.</param>
/// <param name="Codes">As they are printed.</param>
public sealed record SlipPaper(
    int Number, ReviewerKind Kind, string? Class, IReadOnlyList<string> Staff, IReadOnlyList<string> About, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Codes);
