using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.Seals;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Reviews;

namespace QualityTracker.Api.CountyBundles;

/// <summary>Makes a month's bundle of a school (生成汇总包): what the program makes of the records, held against what was shown of them before.</summary>
public sealed class BundleMaking(EvaluationStore evaluations, AnalysisStore analyses)
{
    // The people behind a sum are known to the next bundle by digests alone; the salt stays with the term.
    private const int SaltBytes = 16;

    /// <summary>The bundle with what is to be kept of it; null when the term or its pack is not there.</summary>
    public (CountyBundle Bundle, List<KeptGround> Grounds)? Make(DbConnection connection, string school, string term, DateOnly today, IReadOnlyList<PublishedBundle> before)
    {
        if (evaluations.Read(connection, school, term, null) is not { } evaluated) return null;
        var frame = evaluated.Frame;
        var of = frame.Terms[term];
        var until = today < of.LastDay ? today : of.LastDay;
        var quarter = ((until.Month - 1) / 3) + 1;
        var sources = new BundleSources
        {
            Frame = frame,
            Term = of,
            Until = until,
            Evaluation = evaluated.Evaluation,
            Records = EvaluationStore.RecordsOf(connection, frame, of),
            Exams = [.. analyses.Read(connection, frame, [.. frame.Exams.Values.Where(exam => exam.Term == term)]).Select(each => each.Analysis)],
            Reviews = [.. RoundsOf(connection, school, term, today)],
            Conduct = ConductReport.Of([.. ConductCaseStore.All(connection, school).Select(each => each.Case)], until.Year, quarter),
        };
        var salt = before.SelectMany(each => each.Grounds).Select(each => each.Ground.Salt).FirstOrDefault(each => each.Length > 0) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));
        var shown = before.SelectMany(Published).ToLookup(each => (each.Shown.About, each.Shown.Row));
        var (tables, grounds) = (new List<BundleTable>(), new List<KeptGround>());
        foreach (var known in BundleTables.Of(sources).Select(table => table.Masked(salt)))
        {
            var (table, anew) = Suppression.Next(known, until, [.. shown[(known.Head.About, known.Head.Row)]]);
            tables.Add(table);
            if (anew is not null) grounds.Add(new(table.About, table.Row, anew with { Salt = salt }));
        }

        return (new()
        {
            School = school,
            SchoolName = frame.School.Name,
            SchoolNameEn = frame.School.NameEn,
            Term = term,
            Until = until,
            Month = MonthOf(today),
            Pack = evaluated.Pack.Id,
            PackHash = evaluated.Pack.ContentHash,
            Program = ArchiveIndex.Version,
            Tables = tables,
        }, grounds);
    }

    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static IEnumerable<PublishedTable> Published(PublishedBundle bundle) =>
        from ground in bundle.Grounds select new PublishedTable(bundle.Bundle.Tables.First(table => (table.About, table.Row) == (ground.About, ground.Row)), ground.Ground);

    private static IEnumerable<(ReviewRound, ReviewResults)> RoundsOf(DbConnection connection, string school, string term, DateOnly today)
    {
        foreach (var stored in ReviewStore.Of(connection, school, term).OrderBy(each => each.Round.LastDay))
        {
            if (ReviewResultEndpoints.ResultsOf(connection, school, stored, today) is { } results) yield return (stored.Round, results);
        }
    }
}
