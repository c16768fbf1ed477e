using FsCheck;
using QualityTracker.Core.ExamAnalyses;

namespace QualityTracker.Core.Tests.ExamAnalyses;

/// <summary>Laws that hold for any exam.</summary>
public sealed class AnalysisPropertyTests
{
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool Neither_the_order_of_rows_nor_of_the_roster_matters(NonEmptyArray<byte> halves, int seed)
    {
        var (one, other) = (Exam(halves).Analyse(), Exam(halves).Analyse(order: new(seed)));
        return Figures(one).SequenceEqual(Figures(other)) && one.PupilsIn("702", "maths").SequenceEqual(other.PupilsIn("702", "maths"));
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool The_names_of_classes_do_not_matter(NonEmptyArray<byte> halves)
    {
        var (plain, renamed) = (Exam(halves).Analyse().Papers[0], Exam(halves, "7A", "7C", "7B").Analyse().Papers[0]);
        return plain.Grade.Figures?.Statistics == renamed.Grade.Figures?.Statistics
            && Equals(Of(plain, "701"), Of(renamed, "7A")) && Equals(Of(plain, "702"), Of(renamed, "7C")) && Equals(Of(plain, "703"), Of(renamed, "7B"));
    }

    // Marks of half the paper shifted by up to the other half.
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool Shifting_all_marks_shifts_the_mean_and_leaves_deviation_and_standard_scores(NonEmptyArray<byte> halves, byte shift)
    {
        var (plain, moved) = (Exam(halves).Analyse(), Exam(halves, shift: shift / 4m).Analyse());
        var (before, after) = (plain.Papers[0].Grade.Figures, moved.Papers[0].Grade.Figures);
        return before is null ? after is null
            : after!.Statistics.Mean!.Value - before.Statistics.Mean!.Value - (shift / 4m) is > -1e-24m and < 1e-24m
                && after.Statistics.PopulationSd == before.Statistics.PopulationSd && after.Statistics.Discrimination == before.Statistics.Discrimination
                && plain.PupilsIn("701", "maths").Zip(moved.PupilsIn("701", "maths")).All(pair => pair.First.Z == pair.Second.Z && pair.First.ShareLevel == pair.Second.ShareLevel);
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool The_parts_add_up(NonEmptyArray<byte> halves, PositiveInt absent)
    {
        var exam = Exam(halves).Class("709", 5 + (absent.Get % 7));
        var paper = exam.Analyse().Papers[0];
        return paper.Classes.Append(paper.Grade).All(group =>
            (group.Participation is not { } all || all.Enrolled == all.Sat + all.Absent + all.Deferred + all.Cheated + all.Excluded + all.NotEntered)
            && (group.Figures is not { } figures || (
                figures.Bands.Sum(band => band.Count) == figures.Statistics.Present && figures.Levels.Rows.Sum(row => row.Count) == figures.Statistics.Present
                && figures.Excellent.Count <= figures.Pass.Count && figures.Pass.Count + figures.Low.Count <= figures.Statistics.Present
                && figures.Statistics.PopulationSd >= 0 && figures.FiveNumbers.Least <= figures.FiveNumbers.Median && figures.FiveNumbers.Median <= figures.FiveNumbers.Greatest)));
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool The_grade_is_what_its_classes_are_together(NonEmptyArray<byte> halves)
    {
        var analysis = Exam(halves).Analyse();
        var paper = analysis.Papers[0];
        if (paper.Grade.Figures is not { } grade) return true;
        var counted = paper.Classes.Where(of => !paper.LeftOut.Contains(of.Class!)).SelectMany(of => analysis.PupilsIn(of.Class!, "maths")).Select(pupil => pupil.Score).OfType<decimal>().ToList();
        return counted.Count == grade.Statistics.Present && counted.Sum() == grade.Statistics.Marks.Sum
            && counted.Count(score => score >= 60) == grade.Pass.Count;
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool What_is_shrunk_lies_between_nothing_and_the_raw_figure(NonEmptyArray<byte> one, NonEmptyArray<byte> other)
    {
        var (before, after) = (Two(one, "E"), Two(other, "F"));
        var rules = new AnalysisRules { LeastMatched = 5 };
        return ExamValueAdded.Of(before.Analyse(rules), after.Analyse(rules), "maths")!.Classes.Select(each => each.Value)
            .All(value => value?.Shrunk is not { } shrunk || (Math.Abs(shrunk) <= Math.Abs(value.MeanResidual) && shrunk * value.MeanResidual >= 0));
    }

    private static object? Of(PaperAnalysis paper, string code) =>
        paper.Of(code) is { } of ? (of.Figures?.Statistics, of.Figures?.MeanZ, of.Comparison, of.Participation, of.Withheld?.En) : null;

    private static IEnumerable<object?> Figures(ScoreAnalysis analysis) => analysis.Papers[0].Classes.Select(of => Of(analysis.Papers[0], of.Class!));

    // Pupils in turn into three classes.
    private static ExamBuilder Exam(NonEmptyArray<byte> halves, string first = "701", string second = "702", string third = "703", decimal shift = 0)
    {
        var exam = new ExamBuilder().Paper("maths", 100);
        foreach (var (code, at) in new[] { (first, 0), (second, 1), (third, 2) })
        {
            decimal[] scores = [.. halves.Get.Where((_, place) => place % 3 == at).Select(half => (half % 64 / 2m) + shift)];
            exam.Class(code, scores.Length).Scores("maths", code, scores);
        }

        return exam;
    }

    private static ExamBuilder Two(NonEmptyArray<byte> halves, string id) => new ExamBuilder(id: id)
        .Sat("701", [.. Enumerable.Range(0, 8).Select(at => (decimal)(halves.Get[at % halves.Get.Length] % 50) + at)])
        .Sat("702", [.. Enumerable.Range(0, 8).Select(at => (decimal)(halves.Get[(at * 3) % halves.Get.Length] % 50) + (at * 2))]);
}
