using QualityTracker.Api.Evaluations;
using QualityTracker.Core.Evaluations;

namespace QualityTracker.Benchmarks;

/// <summary>Evaluating the demo school, from records in memory and from the database.</summary>
public static class EvaluationBenchmark
{
    public static IEnumerable<Figure> Run(DemoTerm demo)
    {
        var (frame, pack) = (demo.Evaluated.Frame, demo.Evaluated.Pack);
        yield return new("evaluation of the demo school, the first in a process", demo.FirstEvaluation, "ms", "< 100");
        yield return new("the same once warm, records in memory",
            Figure.Median(21, () => Evaluation.Of(frame, DemoTerm.Term, demo.Records, pack)), "ms", "< 100");
        yield return new("the same once warm, records read from SQLite",
            Figure.Median(21, () => demo.Database.Read(connection =>
                Evaluation.Of(frame, DemoTerm.Term, EvaluationStore.RecordsOf(connection, frame, frame.Terms[DemoTerm.Term]), pack))), "ms", "< 100");
    }
}
