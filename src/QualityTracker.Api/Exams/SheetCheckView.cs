using System.Globalization;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Exams;

/// <summary>A sheet entered a second time beside the stored one (双人录入核对): who agrees, and cell by cell what differs. Nothing is stored by it.</summary>
/// <param name="Same">Pupils whose lines are the same in both.</param>
/// <param name="Differences">By pupil number, then from the status to the items.</param>
/// <param name="IsSecondPerson">Whether the stored sheet was entered, and by others alone: the check is worth more then.</param>
public sealed record SheetCheckView(int Same, IReadOnlyList<CellDifference> Differences, bool IsSecondPerson)
{
    public static SheetCheckView Of(IReadOnlyList<ScoreRow> stored, IReadOnlyList<ScoreRow> entered, SchoolFrame frame, IReadOnlyList<PaperItem> items, bool isSecondPerson)
    {
        var (first, second) = (stored.ToDictionary(row => row.Pupil), entered.ToDictionary(row => row.Pupil));
        var pupils = first.Keys.Union(second.Keys).Order(StringComparer.Ordinal).ToList();
        var differences = pupils.SelectMany(pupil => Between(pupil, frame.Pupils.GetValueOrDefault(pupil)?.Name ?? "", first.GetValueOrDefault(pupil), second.GetValueOrDefault(pupil), items)).ToList();
        return new(pupils.Count - differences.DistinctBy(each => each.Pupil).Count(), differences, isSecondPerson);
    }

    private static IEnumerable<CellDifference> Between(string pupil, string name, ScoreRow? stored, ScoreRow? entered, IReadOnlyList<PaperItem> items)
    {
        CellDifference Of(string field, string? one, string? other) => new(pupil, name, field, one, other);
        if (stored?.Status != entered?.Status) yield return Of("status", Shown(stored?.Status), Shown(entered?.Status));
        if (stored?.Score != entered?.Score) yield return Of("score", Shown(stored?.Score), Shown(entered?.Score));
        if (stored?.Reason != entered?.Reason) yield return Of("reason", stored?.Reason, entered?.Reason);
        if (stored?.Items == entered?.Items) yield break;
        var (one, other) = (stored?.Items?.Points, entered?.Items?.Points);
        foreach (var label in items.Select(item => item.Label).Union(one?.Keys ?? []))
        {
            decimal? was = one is not null && one.TryGetValue(label, out var before) ? before : null, now = other is not null && other.TryGetValue(label, out var after) ? after : null;
            if (was != now) yield return Of($"items.{label}", Shown(was), Shown(now));
        }
    }

    private static string? Shown(ExamStatus? status) => status is { } known ? Json.Word(known) : null;

    private static string? Shown(decimal? points) => points?.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>One cell in which two entries differ (不一致的格); null where one of them has nothing.</summary>
/// <param name="Pupil">Pupil number.</param>
/// <param name="Name">The pupil's name.</param>
/// <param name="Field">status, score, reason, or items. with the item.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Entered">What was entered now.</param>
public sealed record CellDifference(string Pupil, string Name, string Field, string? Stored, string? Entered);
