using QualityTracker.Api.Access;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Integrity;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Integrity;

/// <summary>Doubts about lesson observations over HTTP (听课诚信提示). They are made when they are asked for, and nothing of them is stored.</summary>
public static class IntegrityEndpoints
{
    private static readonly Text Missing = new("学校或学期", "school or term");

    public static void MapIntegrity(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/schools/{school}/integrity-flags/{term}", List).Takes("kind", "staff").WithTags("integrity-flags").ProducesProblem(400).ProducesProblem(404)
            .WithName("integrity-flags.list").WithSummary("听课诚信提示：记录之间的矛盾及有利说明 · Doubts about observations: what the records say against each other, and what speaks for them")
            .WithDescription("不影响任何得分；教师只看到仅凭本人记录提出的 · They change no figure; a teacher sees those that rest on the teacher's own records alone")
            .Produces<IntegrityView>();

    private static IResult List(HttpContext context, Database database, FrameStore frames, string school, string term, string? kind, string? staff) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.TryGetValue(term, out var whole)) return Problem.NotFound(context, Missing);
        if (kind is not null && !Enum.GetValues<IntegrityFlagKind>().Any(each => Json.Word(each) == kind)) return Problem.Invalid(context, NoSuchKind);
        var rows = Allowed.Of(context).Rows;
        var entered = IntegrityStore.Entered(connection, frame, whole).FindAll(each => !rows.IsKept(RecordLessonObservation.Kind, each.Observation));

        // Of a doubt that rests on a colleague's records too, neither hears from this page what the other wrote.
        var flags = IntegrityCheck.Of(frame, term, entered, IntegrityStore.Covers(connection, school, term))
            .Where(flag => rows.WholeSchool || flag.Records.All(each => rows.HasPerson(each.Observer)))
            .Where(flag => staff is null || flag.People.Contains(staff)).ToList();
        var days = entered.ToDictionary(each => each.Observation.Id, each => each.EnteredOn);
        var shown = flags.FindAll(flag => kind is null || Json.Word(flag.Kind) == kind);
        return TypedResults.Ok(new IntegrityView(
            term, IntegrityRuleView.Of(flags), [.. shown.Select(flag => IntegrityFlagView.Of(flag, frame, days))], shown.Count,
            rows.WholeSchool ? ObservationShare.Of(frame, term, entered.Select(each => each.Observation)) : []));
    });

    private static Fault NoSuchKind
    {
        get
        {
            var known = string.Join(", ", Enum.GetValues<IntegrityFlagKind>().Select(each => Json.Word(each)));
            return new("kind", "choice", new("没有这个类别", "is none of the kinds"), new("可用：" + known, "use: " + known));
        }
    }
}
