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
public sealed class ImportJob : IProgress<ImportProgress>, IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();

    public ImportJob(string id, string school, string fileName, DateTimeOffset uploadedAt, ImportRights rights) =>
        (Id, School, FileName, UploadedAt, Rights, Stopped) = (id, school, fileName, uploadedAt, rights, stop.Token);

    public string Id { get; }

    public string School { get; }

    public string FileName { get; }

    /// <summary>The account that uploaded it.</summary>
    public string By => Rights.By.Account;

    /// <summary>What the files may write, and the report tell of.</summary>
    public ImportRights Rights { get; private set; }

    public DateTimeOffset UploadedAt { get; }

    public ImportState State { get; private set; } = ImportState.Checking;

    public ImportProgress? Progress { get; private set; }

    public ImportReport? Report { get; private set; }

    /// <summary>Why the program failed at it; null while it did not.</summary>
    public ImportFailure? Failure { get; private set; }

    /// <summary>Raised whenever any of these change.</summary>
    public Signal Changes { get; } = new();

    /// <summary>Ends with a dry run that is given up.</summary>
    public CancellationToken Stopped { get; }

    public JobEvent Event => new(Json.Word(State), !IsBusy, Progress?.Rows ?? 0, null);

    public bool IsBusy => State is ImportState.Checking or ImportState.Applying;

    void IProgress<ImportProgress>.Report(ImportProgress value)
    {
        Progress = value;
        Changes.Raise();
    }

    public bool TryMove(ImportState from, ImportState to)
    {
        lock (gate)
        {
            if (State != from) return false;
            State = to;
        }

        Changes.Raise();
        return true;
    }

    /// <summary>Gives it up, its dry run too; false once it is being applied, or is over.</summary>
    public bool TryCancel()
    {
        if (!TryMove(ImportState.Checked, ImportState.Cancelled) && !TryMove(ImportState.Refused, ImportState.Cancelled)
            && !TryMove(ImportState.Failed, ImportState.Cancelled) && !TryMove(ImportState.Checking, ImportState.Cancelled)) return false;
        stop.Cancel();
        return true;
    }

    /// <summary>Begins again what the program failed at, by the rights of now.</summary>
    public bool TryAgain(ImportRights now)
    {
        if (!TryMove(ImportState.Failed, ImportState.Checking)) return false;
        (Rights, Progress, Failure) = (now, null, null);
        return true;
    }

    /// <summary>Looks at the files again, as something about how they are read was said.</summary>
    public bool TryAnew(ImportRights now)
    {
        if (!TryMove(ImportState.Checked, ImportState.Checking) && !TryMove(ImportState.Refused, ImportState.Checking)) return false;
        (Rights, Progress, Report) = (now, null, null);
        return true;
    }

    public void Finish(ImportReport report, bool applied)
    {
        Report = report;
        var now = report.HasErrors ? ImportState.Refused : applied ? ImportState.Applied : ImportState.Checked;
        if (!TryMove(ImportState.Checking, now)) TryMove(ImportState.Applying, now);
    }

    public void Fail(ImportFailure failure)
    {
        Failure = failure;
        if (!TryMove(ImportState.Checking, ImportState.Failed)) TryMove(ImportState.Applying, ImportState.Failed);
    }

    public void Dispose() => stop.Dispose();
}
