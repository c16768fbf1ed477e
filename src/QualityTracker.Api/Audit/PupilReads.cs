using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>On an endpoint: its answers hold pupils' data, and each is in the log before it leaves (读取留痕; clause L4).</summary>
public sealed record HoldsPupils;

/// <summary>Writes down who was shown which pupils' data.</summary>
public static class PupilReads
{
    /// <param name="route">An endpoint whose good answer is a <typeparamref name="TAnswer"/>.</param>
    /// <param name="pupilsOf">The pupil numbers an answer tells of, or null when it holds no pupils' data after all.</param>
    public static TBuilder LogsPupils<TBuilder, TAnswer>(this TBuilder route, Func<TAnswer, IEnumerable<string>?> pupilsOf) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new HoldsPupils()).AddEndpointFilter(async (context, next) =>
        {
            var result = await next(context);
            if (result is IStatusCodeHttpResult { StatusCode: >= 400 }) return result;
            if (result is not IValueHttpResult { Value: TAnswer answer }) throw new InvalidOperationException("An answer with pupils' data is of a type that the log does not know.");
            if (pupilsOf(answer) is { } pupils) await Write(context.HttpContext, [.. pupils.Distinct()]);
            return result;
        });

    private static Task Write(HttpContext context, List<string> pupils)
    {
        var services = context.RequestServices;
        var action = context.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
        var place = context.Request.RouteValues.Where(value => value.Key is not ("school" or "id")).ToDictionary(value => value.Key, value => value.Value?.ToString());
        return services.GetRequiredService<Database>().WriteJoined(connection =>
        {
            services.GetRequiredService<AuditLog>().AppendLast(
                connection, Caller.CallerOf(context), action, (string?)context.Request.RouteValues["school"], (string?)context.Request.RouteValues["id"],
                new { Of = place, Query = QueryOf(context.Request.Query), Pupils = pupils });
            return true;
        });
    }

    /// <summary>What was asked for. A cursor holds the last id of a page in other letters, where an erasure would not find it.</summary>
    public static Dictionary<string, string> QueryOf(IQueryCollection query) =>
        query.Where(each => each.Key != "lang").ToDictionary(each => each.Key, each => each.Key == "cursor" ? "…" : each.Value.ToString());
}
