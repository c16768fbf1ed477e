using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Records;

/// <summary>What can be recorded, over HTTP (记录类别): made from the kinds themselves, so that no form states a field a second time.</summary>
public static class RecordKindEndpoints
{
    public static void MapRecordKinds(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/schools/{school}/record-kinds", List)
        .WithTags("record-kinds").Takes().WithName("record-kinds.list").WithSummary("可读的记录类别及其字段 · The kinds of record one may read, with their fields")
        .Produces<IReadOnlyList<RecordKindView>>().ProducesProblem(404);

    private static IResult List(HttpContext context) => TypedResults.Ok(RecordKindView.Of(Allowed.Of(context)));
}
