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
public sealed class ImportJob(string id, string school, string fileName, DateTimeOffset uploadedAt, ImportRights rights) : IProgress<ImportProgress>
{
    private readonly Lock gate = new();

    public string Id { get; } = id;

    public string School { get; } = school;

    public string FileName { get; } = fileName;

    /// <summary>The account that uploaded it.</summary>
    public string By => Rights.By.Account;

    /// <summary>What the files may write, and the report tell of.</summary>
    public ImportRights Rights { get; } = rights;

    public DateTimeOffset UploadedAt { get; } = uploadedAt;

    public ImportState State { get; private set; } = ImportState.Checking;

    public ImportProgress? Progress { get; private set; }

    public ImportReport? Report { get; private set; }

    public bool IsBusy => State is ImportState.Checking or ImportState.Applying;

    void IProgress<ImportProgress>.Report(ImportProgress value) => Progress = value;

    public bool TryMove(ImportState from, ImportState to)
    {
        lock (gate)
        {
            if (State != from) return false;
            State = to;
            return true;
        }
    }

    public void Finish(ImportReport report, bool applied)
    {
        Report = report;
        State = report.HasErrors ? ImportState.Refused : applied ? ImportState.Applied : ImportState.Checked;
    }

    public void Fail() => State = ImportState.Failed;
}
