using QualityTracker.Api.Jobs;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.PrintJobs;

/// <summary>What is printed (打印内容).</summary>
public enum PrintKind
{
    [Named("考核表合订本", "book of sheets")] SheetBook = 1,
    [Named("考核表，每人一个文件", "sheets, a file each")] SheetFiles,
    [Named("绩效核算表", "pay workbook")] PayWorkbook,
}

/// <summary>Where a print stands (打印状态).</summary>
public enum PrintState
{
    [Named("排队中", "waiting")] Waiting = 1,
    [Named("制作中", "printing")] Printing,
    [Named("已完成", "done")] Done,

    /// <summary>There is nothing to print, or it must not be: the reason says why.</summary>
    [Named("不能打印", "refused")] Refused,
    [Named("已取消", "cancelled")] Cancelled,

    /// <summary>The program failed.</summary>
    [Named("程序出错", "failed")] Failed,
}

/// <summary>One file being made, or made (打印任务).</summary>
public sealed record PrintJob
{
    public PrintJob(JobRow row)
    {
        var asked = JobRow.ReadAs<PrintAsked>(row.Content)!;
        var outcome = JobRow.ReadAs<PrintOutcome>(row.Result);
        var progress = JobRow.ReadAs<PrintProgress>(row.Progress);
        (Row, Request, Language, State) = (row, asked.Request, asked.Language, Enum.Parse<PrintState>(row.State, ignoreCase: true));
        (Done, Of, Reason, MissingCharacters) = (progress?.Done ?? 0, progress?.Of, outcome?.Refusal, outcome?.MissingCharacters ?? []);
        Size = State == PrintState.Done ? outcome?.Size : null;
    }

    public JobRow Row { get; }

    public string Id => Row.Id;

    public string School => Row.School;

    /// <summary>The account that asked for it: it is shown to nobody else.</summary>
    public string By => Row.Account;

    public CreatePrintJob Request { get; }

    public Language Language { get; }

    public DateTimeOffset CreatedAt => Row.CreatedAt;

    public PrintState State { get; }

    /// <summary>People done, and of how many; null until that is known.</summary>
    public int Done { get; }

    public int? Of { get; }

    /// <summary>Why nothing was printed.</summary>
    public Text? Reason { get; }

    /// <summary>The file's size in bytes.</summary>
    public long? Size { get; }

    /// <summary>Characters that the font lacks, as code points.</summary>
    public IReadOnlyList<string> MissingCharacters { get; }

    public bool IsBusy => Row.Busy;

    public JobEvent Event => new(Json.Word(State), !IsBusy, Done, Of);
}

/// <summary>What is printed, and in which language.</summary>
public sealed record PrintAsked(CreatePrintJob Request, Language Language);

/// <summary>How far a print is.</summary>
public sealed record PrintProgress(int Done, int? Of);

/// <summary>What came of printing: why there is no file, or the characters that the font lacks, and the file's size.</summary>
public sealed record PrintOutcome(Text? Refusal, IReadOnlyList<string> MissingCharacters)
{
    public long? Size { get; init; }
}
