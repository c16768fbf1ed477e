using System.Data.Common;
using System.Text.Json.Serialization;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Sheets;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.PrintJobs;

/// <summary>What to print (打印任务的内容).</summary>
public sealed record CreatePrintJob
{
    [JsonRequired]
    public PrintKind Kind { get; init; }

    [JsonRequired]
    public string Term { get; init; } = "";

    /// <summary>Another pack than the term's, to try it.</summary>
    public string? Policy { get; init; }

    /// <summary>The pay run of a pay workbook; nothing for sheets.</summary>
    public string? PayRun { get; init; }

    /// <summary>What a caller must be allowed to read at once to print it.</summary>
    [JsonIgnore]
    public string Operation => Kind switch
    {
        PrintKind.SheetBook => "sheets.book",
        PrintKind.SheetFiles => "sheets.zip",
        _ => "pay-runs.workbook",
    };

    [JsonIgnore]
    public string MediaType => Kind switch
    {
        PrintKind.SheetBook => "application/pdf",
        PrintKind.SheetFiles => "application/zip",
        _ => WorkbookFile.MediaType,
    };

    public string FileNameIn(string school) => $"{school}-{Term}{Kind switch { PrintKind.SheetBook => ".pdf", PrintKind.SheetFiles => ".zip", _ => "-pay.xlsx" }}";

    public IEnumerable<Fault> FaultsIn(DbConnection connection, SchoolFrame frame, SchoolPolicies policies)
    {
        if (!frame.Terms.TryGetValue(Term, out var term))
        {
            yield return new("term", "known-term", new("没有这个学期", "there is no such term"), Rules.CorrectIt);
            yield break;
        }

        if (policies.For(connection, frame, term, Policy) is null)
        {
            yield return new("policy", "known-policy", new("没有这个考核办法", "there is no such policy pack"), new("不填就用学期的考核办法", "leave it out for the term's own"));
        }

        if (Kind != PrintKind.PayWorkbook && PayRun is not null)
        {
            yield return new("payRun", "needed", new("考核表不需要绩效核算", "sheets need no pay run"), new("不填 payRun", "leave payRun out"));
        }

        if (Kind == PrintKind.PayWorkbook && (PayRun is null || new RecordStore<PayRun>(RecordPayRun.Kind).Find(connection, frame.School.Id, PayRun) is not { State.VoidedAt: null } run
            || run.Record.Term != Term))
        {
            yield return new("payRun", "known-pay-run", new("本学期没有这个绩效核算", "the term has no such pay run"), new("从 GET pay-runs 所列的核算中选一个", "choose one of those that GET pay-runs lists"));
        }
    }
}
