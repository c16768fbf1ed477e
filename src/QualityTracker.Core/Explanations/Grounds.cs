using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Explanations;

/// <summary>What the explanations of one person's figures, or of the school's, stand on (说明依据).</summary>
internal sealed class Grounds
{
    private readonly Dictionary<string, PolicyClause> clauses;
    private readonly Dictionary<string, ParameterValue> parameters;

    public Grounds(TermEvaluation evaluation, PolicyPack pack, SchoolFrame frame, ExplainedRecords records, string? staff)
    {
        if (pack.ContentHash != evaluation.PackHash) throw new ArgumentException("The pack is that of the evaluation.", nameof(pack));
        (Evaluation, Pack, Frame, Records, Staff) = (evaluation, pack, frame, records, staff);
        clauses = pack.Clauses.ToDictionary(clause => clause.Id, StringComparer.Ordinal);
        parameters = evaluation.Parameters.All.ToDictionary(value => value.Parameter.Name, StringComparer.Ordinal);
        Labels = new(frame, records);
        Index = new(frame, evaluation.Term, records.InForce);
        Uncounted = new(this);
    }

    public TermEvaluation Evaluation { get; }

    public PolicyPack Pack { get; }

    public SchoolFrame Frame { get; }

    public ExplainedRecords Records { get; }

    /// <summary>Staff number; null for the school.</summary>
    public string? Staff { get; }

    public RecordLabels Labels { get; }

    /// <summary>The records in force up to the term's end.</summary>
    public RecordIndex Index { get; }

    public UncountedRecords Uncounted { get; }

    public CitedClause? Clause(string? id) => id is null ? null
        : clauses.TryGetValue(id, out var clause) ? new(id, clause.Number, clause.Title, Pack.Document) : new(id, id, null, Pack.Document);

    /// <summary>Where the school's own pack differs from its base in a rule, by its path: the clause is the document's, the number is not.</summary>
    public IEnumerable<Text> ChangesIn(string rule) => Pack.Base is not { } under ? [] : Pack.Changes
        .Where(change => change.Path == rule || change.Path.StartsWith(rule + "/", StringComparison.Ordinal))
        .Select(change => new Text(
            $"本校办法与“{under.Title.Zh}”不同：{change.Path}，{change.Base ?? "无"} → {change.Own ?? "无"}",
            $"the school's own pack differs from “{under.Title.En}”: {change.Path}, {change.Base ?? "nothing"} → {change.Own ?? "nothing"}"));

    /// <summary>Teaching weeks of the term in which the person held one of the posts; in any post when none is named.</summary>
    public int WeeksIn(IReadOnlyCollection<PostKind> posts) =>
        new PostTime(Frame, Frame.Staff[Staff!]).WeeksIn(Frame.Calendars[Evaluation.Term], posts).Count;

    public decimal Number(Quantity quantity) => Evaluation.Parameters.Number(quantity);

    /// <summary>The parameters among some numbers of the pack, each once.</summary>
    public IReadOnlyList<ParameterUsed> Parameters(params IEnumerable<Quantity> quantities) => Named(quantities.Select(each => each.Parameter));

    /// <summary>The parameters that a measure's options take.</summary>
    public IReadOnlyList<ParameterUsed> Parameters(MeasureCall call) => Named(call.Options.Values.Select(option => option.Parameter));

    /// <summary>Contributions with what their records are; a record that adds and takes away is one line.</summary>
    public IReadOnlyList<CountedRecord> Counted(IEnumerable<Contribution> contributions) =>
        [.. contributions.GroupBy(each => each.Record).Select(same => Labels.Counted(same.Key, same.First().Date, same.Sum(each => each.Amount)))
            .OrderBy(each => each.Date).ThenBy(each => each.Id, StringComparer.Ordinal)];

    /// <summary>What a rule asks of a measure's options, in words; nothing where it has none.</summary>
    public IEnumerable<Text> OptionsOf(MeasureCall call)
    {
        var measure = MeasureCatalogue.Of(call.Measure);
        foreach (var option in measure.Options.Where(option => call.Options.ContainsKey(option.Name)))
        {
            var words = Evaluation.Parameters.Words(call.Options[option.Name]).Select(OptionWords.Of).ToArray();
            yield return new(
                $"口径：{option.Title.Zh} — {string.Join("、", words.Select(word => word.Zh))}",
                $"counting: {option.Title.En} — {string.Join(", ", words.Select(word => word.En))}");
        }
    }

    private IReadOnlyList<ParameterUsed> Named(IEnumerable<string?> names) =>
        [.. names.OfType<string>().Distinct().Select(name => parameters[name])
            .Select(value => new ParameterUsed(value.Parameter.Name, value.Parameter.Title, value.Value, value.Adopted, value.Parameter.SchoolDecides))];
}
