using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace QualityTracker.Api.Operating;

/// <summary>What the program measures of itself (运行指标): how long its long works take, and what waits. No tag names anybody or any school.</summary>
public static class ProgramMeter
{
    public const string Name = "QualityTracker";

    private static readonly Meter Meter = new(Name);

    /// <summary>A term, evaluated anew.</summary>
    public static readonly Histogram<double> Evaluations = Meter.CreateHistogram<double>("qualitytracker.evaluation.duration", "s", "A term evaluated anew.");

    public static readonly Histogram<double> Prints = Meter.CreateHistogram<double>("qualitytracker.print.duration", "s", "A book, a zip or a workbook printed.");

    public static readonly Histogram<double> Imports = Meter.CreateHistogram<double>("qualitytracker.import.duration", "s", "Files looked through, or taken in.");

    /// <summary>How long writes waited for the one before.</summary>
    public static readonly Histogram<double> WriteWaits = Meter.CreateHistogram<double>("qualitytracker.write.wait", "s", "Until a write may begin.");

    public static readonly UpDownCounter<long> WritesWaiting = Meter.CreateUpDownCounter<long>("qualitytracker.writes.waiting", "{write}", "Writes that wait for the one before.");

    public static readonly UpDownCounter<long> JobsWaiting = Meter.CreateUpDownCounter<long>("qualitytracker.jobs.waiting", "{job}", "Prints and imports that wait for their turn.");

    /// <summary>A job's wait for its turn.</summary>
    public static async Task Turn(SemaphoreSlim running, CancellationToken cancellation)
    {
        JobsWaiting.Add(1);
        try
        {
            await running.WaitAsync(cancellation);
        }
        finally
        {
            JobsWaiting.Add(-1);
        }
    }

    /// <summary>Measures until it is disposed; nothing when nobody listens.</summary>
    public static Span Measure(Histogram<double> histogram, UpDownCounter<long>? waiting = null) => new(histogram, waiting);

    /// <summary>The time between two moments (计时).</summary>
    public readonly struct Span : IDisposable
    {
        private readonly Histogram<double> histogram;
        private readonly UpDownCounter<long>? waiting;
        private readonly long begun;

        internal Span(Histogram<double> histogram, UpDownCounter<long>? waiting)
        {
            (this.histogram, this.waiting, begun) = (histogram, waiting, Stopwatch.GetTimestamp());
            waiting?.Add(1);
        }

        public void Dispose()
        {
            waiting?.Add(-1);
            if (histogram.Enabled) histogram.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
    }
}
