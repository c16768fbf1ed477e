using QualityTracker.Api.Access;
using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;

namespace QualityTracker.Api.Evaluations;

/// <summary>Evaluations over HTTP: a term's list, and one person in full, down to the records counted.</summary>
public static class EvaluationEndpoints
{
    public static readonly Text Missing = new("学校、学期或考核办法", "school, term or policy pack");

    public static readonly Text Nobody = new("参加本学期考核的教职工", "person evaluated in this term");

    public static void MapEvaluations(this IEndpointRouteBuilder routes)
    {
        var evaluations = routes.MapGroup("/api/v1/schools/{school}/evaluations/{term}").WithTags("evaluations").Takes("policy").ProducesProblem(404);
        evaluations.MapGet("/", List).WithName("evaluations.list").WithSummary("一学期的考核 · The evaluation of a term").Produces<TermView>();
        evaluations.MapGet("/{staff}", Get).WithName("evaluations.read")
            .WithSummary("一人的考核，直到计入的记录 · One person's evaluation, down to the records counted").Produces<PersonEvaluation>();
        routes.MapGet("/api/v1/schools/{school}/summaries/{term}", Summary).WithTags("evaluations").Takes().ProducesProblem(404)
            .WithName("evaluations.summary").WithSummary("一学期的汇总，不含个人 · A term in sums, nobody by name").Produces<TermSummary>();
    }

    private static IResult List(HttpContext context, Database database, EvaluationStore store, string school, string term, string? policy) =>
        store.Read(database, Allowed.Of(context), school, term, policy) is { } found
            ? TypedResults.Ok(TermView.Of(found, Allowed.Of(context).Rows))
            : Problem.NotFound(context, Missing);

    // By the term's own pack alone: two packs over the same people would let one be told from the other.
    private static IResult Summary(HttpContext context, Database database, EvaluationStore store, string school, string term) =>
        store.Read(database, Allowed.Of(context), school, term, null) is { } found
            ? TypedResults.Ok(TermSummary.Of(found.Evaluation))
            : Problem.NotFound(context, Missing);

    /// <summary>Whether the caller may read the conduct decisions about a person: the person does, and the principal.</summary>
    public static bool SeesDecisions(HttpContext context, string staff) => Allowed.Of(context).Reads(RecordConductDecision.Kind)?.HasPerson(staff) == true;

    private static IResult Get(HttpContext context, Database database, EvaluationStore store, string school, string term, string staff, string? policy) =>
        store.Read(database, Allowed.Of(context), school, term, policy) switch
        {
            null => Problem.NotFound(context, Missing),
            var found when found.Evaluation.People.FirstOrDefault(person => person.Staff == staff && Allowed.Of(context).Rows.HasPerson(staff)) is { } person => TypedResults.Ok(SeesDecisions(context, staff) ? person : person.WithoutDecisions()),
            _ => Problem.NotFound(context, Nobody),
        };
}

/// <summary>A term's evaluation in short (学期考核一览).</summary>
public sealed record TermView(
    string Term, PolicyView Policy, IReadOnlyList<BandView> Bands, IReadOnlyList<PersonView> People, IReadOnlyList<NormResult> SchoolNorms, IReadOnlyList<Text> Notes)
{
    /// <summary>As much of it as may be seen: what is the school's own goes with the whole school.</summary>
    public static TermView Of(EvaluatedTerm term, ReachedRows rows) => new(
        term.Evaluation.Term, PolicyView.Of(term.Pack), [.. term.Evaluation.Bands.Select(band => new BandView(band.Id, band.Name))], [.. term.Evaluation.People.Where(person => rows.HasPerson(person.Staff)).Select(PersonView.Of)],
        rows.WholeSchool ? term.Evaluation.SchoolNorms : [], rows.WholeSchool ? term.Evaluation.Notes : []);
}

/// <summary>A policy pack in short (考核办法).</summary>
public sealed record PolicyView(string Id, string Hash, Text Title, Text Document)
{
    public static PolicyView Of(PolicyPack pack) => new(pack.Id, pack.ShortHash, pack.Title, pack.Document);
}

/// <summary>One person in short.</summary>
public sealed record PersonView(
    string Staff, string Name, IReadOnlyList<PostView> Posts, int NormsOwed, int NormsMet, decimal? Total, BandView? Band, bool Vetoed)
{
    public static PersonView Of(PersonEvaluation person) => new(
        person.Staff, person.Name, [.. person.Posts.Where(post => post.Share is null).Select(post => post.Post).Distinct().Select(PostView.Of)],
        person.NormsOwed.Count(), person.NormsOwed.Count(norm => norm.Met), person.Total,
        person.Band is { } band ? new(band.Id, band.Name) : null, person.Vetoed);
}

/// <summary>A post and its name.</summary>
public sealed record PostView(PostKind Kind, Text Name)
{
    public static PostView Of(PostKind kind) => new(kind, Names.Of(kind));
}

/// <summary>A band (等次) and its name.</summary>
public sealed record BandView(string Id, Text Name);
