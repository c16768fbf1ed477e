using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Pay;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// The figures of one person, or the norms of the school, each to be explained (可说明的数据). They are written from what the evaluation made; nothing
/// is reckoned a second time.
/// </summary>
public sealed class ExplainedFigures
{
    /// <summary>The address of everything about a person in one tree.</summary>
    public const string Whole = "all";

    private readonly List<(string Figure, Func<Explanation> Of)> figures = [];
    private readonly bool isOfPerson;

    /// <param name="evaluation">The term's evaluation.</param>
    /// <param name="pack">The pack it was made by.</param>
    /// <param name="frame">The school it was made of.</param>
    /// <param name="records">The records that name the person, or all of the kinds counted for the school.</param>
    /// <param name="staff">Staff number of somebody evaluated; null for the school.</param>
    /// <param name="pay">A pay run divided by this evaluation, for its parts to be explained too.</param>
    public ExplainedFigures(
        TermEvaluation evaluation, PolicyPack pack, SchoolFrame frame, ExplainedRecords records, string? staff, PayInputs? pay = null)
    {
        isOfPerson = staff is not null;
        var grounds = new Grounds(evaluation, pack, frame, records, staff);
        var norms = new NormExplanation(grounds);
        if (staff is null)
        {
            foreach (var norm in evaluation.SchoolNorms) figures.Add(($"school/norms/{norm.Norm}", () => norms.Of(norm)));
            return;
        }

        var person = evaluation.People.First(each => each.Staff == staff);
        var workload = new WorkloadExplanation(grounds, person);
        AddPerson(grounds, norms, person, workload);
        if (pay is not null && pay.People.Any(each => each.Staff == staff)) AddPay(new(grounds, person, workload, pay), pay);
    }

    /// <summary>Every figure there is an explanation of.</summary>
    public IReadOnlyList<string> Figures => [.. figures.Select(each => each.Figure)];

    /// <summary>The explanation of a figure, the whole tree when none is named; null when there is no such figure.</summary>
    public Explanation? Of(string? figure) => figure is null or Whole ? All()
        : figures.FirstOrDefault(each => each.Figure == figure).Of?.Invoke()
        ?? figures.Where(each => figure.StartsWith(each.Figure + "/", StringComparison.Ordinal)).OrderByDescending(each => each.Figure.Length)
            .Select(each => each.Of().All().FirstOrDefault(part => part.Figure == figure)).FirstOrDefault();

    private void AddPerson(Grounds grounds, NormExplanation norms, PersonEvaluation person, WorkloadExplanation workload)
    {
        var exams = new ExamExplanation(grounds, person);
        var indicators = new IndicatorExplanation(grounds, person, norms, workload, exams);
        var dimensions = new DimensionExplanation(grounds, person, indicators);
        var total = new TotalExplanation(grounds, person, dimensions);
        figures.Add((TotalExplanation.Figure, total.Of));
        if (person.Bundle is not null) figures.AddRange([(TotalExplanation.OwnFigure, total.Own), (TotalExplanation.BundleFigure, () => total.Bundle()!)]);
        figures.Add((BandExplanation.Figure, new BandExplanation(grounds, person).Of));
        foreach (var dimension in person.Dimensions)
        {
            figures.Add(($"dimensions/{dimension.Id}", () => dimensions.Of(dimension)));
            foreach (var indicator in dimension.Indicators)
                figures.Add((IndicatorExplanation.FigureOf(dimension, indicator), () => indicators.Of(dimension, indicator)));
        }

        foreach (var norm in person.Norms) figures.Add(($"norms/{norm.Norm}", () => norms.Of(norm)));
        figures.Add((WorkloadExplanation.Figure, () => workload.Of(person.Workload)));
        foreach (var week in person.Workload.Weeks) figures.Add(($"{WorkloadExplanation.Figure}/weeks/{week.Week}", () => workload.OfWeek(week)));
        figures.Add((AfterSchoolExplanation.Figure, new AfterSchoolExplanation(grounds, person).Of));
        figures.Add((ExamExplanation.Figure, exams.All));
    }

    private void AddPay(PayExplanation explained, PayInputs pay)
    {
        figures.Add((PayExplanation.FigureOf(pay), explained.Of));
        foreach (var pool in pay.Pools) figures.Add(($"{PayExplanation.FigureOf(pay)}/{pool.Id}", () => explained.Of(pool.Id)));
    }

    // What another figure of the tree is made from is not there twice.
    private Explanation All()
    {
        var (parts, seen) = (new List<Explanation>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (figure, of) in figures)
        {
            if (seen.Contains(figure)) continue;
            var part = of();
            parts.Add(part);
            seen.UnionWith(part.All().Where(each => !each.InShort).Select(each => each.Figure));
        }

        return new()
        {
            Figure = Whole,
            Title = isOfPerson ? new("全部数据", "every figure") : new("学校规范量", "norms of the school"),
            Parts = parts,
        };
    }
}
