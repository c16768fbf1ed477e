using System.Text.Json.Serialization;
using QualityTracker.Api.Jobs;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>Where an import stands (导入状态).</summary>
public enum ImportState
{
    /// <summary>The dry run is under way.</summary>
    [Named("检查中", "checking")] Checking = 1,

    /// <summary>Nothing is wrong: it can be applied.</summary>
    [Named("待确认", "checked")] Checked,

    /// <summary>Something is wrong: correct the files and upload them again.</summary>
    [Named("有错误", "refused")] Refused,
    [Named("导入中", "applying")] Applying,
    [Named("已导入", "applied")] Applied,
    [Named("已放弃", "cancelled")] Cancelled,

    /// <summary>The program failed; nothing was stored.</summary>
    [Named("程序出错", "failed")] Failed,
}

/// <summary>One upload on its way in.</summary>
public sealed record ImportJob
{
    private readonly Lazy<ImportAsked> asked;
    private readonly Lazy<ImportOutcome?> outcome;

    public ImportJob(JobRow row)
    {
        Row = row;
        asked = new(() => JobRow.ReadAs<ImportAsked>(row.Content)!);
        outcome = new(() => JobRow.ReadAs<ImportOutcome>(row.Result));
        State = Enum.Parse<ImportState>(row.State, ignoreCase: true);
    }

    public JobRow Row { get; }

    public string Id => Row.Id;

    public string School => Row.School;

    public string FileName => Asked.FileName;

    /// <summary>The account that uploaded it.</summary>
    public string By => Row.Account;

    public ImportAsked Asked => asked.Value;

    /// <summary>What the files may write, and the report tell of.</summary>
    public ImportRights Rights => Asked.Rights.Rights;

    public DateTimeOffset UploadedAt => Row.CreatedAt;

    public ImportState State { get; }

    public ImportProgress? Progress => JobRow.ReadAs<ImportProgress>(Row.Progress);

    public ImportReport? Report => outcome.Value?.Whole;

    /// <summary>Why the program failed at it; null while it did not.</summary>
    public ImportFailure? Failure => outcome.Value?.Failure;

    public JobEvent Event => new(Json.Word(State), !IsBusy, Progress?.Rows ?? 0, null);

    public bool IsBusy => Row.Busy;
}

/// <summary>What was asked: which file is looked at or taken in, by whose rights, and what becomes of corrections.</summary>
public sealed record ImportAsked(string FileName, KeptRights Rights, Corrections Corrections);

/// <summary>What came of it: the report, or why the program failed.</summary>
public sealed record ImportOutcome(ImportReport? Report, string? Overwritten, ImportFailure? Failure)
{
    [JsonIgnore]
    public ImportReport? Whole => Report is null ? null : Report with { Overwritten = Overwritten ?? "" };

    public static ImportOutcome Of(ImportReport report) => new(report, report.Overwritten, null);

    public static ImportOutcome Of(ImportFailure failure) => new(null, null, failure);
}
