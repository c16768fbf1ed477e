using System.Reflection;
using Microsoft.OpenApi;

namespace QualityTracker.Api.Reference;

/// <summary>The API's description (OpenAPI 3.1), made from the endpoints, the record kinds and the rules themselves.</summary>
public static class ApiReference
{
    public static void AddApiReference(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = SchemaNames.Of;
        options.AddSchemaTransformer((schema, context, _) => SchemaDescriptions.Describe(schema, context));
        options.AddOperationTransformer((operation, context, _) => OperationDescriptions.Describe(operation, context));
        options.AddDocumentTransformer((document, _, _) => Complete(document));
    });

    public static void MapApiReference(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json");

    private static Task Complete(OpenApiDocument document)
    {
        var assembly = Assembly.GetExecutingAssembly();
        document.Info = new()
        {
            Title = "QualityTracker",
            Version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Summary = "教学常规考核 · Teachers' routine work, evaluated",
            Description = ReferenceTexts.Introduction,
            License = new() { Name = "GNU Affero General Public License v3.0", Identifier = "AGPL-3.0-only" },
        };
        document.Servers = [new() { Url = "/", Description = "本服务 · This server" }];
        var used = document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Name).ToHashSet();
        document.Tags = new HashSet<OpenApiTag>(ReferenceTexts.Tags.Where(tag => used.Contains(tag.Name))
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        document.Components ??= new();
        SharedParts.AddTo(document);
        SchemaDescriptions.Complete(document);
        return Task.CompletedTask;
    }
}
