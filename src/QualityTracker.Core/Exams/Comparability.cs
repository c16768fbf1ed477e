using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Exams;

/// <summary>
/// Which classes make up the grade that a class stands beside (可比性): those assigned in parallel (clause D14), without those whose results would
/// follow from the grade's by subtraction (L1).
/// </summary>
public static class Comparability
{
    public static readonly Text NotParallel = new("未平行分班，不作比较（D14）", "pupils were not assigned in parallel: not comparable (D14)");

    /// <summary>Why a class cannot be compared with the grade's parallel classes; null when it can.</summary>
    public static Text? Refusal(bool parallel, ClassStatistics ofClass, ClassStatistics grade)
    {
        if (!parallel) return NotParallel;
        if (ofClass.Present == 0) return new("无人参加，不作比较", "no one sat: not comparable");
        if (Alone(ofClass.Present, grade.Present) is { } alone) return alone;
        return grade.Marks.Sum == 0 ? new("年级均分为零，不作比较", "the grade's mean is 0: not comparable") : null;
    }

    /// <summary>Why a class that is the whole of the grade's parallel classes cannot be compared; null when there are others.</summary>
    public static Text? Alone(int sat, int gradeSat) =>
        sat == gradeSat ? new("年级内没有其他平行班可比", "no other parallel class of the grade to compare with") : null;

    /// <summary>
    /// Which classes count in the grade. A class of too few is shown nowhere, and what the grade has more than the classes shown would be its
    /// result: it counts only with others alike (parallel or not) that are hidden too, when together they are enough.
    /// </summary>
    /// <param name="pupils">Pupils of each class that a figure is made of; 0 hides nothing.</param>
    /// <param name="parallel">Whether each is parallel: the two kinds are summed apart too.</param>
    /// <param name="least">Fewer pupils than this are not shown.</param>
    public static bool[] CountsInGrade(IReadOnlyList<int> pupils, IReadOnlyList<bool> parallel, int least)
    {
        var counts = new bool[pupils.Count];
        foreach (var kind in new[] { true, false })
        {
            var (few, sum) = (0, 0);
            for (var at = 0; at < pupils.Count; at++)
            {
                if (parallel[at] != kind || !IsFew(pupils[at], least)) continue;
                few++;
                sum += pupils[at];
            }

            var areHiddenTogether = few > 1 && sum >= least;
            for (var at = 0; at < pupils.Count; at++)
            {
                if (parallel[at] == kind) counts[at] = areHiddenTogether || !IsFew(pupils[at], least);
            }
        }

        return counts;
    }

    /// <summary>Some pupils, and too few to show anything made of them.</summary>
    public static bool IsFew(int pupils, int least) => pupils > 0 && pupils < least;
}
