using System.Data.Common;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Records;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Api.Settlements;

/// <summary>A sum with how it stands to its term's sheets (一笔核算的结算准备).</summary>
/// <param name="Run">The sum.</param>
/// <param name="Standing">Whether it can be divided by sealed sheets, and into what.</param>
/// <param name="Next">Its division, when there is no such version yet.</param>
public sealed record BookedSum(PayRun Run, SumStanding Standing, KeptDivision? Next)
{
    public bool IsHeld => Standing.Division is null;
}

/// <summary>Every sum of a school (待结算账目): what has been divided, what could be now, and what keeps a sum from it.</summary>
public sealed record SumBook(IReadOnlyList<BookedSum> Sums, IReadOnlyList<KeptDivision> Kept)
{
    /// <summary>Every version of the sums that are not held: a sum with an open sheet waits as a whole.</summary>
    public IReadOnlyList<SealedDivision> Divisions { get; } =
    [
        .. Sums.Where(sum => !sum.IsHeld).SelectMany(sum => Kept.Where(kept => kept.Division.PayRun == sum.Run.Id).Select(kept => kept.Division).Concat(sum.Next is { } next ? [next.Division] : [])),
    ];

    public static SumBook Of(DbConnection connection, EvaluationStore evaluations, SchoolFrame frame, SettlementLedger ledger)
    {
        var school = frame.School.Id;
        var kept = SealedDivisionStore.All(connection, school);
        var last = kept.GroupBy(each => each.Division.PayRun).ToDictionary(sum => sum.Key, sum => sum.MaxBy(each => each.Division.Version)!.Division, StringComparer.Ordinal);
        var runs = new RecordStore<PayRun>(RecordPayRun.Kind);
        var sums = runs.InForce(connection, school).OrderBy(run => run.Term, StringComparer.Ordinal).ThenBy(run => run.Id, StringComparer.Ordinal).GroupBy(run => run.Term)
            .SelectMany(term => OfTerm(connection, evaluations, frame, [.. term], last)).ToList();

        // What was paid of a sum that was voided since.
        var gone = ledger.Frozen.SelectMany(each => each.Lines).Select(line => line.PayRun).Distinct().Except(sums.Select(sum => sum.Run.Id))
            .Select(id => runs.Find(connection, school, id)?.Record).OfType<PayRun>().OrderBy(run => run.Id, StringComparer.Ordinal)
            .Select(run => new BookedSum(run, new([], new("已发放过的核算被作废，暂不结算；请恢复这笔核算", "the sum was voided after it was paid, and waits; restore it"), null), null));
        return new([.. sums, .. gone], kept);
    }

    // The sheets and their seals are looked up once for all sums of a term.
    private static IEnumerable<BookedSum> OfTerm(
        DbConnection connection, EvaluationStore evaluations, SchoolFrame frame, IReadOnlyList<PayRun> runs, Dictionary<string, SealedDivision> last)
    {
        if (evaluations.Read(connection, frame.School.Id, runs[0].Term, null) is not { } term)
            return runs.Select(run => new BookedSum(run, new([], new("本学期没有考核办法；请先采用一份考核办法", "the term has no policy pack; adopt one first"), null), null));
        var sheets = SheetsOfTerm.Of(connection, term);
        return runs.Select(run =>
        {
            var pay = PayInputs.Of(term.Evaluation, run, term.Pack, term.Frame);
            var before = last.GetValueOrDefault(run.Id);
            var standing = SumStanding.Of(term.Evaluation, pay, sheets.Standings, sheets.SealNow, before);
            var next = standing.Division is { } division && division.Version != before?.Version
                ? new KeptDivision(division, run.Term, pay.Pack, pay.PackHash, [.. pay.Pools.Select(pool => new PoolName(pool.Id, pool.Title))])
                : null;
            return new BookedSum(run, standing, next);
        });
    }
}
