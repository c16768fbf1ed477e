using System.Data.Common;
using System.Security.Cryptography;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.Seals;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Reviews;

namespace QualityTracker.Api.CountyBundles;

/// <summary>Makes a month's bundle of a school (生成汇总包): what the program makes of the records, held against what was shown of them before.</summary>
public sealed class BundleMaking(EvaluationStore evaluations, AnalysisStore analyses)
{
    // The people behind a sum are known to the next bundle by digests alone; the salt stays with the school.
    private const int SaltBytes = 16;

    /// <summary>The bundle with what is to be kept of it; null when the term or its pack is not there.</summary>
    /// <param name="connection">Of one moment.</param>
    /// <param name="school">School code.</param>
    /// <param name="term">Term id.</param>
    /// <param name="today">By the school.</param>
    /// <param name="before">All that the school published, in any term, the earliest first.</param>
    public (CountyBundle Bundle, List<KeptGround> Grounds)? Make(DbConnection connection, string school, string term, DateOnly today, IReadOnlyList<PublishedBundle> before)
    {
        if (evaluations.Read(connection, school, term, null) is not { } evaluated) return null;
        var frame = evaluated.Frame;
        var of = frame.Terms[term];
        var until = today < of.LastDay ? today : of.LastDay;
        var sources = new BundleSources
        {
            Frame = frame,
            Term = of,
            Until = until,
            Pack = evaluated.Pack,
            Evaluation = evaluated.Evaluation,
            Records = EvaluationStore.RecordsOf(connection, frame, of),
            Exams = [.. analyses.Read(connection, frame, [.. frame.Exams.Values.Where(exam => exam.Term == term)]).Select(each => each.Analysis)],
            Reviews = [.. RoundsOf(connection, school, term, today)],
            Cases = [.. ConductCaseStore.All(connection, school).Select(each => each.Case)],
        };
        var salt = before.SelectMany(each => each.Grounds).Select(each => each.Ground.Salt).FirstOrDefault(each => each.Length > 0) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));
        var next = NextBundle.Of(sources, before.SelectMany(Published), salt);
        return (new()
        {
            School = school,
            SchoolName = frame.School.Name,
            SchoolNameEn = frame.School.NameEn,
            Term = term,
            Until = until,
            Month = BundleChecks.MonthOf(today),
            Pack = evaluated.Pack.Id,
            PackHash = evaluated.Pack.ContentHash,
            Program = ArchiveIndex.Version,
            Tables = [.. next.Select(each => each.Shown)],
        }, [.. next.Where(each => each.Anew is not null).Select(each => new KeptGround(each.Shown.About, each.Shown.Row, each.Anew!))]);
    }

    private static IEnumerable<PublishedTable> Published(PublishedBundle bundle) =>
        from ground in bundle.Grounds select new PublishedTable(bundle.Bundle.Term, bundle.Bundle.Tables.First(table => (table.About, table.Row) == (ground.About, ground.Row)), ground.Ground);

    private static IEnumerable<(ReviewRound, ReviewResults)> RoundsOf(DbConnection connection, string school, string term, DateOnly today)
    {
        foreach (var stored in ReviewStore.Of(connection, school, term).OrderBy(each => each.Round.LastDay))
        {
            if (ReviewResultEndpoints.ResultsOf(connection, school, stored, today) is { } results) yield return (stored.Round, results);
        }
    }
}
