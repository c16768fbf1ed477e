using QualityTracker.Core.Languages;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>The notice (公示): names and bands of those whose notice runs, and the caller's own objections.</summary>
/// <param name="Term">Term id.</param>
/// <param name="Day">Today, by the school.</param>
/// <param name="Rows">By staff number, which is no order of merit.</param>
/// <param name="Mine">What the caller objected to, whoever's sheet it is.</param>
public sealed record SheetNoticeView(string Term, DateOnly Day, IReadOnlyList<NoticeRowView> Rows, IReadOnlyList<ObjectionView> Mine)
{
    public static SheetNoticeView Of(SheetDesk desk, IReadOnlyDictionary<string, SheetStanding> sheets, string? by) => new(
        desk.Term.Evaluation.Term, desk.Day,
        [.. SheetNotice.Of(sheets, desk.Term.Evaluation, desk.Day).Select(row => new NoticeRowView(row.Staff, row.Name, row.Band, row.To, sheets[row.Staff].Steps.Count))],
        [.. sheets.OrderBy(each => each.Key, StringComparer.Ordinal)
            .SelectMany(sheet => sheet.Value.Objections.Where(each => each.By == by).Select(each => ObjectionView.Of(desk, sheet.Key, sheet.Value, each)))]);
}

/// <summary>A posted name and band (公示的一行).</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">As recorded.</param>
/// <param name="Band">As signed.</param>
/// <param name="To">The last day of this person's notice.</param>
/// <param name="After">How many steps the sheet has, for who objects.</param>
public sealed record NoticeRowView(string Staff, string Name, Text Band, DateOnly To, int After);
