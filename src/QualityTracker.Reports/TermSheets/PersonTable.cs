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
        var posts = sheet.Posts.Count == 0
            ? NoPosts.In(language)
            : string.Join('\n', sheet.Posts.Select(post => PostLine(post, language)));
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
                    new(posts, sheet.Posts.Count == 0 ? CellStyle.Quiet : CellStyle.Plain, Span: 7, Alignment: Alignment.Left),
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
}
