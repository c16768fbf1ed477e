namespace QualityTracker.Api.Problems;

/// <summary>Refuses query parameters that an address does not take, so that a misspelt one never changes a result in silence, and values that are no text.</summary>
public static class KnownParameters
{
    public static TBuilder Takes<TBuilder>(this TBuilder builder, params string[] names) where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter(async (context, next) =>
        {
            var unknown = context.HttpContext.Request.Query.Keys.FirstOrDefault(name => name != "lang" && !names.Contains(name));
            if (unknown is null)
            {
                // Of two values one would be taken here and perhaps the other elsewhere.
                return context.HttpContext.Request.Query.FirstOrDefault(each => each.Value.Count > 1).Key is { } twice
                    ? Problem.Invalid(context.HttpContext, Twice(twice))
                    : await next(context);
            }

            var known = string.Join(", ", names.Append("lang"));
            return Problem.Invalid(context.HttpContext, new Fault(unknown, "unknown-parameter",
                new("没有这个查询参数", "there is no such query parameter"), new("可用：" + known, "use: " + known)));
        });

    /// <summary>The refusal of a parameter with a character that not every database can hold, whoever reads it; null when there is none. In a path the server refuses it.</summary>
    public static IResult? NoText(HttpContext context) => context.Request.Query.FirstOrDefault(each => HasNul(each.Key) || each.Value.Any(HasNul)).Key is { } name
        ? Problem.Invalid(context, HoldsNul(name))
        : null;

    public static Fault HoldsNul(string name) => new(name, "text", new("含有空字符（U+0000）", "holds a null character (U+0000)"), new("删去它后重发", "remove it and send it again"));

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    public static Fault Twice(string name) =>
        new(name, "duplicate-parameter", new("查询参数出现了两次", "the query parameter stands twice"), new("只保留一个", "keep one"));
}
