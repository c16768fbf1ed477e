using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>Why pupils of a class do not count in a paper, and how many (未计入原因); no pupil is named, and of a class of too few there is none.</summary>
public sealed record UncountedView(string Subject, Text SubjectName, string Class, string ClassName, ExamStatus Status, Text StatusName, string? Reason, int Count)
{
    public static UncountedView Of(AnalysedExam analysed, UncountedReason of) => new(
        of.Subject, analysed.NameOfSubject(of.Subject), of.Class, analysed.NameOfClass(of.Class), of.Status, Names.Of(of.Status), of.Reason, of.Pupils);
}

/// <summary>Pupils who came, left or moved after the roster was frozen (冻结后名册变动), and how many: results stay as the frozen roster has them.</summary>
public sealed record RosterChangesView(RosterChangeKind Kind, Text KindName, string? Was, string? WasName, string? Is, string? IsName, int Count)
{
    /// <summary>Those from or to a class of which something may be seen, and none of a class of too few.</summary>
    public static IReadOnlyList<RosterChangesView> Of(AnalysedExam analysed, AnalysisSight sight, DateOnly until)
    {
        var few = analysed.Analysis.TooFew;
        string? NameOf(string? code) => code is null ? null : analysed.NameOfClass(code);
        return
        [
            .. RosterChange.Since(analysed.Exam, analysed.Frame, until)
                .Where(each => new[] { each.Was, each.Is }.OfType<string>().ToList() is var classes && !classes.Any(few.Contains) && (sight.WholeSchool || classes.Any(sight.SeesClass)))
                .GroupBy(each => (each.Kind, each.Was, each.Is)).OrderBy(each => each.Key.Kind)
                .ThenBy(each => each.Key.Was, StringComparer.Ordinal).ThenBy(each => each.Key.Is, StringComparer.Ordinal)
                .Select(each => new RosterChangesView(each.Key.Kind, Names.Of(each.Key.Kind), each.Key.Was, NameOf(each.Key.Was), each.Key.Is, NameOf(each.Key.Is), each.Count())),
        ];
    }
}
