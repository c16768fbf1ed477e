using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Copies;

/// <summary>How far a copying is (复制进度): on a screen one line that is written anew, elsewhere a line now and then.</summary>
public sealed class CopyProgress(TextWriter output, bool onScreen, TimeProvider clock)
{
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private long begun;
    private long told;
    private long done;
    private long atBegin;
    private long of;
    private bool open;

    /// <summary>A stage begins.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="already">Rows of it that an earlier run did.</param>
    /// <param name="all">Rows of it in all.</param>
    public void Begin(Text name, long already, long all)
    {
        Close();
        (begun, told, done, atBegin, of) = (clock.GetTimestamp(), clock.GetTimestamp(), already, already, all);
        Say(name);
    }

    /// <summary>So many rows more of a table.</summary>
    public void Add(string table, long rows)
    {
        using var alone = gate.EnterScope();
        done += rows;
        if (clock.GetElapsedTime(told) < (onScreen ? Often : Seldom)) return;
        told = clock.GetTimestamp();
        var line = Line(table);
        if (onScreen) output.Write($"\r{line}\u001b[K");
        else output.WriteLine(line);
        open = onScreen;
    }

    public void Say(Text text)
    {
        Close();
        output.WriteLine($"{text.Zh} · {text.En}");
    }

    private string Line(string table)
    {
        var seconds = clock.GetElapsedTime(begun).TotalSeconds;
        var rate = (done - atBegin) / Math.Max(seconds, 0.001);
        var left = TimeSpan.FromSeconds(rate > 0 ? Math.Min((of - done) / rate, 359_999) : 0);
        return string.Create(CultureInfo.InvariantCulture, $"  {table}  {done:N0} / {of:N0}  {rate:N0}/s  剩余 · left {(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}");
    }

    private void Close()
    {
        if (open) output.WriteLine();
        open = false;
    }
}
