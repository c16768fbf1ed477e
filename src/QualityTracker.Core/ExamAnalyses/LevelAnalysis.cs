using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>
/// The analysis of a primary exam (小学等级分析; clause Z8): levels only. Nothing in it is a score, a mean or a figure that one could be taken from, so that no
/// page or report made from it can show one; scores stay with the teacher who entered them.
/// </summary>
public sealed class LevelAnalysis : ExamAnalysis
{
    private readonly Dictionary<string, PaperGroups> groups;
    private readonly Dictionary<string, PaperItems> items;

    internal LevelAnalysis(ExamData data, AnalysisRules rules) : base(data, rules)
    {
        items = data.Items.Where(each => each.IsUsable).ToDictionary(each => each.Marks.Paper.Subject, StringComparer.Ordinal);
        groups = data.Papers.Where(paper => paper.IsUsable).ToDictionary(paper => paper.Paper.Subject, paper => new PaperGroups(paper, rules), StringComparer.Ordinal);
        Papers = [.. data.Papers.Where(paper => paper.IsUsable).Select(paper => LevelPaper.Of(groups[paper.Paper.Subject], rules))];
    }

    /// <summary>In the exam's order. Levels are not added up: there is no total.</summary>
    public IReadOnlyList<LevelPaper> Papers { get; }

    public LevelPaper? Of(string subject) => Papers.FirstOrDefault(paper => paper.Subject == subject);

    /// <summary>The level of each pupil of a class (学生等级), by pupil number. For who may see them (L1, P4).</summary>
    public IReadOnlyList<PupilLevel> PupilsIn(string classCode, string subject)
    {
        if (!groups.TryGetValue(subject, out var of) || of.Classes.FirstOrDefault(each => each.Code == classCode) is not { } found) return [];
        return [.. Enumerable.Range(found.From, found.Pupils).Select(place => PupilLevel.Of(of.Paper, place, found.Code, Rules))];
    }

    /// <summary>One pupil's own levels: for the pupil and the parents. Empty for a stranger.</summary>
    public IReadOnlyList<PupilLevel> OfPupil(string pupil) =>
    [
        .. Papers.Select(paper => groups[paper.Subject].Paper).Where(paper => paper.Roster.TryPlace(pupil, out _)).Select(paper =>
        {
            paper.Roster.TryPlace(pupil, out var place);
            return PupilLevel.Of(paper, place, paper.Roster.ClassAt(place).Code, Rules);
        }),
    ];

    /// <summary>What to teach a class again, and to whom (再教清单, clause W25), without a figure; null where there is no such class or paper.</summary>
    public LevelReteachList? ReteachIn(string classCode, string subject)
    {
        if (Of(subject) is not { } paper || paper.Classes.All(each => each.Class != classCode)) return null;
        var taughtAgain = items.TryGetValue(subject, out var of) ? ReteachItem.Below(of, classCode, Rules) : [];
        var last = Rules.Levels[^1].Id;
        return new(
            classCode, subject, [.. taughtAgain.Select(item => new LevelReteachItem(item.Item.Label, item.Item.Topic, item.Pupils))],
            [.. PupilsIn(classCode, subject).Where(pupil => pupil.Level == last).Select(pupil => pupil.Pupil)]);
    }
}

/// <summary>The level of one pupil in one paper (学生等级).</summary>
/// <param name="Pupil">Pupil number.</param>
/// <param name="Class">Class code.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Status">Null when nothing has been entered.</param>
/// <param name="Level">Null for who did not sit.</param>
public sealed record PupilLevel(string Pupil, string Class, string Subject, ExamStatus? Status, string? Level)
{
    internal static PupilLevel Of(PaperMarks paper, int place, string classCode, AnalysisRules rules) => new(
        paper.Roster.Pupils[place], classCode, paper.Paper.Subject, paper.StatusAt(place),
        paper.ScoreAt(place) is { } score ? Levels.Of(Marks.InMarks(score), paper.Paper.FullMark, rules.Levels).Id : null);
}

/// <summary>What to teach a primary class again, and to whom (再教清单): items by their label, pupils at the last level.</summary>
public sealed record LevelReteachList(string Class, string Subject, IReadOnlyList<LevelReteachItem> Items, IReadOnlyList<string> Pupils);

/// <summary>An item below the line, with who of the class is.</summary>
public sealed record LevelReteachItem(string Label, string? Topic, IReadOnlyList<string> Pupils);
