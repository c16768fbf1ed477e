using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Exams;

/// <summary>How the grade changed after the roster was frozen (冻结后名册变动): results stay as the frozen roster has them.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Pupil">Pupil number.</param>
/// <param name="Was">Class code on the frozen roster; null for who joined.</param>
/// <param name="Is">Class code now; null for who left the grade.</param>
public sealed record RosterChange(RosterChangeKind Kind, string Pupil, string? Was, string? Is)
{
    /// <summary>Of an exam's grade up to a later day.</summary>
    public static IReadOnlyList<RosterChange> Since(Exam exam, SchoolFrame frame, DateOnly until) =>
        until <= exam.RosterDay ? [] : Between(Roster.Of(exam, frame), Roster.Of(exam with { RosterDay = until }, frame));

    /// <summary>By pupil number (ordinal); empty when nothing changed.</summary>
    /// <param name="frozen">Class codes by pupil number on the roster day.</param>
    /// <param name="now">The same on a later day.</param>
    public static IReadOnlyList<RosterChange> Between(IReadOnlyDictionary<string, string> frozen, IReadOnlyDictionary<string, string> now) =>
    [
        .. frozen.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(pupil => (pupil, was: frozen.GetValueOrDefault(pupil), now: now.GetValueOrDefault(pupil)))
            .Where(each => each.was != each.now)
            .Select(each => new RosterChange(
                each.was is null ? RosterChangeKind.Joined : each.now is null ? RosterChangeKind.Left : RosterChangeKind.Moved, each.pupil, each.was, each.now)),
    ];
}

/// <summary>What happened to a pupil after the freeze (变动类型).</summary>
public enum RosterChangeKind
{
    [Named("转入", "joined")] Joined = 1,
    [Named("转出", "left")] Left,
    [Named("换班", "moved")] Moved,
}
