using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>The analysis of a junior or senior secondary exam (成绩分析), by class, subject and in total.</summary>
public sealed class ScoreAnalysis : ExamAnalysis
{
    private readonly Dictionary<string, PaperGroups> groups;
    private readonly Dictionary<string, PaperItems> items;

    internal ScoreAnalysis(ExamData data, AnalysisRules rules) : base(data, rules)
    {
        var usable = data.Papers.Where(paper => paper.IsUsable).ToList();
        items = data.Items.Where(each => each.IsUsable).ToDictionary(each => each.Marks.Paper.Subject, StringComparer.Ordinal);
        groups = usable.ToDictionary(paper => paper.Paper.Subject, paper => new PaperGroups(paper, rules), StringComparer.Ordinal);
        Papers = [.. usable.Select(paper => Analysed(paper.Paper.Subject, 1))];
        if (usable.Count < 2 || usable.Count < data.Papers.Count) return;
        groups.Add(PaperMarks.TotalSubject, new(PaperMarks.Total(usable), rules));
        Total = Analysed(PaperMarks.TotalSubject, usable.Count);
    }

    /// <summary>In the exam's order; a paper whose full mark is 0 is a problem and not here.</summary>
    public IReadOnlyList<PaperAnalysis> Papers { get; }

    /// <summary>Of who sat every paper; null for a single paper, and where one of them cannot be analysed.</summary>
    public PaperAnalysis? Total { get; }

    /// <summary>A paper by subject code, the total by <see cref="PaperMarks.TotalSubject"/>.</summary>
    public PaperAnalysis? Of(string subject) => subject.Length == 0 ? Total : Papers.FirstOrDefault(paper => paper.Subject == subject);

    /// <summary>What the pupils of a class have in a subject (学生成绩), by pupil number. For who may see them (L1, P4).</summary>
    public IReadOnlyList<PupilScore> PupilsIn(string classCode, string subject)
    {
        if (!groups.TryGetValue(subject, out var of) || of.Classes.FirstOrDefault(each => each.Code == classCode) is not { } found) return [];
        var scaled = Of(subject)!.ScaledLevels;
        return [.. Enumerable.Range(found.From, found.Pupils).Select(place => PupilScore.Of(of, place, found.Code, Rules, scaled))];
    }

    /// <summary>One pupil's own results, paper by paper, then in total: for the pupil and the parents. Nobody else's and no rank. Empty for a stranger.</summary>
    public IReadOnlyList<PupilScore> OfPupil(string pupil) =>
    [
        .. Papers.Select(paper => paper.Subject).Concat(Total is null ? [] : [PaperMarks.TotalSubject])
            .Where(subject => groups[subject].Paper.Roster.TryPlace(pupil, out _))
            .Select(subject =>
            {
                var roster = groups[subject].Paper.Roster;
                roster.TryPlace(pupil, out var place);
                return PupilScore.Of(groups[subject], place, roster.ClassAt(place).Code, Rules, Of(subject)!.ScaledLevels);
            }),
    ];

    /// <summary>The pupils of one class around the excellent and the pass line (临界生), nearest first.</summary>
    public IReadOnlyList<BorderlinePupil> BorderlineIn(string classCode, string subject)
    {
        if (Of(subject) is not { } paper) return [];
        var reach = Rules.BorderlinePoints * (paper.IsTotal ? Papers.Count : 1);
        return BorderlinePupil.Among(PupilsIn(classCode, subject), paper.FullMark, paper.Thresholds, reach);
    }

    /// <summary>What of a paper to teach a class again, and to whom (再教清单, clause W25); null where there is no such class or paper.</summary>
    public ReteachList? ReteachIn(string classCode, string subject) => Of(subject) is { IsTotal: false } paper && paper.Of(classCode) is not null
        ? ReteachList.Of(PupilsIn(classCode, subject), classCode, paper, items.GetValueOrDefault(subject), Rules)
        : null;

    /// <summary>The marks of a paper by place, for what follows pupils from one exam to another.</summary>
    internal PaperMarks? MarksOf(string subject) => groups.GetValueOrDefault(subject)?.Paper;

    /// <summary>The grade that standard scores are taken in.</summary>
    internal Moments GradeOf(string subject) => groups[subject].Grade.Moments;

    private PaperAnalysis Analysed(string subject, int papers) => PaperAnalysis.Of(
        groups[subject], items.GetValueOrDefault(subject), Rules, Rules.ThresholdsFor(Stage, subject), papers);
}
