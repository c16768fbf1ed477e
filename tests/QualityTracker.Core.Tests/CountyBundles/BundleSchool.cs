using QualityTracker.Core.ConductCases;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;

namespace QualityTracker.Core.Tests.CountyBundles;

/// <summary>What a bundle of a small school is made from, with everything that the program makes of its records.</summary>
internal static class BundleSchool
{
    public static readonly PolicyPack Pack = PackText.Pack(PackText.Small);

    public static BundleSources Sources(
        this SchoolBuilder school, DateOnly until, string term = SchoolBuilder.Autumn, IReadOnlyCollection<ConductCase>? cases = null, IReadOnlyList<ExamAnalysis>? exams = null, PolicyPack? pack = null)
    {
        var frame = school.Frame();
        return new()
        {
            Frame = frame,
            Term = frame.Terms[term],
            Until = until < frame.Terms[term].LastDay ? until : frame.Terms[term].LastDay,
            Pack = pack ?? Pack,
            Evaluation = school.Evaluate(pack ?? Pack, term),
            Records = school.Records(),
            Cases = cases ?? [],
            Exams = exams ?? [],
        };
    }

    public static ConductCase Opened(string id, DateOnly day) =>
        new ConductCase(id, "T01").Take(new() { Kind = CaseStepKind.Open, By = "P", Day = day, After = 0, Words = "群众反映" }).Case;
}
