namespace QualityTracker.Api.Reference;

/// <summary>The API's description (OpenAPI 3.1) and the page that shows it.</summary>
public static class ApiReference
{
    public static void AddApiReference(this IServiceCollection services) =>
        services.AddOpenApi("v1", options => options.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1);

    public static void MapApiReference(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json");
}
