using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.Reviews;

/// <summary>The results of a round as a workbook (评议结果工作簿): everybody by edge, what is hidden as such, and how lenient each edge was.</summary>
public static class ReviewWorkbook
{
    /// <param name="frame">The school.</param>
    /// <param name="title">What the round is called.</param>
    /// <param name="round">The round, which is over.</param>
    /// <param name="results">Its results.</param>
    /// <param name="edges">Those it was opened with.</param>
    /// <param name="language">Of the workbook.</param>
    public static Workbook Of(SchoolFrame frame, Text title, ReviewRound round, ReviewResults results, IReadOnlyList<ReviewEdge> edges, Language language)
    {
        var day = round.LastDay.ToString("O", CultureInfo.InvariantCulture);
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        string Name(Enum value) => Names.Of(value).In(language);
        Cell Of(decimal? figure) => figure is { } known ? Cell.Of(known) : Cell.Empty;
        Cell Count(int? count) => count is { } known ? Cell.Of(known) : Cell.Empty;
        return new(
            new Sheet(Word("评议结果", "Results"),
            [
                new(Word("工号", "Staff number"), 12), new(Word("姓名", "Name"), 12), new(Word("身份", "Role"), 16), new(Word("评议人", "Reviewed by"), 18),
                new(Word("票数", "Ballots"), 9, CellKind.Whole), new(Word("原始均分", "Raw mean"), 11, CellKind.Number), new(Word("占比（%）", "Share (%)"), 11, CellKind.Number),
                new(Word("综合分", "Combined"), 11, CellKind.Number), new(Word("说明", "Note"), 34),
            ],
            results.People.SelectMany(person => person.Edges.Select(edge => (IReadOnlyList<Cell>)
            [
                Cell.Of(person.Staff), Cell.Of(frame.Staff.TryGetValue(person.Staff, out var member) ? member.Name : person.Staff), Cell.Of(Name(person.Of)), Cell.Of(Name(edge.From)),
                Count(edge.Ballots), Of(edge.Score), edge.Hidden ? Cell.Empty : Of(edge.Percent), Of(person.Combined), Cell.Of(edge.Hidden ? Hidden(edge.From, person.Of) : ""),
            ])))
            {
                Title = title.In(language) + Word("评议结果", " review: results"),
                Notes = [Word($"评议于 {day} 结束；0 到 100 分；票数不足的不显示也不计入。", $"The round ended on {day}; 0 to 100; what has too few ballots is neither shown nor counted.")],
                Landscape = true,
            },
            new Sheet(Word("宽松度", "Leniency"),
            [
                new(Word("评议人", "Reviewed by"), 18), new(Word("被评议人", "Of"), 18), new(Word("人数", "People"), 9, CellKind.Whole), new(Word("原始均分", "Raw mean"), 11, CellKind.Number),
                new(Word("可比人数", "Compared"), 11, CellKind.Whole), new(Word("宽松度（分）", "Leniency (points)"), 16, CellKind.Number),
            ],
            results.Edges.Select(edge => (IReadOnlyList<Cell>)[Cell.Of(Name(edge.From)), Cell.Of(Name(edge.Of)), Count(edge.People), Of(edge.Mean), Count(edge.Compared), Of(edge.Leniency)]))
            {
                Notes = [Word("宽松度：比其他主体对同一批人的均分高多少；只供参考，不改分数。不足 5 人不显示。", "Leniency: by how much it lies above what others say of the same people; it changes no score. Nothing is shown of fewer than 5.")],
            });

        string Hidden(Core.Policies.ReviewGroup from, Core.Policies.ReviewGroup of)
        {
            var least = edges.First(each => each.From == from && each.Of == of).LeastBallots;
            return Word($"不足 {least} 票，不显示", $"fewer than {least} ballots: not shown");
        }
    }
}
