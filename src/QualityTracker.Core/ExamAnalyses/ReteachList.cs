using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>What of a paper to teach a class again, and to whom (再教清单; clauses W25, W30): where tutoring plans begin.</summary>
/// <param name="Class">Class code.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Items">Items of which the class has a smaller part of the marks than the line, smallest first; none of a class of too few.</param>
/// <param name="Pupils">Pupils to tutor: struggling, at the pass line, then near excellent; by score, then pupil number.</param>
public sealed record ReteachList(string Class, string Subject, IReadOnlyList<ReteachItem> Items, IReadOnlyList<ReteachPupil> Pupils)
{
    internal static ReteachList Of(IReadOnlyList<PupilScore> pupils, string classCode, PaperAnalysis paper, PaperItems? items, AnalysisRules rules)
    {
        var (pass, excellent) = (paper.Thresholds.Pass * paper.FullMark, paper.Thresholds.Excellent * paper.FullMark);
        TutoringKind? KindOf(decimal score) =>
            score < pass - rules.BorderlinePoints ? TutoringKind.Struggling
            : score < pass ? TutoringKind.Borderline
            : score < excellent && score >= excellent - rules.BorderlinePoints ? TutoringKind.Target : null;
        return new(classCode, paper.Subject, items is null ? [] : ReteachItem.Below(items, classCode, rules), [
            .. from pupil in pupils
               let kind = pupil.Score is { } score ? KindOf(score) : null
               where kind is not null
               orderby kind descending, pupil.Score, pupil.Pupil
               select new ReteachPupil(pupil.Pupil, kind.Value, pupil.Score!.Value),
        ]);
    }
}

/// <summary>An item to teach again (再教小题), with the part of its marks that the class has, 0..1, and who of it is below the line.</summary>
public sealed record ReteachItem(PaperItem Item, decimal Difficulty, IReadOnlyList<string> Pupils)
{
    internal static IReadOnlyList<ReteachItem> Below(PaperItems items, string classCode, AnalysisRules rules)
    {
        var roster = items.Marks.Roster;
        var places = items.PlacesIn(roster.Classes.First(of => of.Code == classCode));
        if (places.Length < rules.LeastShown) return [];
        var scores = items.ScoresOf(places);
        return
        [
            .. items.Items.Select((item, at) => new ReteachItem(item, ItemAnalysis.Difficulty(scores, at, item), [
                .. Enumerable.Range(0, places.Length).Where(row => Marks.InMarks(scores[row, at]) < rules.ReteachBelow * item.FullMark).Select(row => roster.Pupils[places[row]])]))
                .Where(item => item.Difficulty < rules.ReteachBelow)
                .OrderBy(item => item.Difficulty),
        ];
    }
}

/// <summary>A pupil to tutor (拟辅导学生), and why.</summary>
public sealed record ReteachPupil(string Pupil, TutoringKind Kind, decimal Score);
