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
public sealed class PrintJob : IProgress<int>, IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();

    public PrintJob(string id, string school, string by, CreatePrintJob request, Language language, DateTimeOffset createdAt) =>
        (Id, School, By, Request, Language, CreatedAt, Stopped) = (id, school, by, request, language, createdAt, stop.Token);

    public string Id { get; }

    public string School { get; }

    /// <summary>The account that asked for it: it is shown to nobody else.</summary>
    public string By { get; }

    public CreatePrintJob Request { get; }

    public Language Language { get; }

    public DateTimeOffset CreatedAt { get; }

    public PrintState State { get; private set; } = PrintState.Waiting;

    /// <summary>People done, and of how many; null until that is known.</summary>
    public int Done { get; private set; }

    public int? Of { get; set; }

    /// <summary>Why nothing was printed.</summary>
    public Text? Reason { get; private set; }

    /// <summary>The file's size in bytes.</summary>
    public long? Size { get; private set; }

    /// <summary>Characters that the font lacks, as code points.</summary>
    public IReadOnlyList<string> MissingCharacters { get; private set; } = [];

    public bool IsBusy => State is PrintState.Waiting or PrintState.Printing;

    /// <summary>Raised whenever any of these change.</summary>
    public Signal Changes { get; } = new();

    /// <summary>Ends when it is cancelled.</summary>
    public CancellationToken Stopped { get; }

    public JobEvent Event => new(Json.Word(State), !IsBusy, Done, Of);

    void IProgress<int>.Report(int value)
    {
        Done = value;
        Changes.Raise();
    }

    public bool TryMove(PrintState from, PrintState to)
    {
        lock (gate)
        {
            if (State != from) return false;
            State = to;
        }

        Changes.Raise();
        return true;
    }

    public bool TryCancel()
    {
        if (!TryMove(PrintState.Waiting, PrintState.Cancelled) && !TryMove(PrintState.Printing, PrintState.Cancelled)) return false;
        stop.Cancel();
        return true;
    }

    public void Finish(PrintOutcome outcome, long size)
    {
        (Reason, Size, MissingCharacters) = (outcome.Refusal, outcome.Refusal is null ? size : null, outcome.MissingCharacters);
        TryMove(PrintState.Printing, outcome.Refusal is null ? PrintState.Done : PrintState.Refused);
    }

    public void Fail()
    {
        if (!TryMove(PrintState.Printing, PrintState.Failed)) TryMove(PrintState.Waiting, PrintState.Failed);
    }

    public void Dispose() => stop.Dispose();
}

/// <summary>What came of printing: why there is no file, or the characters that the font lacks.</summary>
public sealed record PrintOutcome(Text? Refusal, IReadOnlyList<string> MissingCharacters);
