using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.TermSheets.SheetWords;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Who the sheet is about and the posts held (基本信息).</summary>
internal static class PersonTable
{
    public static Table Of(TermSheet sheet, Language language)
    {
        var person = sheet.Person;
        const CellStyle label = CellStyle.Shaded;
        var lines = sheet.Posts.Select(post => PostLine(post, language)).ToList();
        if (sheet.Teaching.Count > 0) lines.Add(TeachingLine(sheet.Teaching, language));
        var posts = lines.Count == 0 ? NoPosts.In(language) : string.Join('\n', lines);
        return new Table(
            [.. Enumerable.Range(0, 4).SelectMany(_ => new Column[] { new(1, Alignment.Center), new(2, Alignment.Center) })],
            [
                new Row([
                    new(Name.In(language), label), new(person.Name.In(language)),
                    new(StaffNumber.In(language), label), new(person.StaffNumber),
                    new(Subject.In(language), label), new(OrNothing(person.Subject)),
                    new(ProfessionalTitle.In(language), label), new(OrNothing(person.ProfessionalTitle)),
                ]),
                new Row([
                    new(Posts.In(language), label),
                    new(posts, lines.Count == 0 ? CellStyle.Quiet : CellStyle.Plain, Span: 7, Alignment: Alignment.Left),
                ]),
            ]);

        string OrNothing(Text text) => text.In(language) is { Length: > 0 } known ? known : SheetFigures.Nothing;
    }

    private static string PostLine(SheetPost post, Language language)
    {
        var (from, to) = (SheetFigures.Date(post.From, language), SheetFigures.Date(post.To, language));
        return language == Language.Chinese
            ? string.Create(CultureInfo.InvariantCulture, $"{post.Name.Zh}：{from}至{to}，任职{post.Weeks}周")
            : string.Create(CultureInfo.InvariantCulture, $"{post.Name.En}: {from} to {to}, {post.Weeks} weeks in post");
    }

    // 任教：八年级1班、八年级2班数学；七年级3班历史（2025年9月1日至2025年11月2日，承担50%）
    private static string TeachingLine(IReadOnlyList<SheetTeaching> teaching, Language language)
    {
        var chinese = language == Language.Chinese;
        return (chinese ? "任教：" : "Teaches: ") + string.Join(chinese ? "；" : "; ", teaching.Select(Part));

        string Part(SheetTeaching taught)
        {
            var classes = string.Join(chinese ? "、" : ", ", taught.Classes.Select(name => name.In(language)));
            var limits = new[] { Time(taught), Share(taught) }.Where(limit => limit.Length > 0).ToArray();
            return chinese
                ? classes + taught.Subject.Zh + (limits.Length == 0 ? "" : $"（{string.Join('，', limits)}）")
                : $"{taught.Subject.En} {classes}" + (limits.Length == 0 ? "" : $" ({string.Join(", ", limits)})");
        }

        string Time(SheetTeaching taught) => (taught.From, taught.To) switch
        {
            (null, null) => "",
            ({ } from, null) => chinese ? SheetFigures.Date(from, language) + "起" : "from " + SheetFigures.Date(from, language),
            (null, { } to) => (chinese ? "至" : "to ") + SheetFigures.Date(to, language),
            ({ } from, { } to) => SheetFigures.Date(from, language) + (chinese ? "至" : " to ") + SheetFigures.Date(to, language),
        };

        string Share(SheetTeaching taught) => taught.Share is not { } share ? "" : (chinese ? "承担" : "share ") + SheetFigures.Count(share) + "%";
    }
}
