using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>The classes of one paper with their marks, who of them is shown, and who makes up the grade.</summary>
internal sealed class PaperGroups
{
    private readonly Participation[] participation;
    private readonly bool[] countsInGrade;
    private readonly bool[] countsInParticipation;

    public PaperGroups(PaperMarks paper, AnalysisRules rules)
    {
        Paper = paper;
        Classes = paper.Roster.Classes;
        Marks = [.. Classes.Select(paper.Of)];
        participation = [.. Classes.Select(paper.ParticipationOf)];
        LeastShown = rules.LeastShown;
        bool[] parallel = [.. Classes.Select(of => of.Parallel)];
        countsInGrade = Comparability.CountsInGrade([.. Marks.Select(marks => marks.Count)], parallel, LeastShown);
        countsInParticipation = Comparability.CountsInGrade([.. Classes.Select(of => of.Pupils)], parallel, LeastShown);
        Grade = Statistics.Marks.Together(Marks.Where((_, at) => countsInGrade[at]));
        GradeEnrolled = EnrolledWhere(at => countsInGrade[at]);
        Compared = Statistics.Marks.Together(Marks.Where((_, at) => countsInGrade[at] && Classes[at].Parallel));
        ComparedEnrolled = EnrolledWhere(at => countsInGrade[at] && Classes[at].Parallel);
    }

    public PaperMarks Paper { get; }

    public IReadOnlyList<RosterClass> Classes { get; }

    public IReadOnlyList<Marks> Marks { get; }

    public int LeastShown { get; }

    /// <summary>The grade: every class but those whose results would follow from it.</summary>
    public Marks Grade { get; }

    public int GradeEnrolled { get; }

    /// <summary>Its parallel classes, which a class is compared with.</summary>
    public Marks Compared { get; }

    public int ComparedEnrolled { get; }

    public IReadOnlyList<string> LeftOut => [.. Classes.Where((_, at) => !countsInGrade[at]).Select(of => of.Code)];

    /// <summary>Why nothing is shown of a class; null when it is.</summary>
    public Text? Withheld(int at) => Withheld(Marks[at], LeastShown);

    /// <summary>Why nothing is shown of the grade; null when it is.</summary>
    public Text? GradeWithheld => Withheld(Grade, LeastShown);

    /// <summary>How a class's pupils stand; null where the class is so small that a count points at one.</summary>
    public Participation? ParticipationAt(int at) => Comparability.IsFew(Classes[at].Pupils, LeastShown) ? null : participation[at];

    /// <summary>Of the classes that can be summed without showing one that is not shown.</summary>
    public Participation GradeParticipation => Participation.Sum(participation.Where((_, at) => countsInParticipation[at]));

    private int EnrolledWhere(Func<int, bool> counts) => Enumerable.Range(0, Classes.Count).Where(counts).Sum(at => Classes[at].Pupils);

    private static Text? Withheld(Marks marks, int least) => marks.Count == 0 ? new("无人参加", "nobody sat")
        : Comparability.IsFew(marks.Count, least) ? new($"参加人数不足 {least} 人，不列出（L1）", $"fewer than {least} sat: not shown (L1)")
        : null;
}
