using QualityTracker.Core.Classes;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>
/// The analysis of an exam (成绩分析; clauses W25, W32, X4), formula 6: of a primary grade a <see cref="LevelAnalysis"/>, in which no score exists
/// (clause Z8), of any other a <see cref="ScoreAnalysis"/>. The same rows in any order give the same analysis.
/// </summary>
public abstract class ExamAnalysis
{
    private protected ExamAnalysis(ExamData data, AnalysisRules rules)
    {
        if (data.Papers.Any(paper => paper.Roster != data.Roster)) throw new ArgumentException("Every paper is of the exam's one roster.", nameof(data));
        Exam = data.Exam;
        Rules = rules;
        Problems = ScoreProblem.InOrder([
            .. data.Roster.Problems, .. data.Papers.SelectMany(paper => paper.Problems), .. data.Papers.Where(paper => paper.IsUsable).SelectMany(NobodySat)]);
        NotCounted = [.. data.Papers.SelectMany(NotCountedIn)];
        TooFew = data.Roster.Classes.Where(of => Comparability.IsFew(of.Pupils, rules.LeastShown)).Select(of => of.Code).ToHashSet();
    }

    /// <summary>With its kind, roster day and, held beyond the limits of L2, the reason to be printed on every report.</summary>
    public Exam Exam { get; }

    public Stage Stage => Stages.Of(Exam.Grade);

    public AnalysisRules Rules { get; }

    /// <summary>What is wrong with the data, and where.</summary>
    public IReadOnlyList<ScoreProblem> Problems { get; }

    /// <summary>Who was excluded, deferred or cheated, with the reason: so that nobody is left out unseen. For who may see pupils (L1).</summary>
    public IReadOnlyList<NotCountedPupil> NotCounted { get; }

    /// <summary>Codes of classes so small that even a count points at a pupil.</summary>
    public IReadOnlySet<string> TooFew { get; }

    public static ExamAnalysis Of(ExamData data, AnalysisRules? rules = null) => Stages.Of(data.Exam.Grade) == Stage.Primary
        ? new LevelAnalysis(data, (rules ?? AnalysisRules.Default).Checked())
        : new ScoreAnalysis(data, (rules ?? AnalysisRules.Default).Checked());

    private static IEnumerable<ScoreProblem> NobodySat(PaperMarks paper) =>
        from of in paper.Roster.Classes
        where paper.ParticipationOf(of) is { Sat: 0 }
        select new ScoreProblem("nobody-sat", ScoreProblem.NobodySat) { Subject = paper.Paper.Subject, Class = of.Code };

    private static IEnumerable<NotCountedPupil> NotCountedIn(PaperMarks paper) =>
        from of in paper.Roster.Classes
        from place in Enumerable.Range(of.From, of.Pupils)
        where paper.StatusAt(place) is ExamStatus.Excluded or ExamStatus.Cheated or ExamStatus.Deferred
        select new NotCountedPupil(paper.Roster.Pupils[place], of.Code, paper.Paper.Subject, paper.StatusAt(place)!.Value, paper.ReasonAt(place));
}

/// <summary>A pupil of the roster whose result does not count (未计入学生), and why as far as it was written down.</summary>
public sealed record NotCountedPupil(string Pupil, string Class, string Subject, ExamStatus Status, string? Reason)
{
    public Text StatusName => Names.Of(Status);
}
