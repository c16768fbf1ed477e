using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Reference;

/// <summary>What an operation takes and answers beyond its handler's types: headers, filters, problems, examples.</summary>
public static class OperationDescriptions
{
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        var kind = context.Description.ActionDescriptor.EndpointMetadata.OfType<RecordKind>().FirstOrDefault();
        DescribeParameters(operation, kind, document);
        DescribeResponses(operation, context, kind, document);
        var body = context.Description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        if (body is not null && operation.RequestBody is OpenApiRequestBody request)
        {
            request.Description = "JSON, UTF-8。";
            if (ReferenceExamples.Of(body) is { } example) request.Content!["application/json"].Example = Node(example);
        }

        if (operation.RequestBody?.Content?.TryGetValue("multipart/form-data", out var form) == true && form.Schema?.Properties is { } parts)
        {
            foreach (var part in parts.Keys.ToList())
            {
                parts[part] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "zip、xlsx 或 csv 文件 · A zip, xlsx or csv file" };
            }
        }

        return Task.CompletedTask;
    }

    private static void DescribeParameters(OpenApiOperation operation, RecordKind? kind, OpenApiDocument document)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>()) parameter.Description ??= ReferenceTexts.Parameter(parameter.Name!, kind);
        if (operation.Responses!.ContainsKey("428")) operation.Parameters.Add(new OpenApiParameterReference("IfMatch", document));
        if (kind is not null && operation.OperationId == $"{kind.Noun}.list")
        {
            foreach (var column in kind.Outline.Where(column => column.IsFilter)) operation.Parameters.Add(Filter(column));
            string[] shared = kind.Outline.Any(column => column.Field == "date") && !kind.IsCoded
                ? ["Since", "Until", "Q", "Sort", "Names", "Voided", "Limit", "Cursor"]
                : ["Q", "Sort", "Names", "Voided", "Limit", "Cursor"];
            foreach (var name in shared) operation.Parameters.Add(new OpenApiParameterReference(name, document));
        }

        operation.Parameters.Add(new OpenApiParameterReference("AcceptLanguage", document));
        operation.Description ??= ReferenceTexts.Description(operation.OperationId ?? "");
    }

    private static OpenApiParameter Filter(ColumnOutline column) => new()
    {
        Name = column.Field,
        In = ParameterLocation.Query,
        Description = $"只列出{column.Header}等于此值的记录 · Only records with this {column.Field}" + (column.RefersTo is null ? "" : $" → {column.RefersTo}"),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void DescribeResponses(OpenApiOperation operation, OpenApiOperationTransformerContext context, RecordKind? kind, OpenApiDocument document)
    {
        var before = operation.Responses!;
        var responses = new OpenApiResponses();
        var needed = operation.RequestBody is null ? [] : new[] { "400", "413", "415" };
        foreach (var status in before.Keys.Union(needed).Order(StringComparer.Ordinal))
        {
            if (int.Parse(status, CultureInfo.InvariantCulture) >= 400)
            {
                responses[status] = new OpenApiResponseReference(SharedParts.NameOf(status), document);
                continue;
            }

            var response = (OpenApiResponse)before[status];
            response.Description = ReferenceTexts.Status(status);
            var type = context.Description.SupportedResponseTypes.FirstOrDefault(each => each.StatusCode.ToString(CultureInfo.InvariantCulture) == status)?.Type;
            if (type is not null && response.Content?.TryGetValue("application/json", out var media) == true
                && ReferenceExamples.Of(type, kind, operation.OperationId ?? "") is { } example)
            {
                media.Example = Node(example);
            }

            if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Stored<>) || before.ContainsKey("428") || status == "201") AddHeaders(response, status, document);
            responses[status] = response;
        }

        responses["4XX"] = new OpenApiResponseReference(SharedParts.NameOf("4XX"), document);
        responses["5XX"] = new OpenApiResponseReference(SharedParts.NameOf("5XX"), document);
        operation.Responses = responses;
    }

    private static void AddHeaders(OpenApiResponse response, string status, OpenApiDocument document)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers["ETag"] = new OpenApiHeaderReference("ETag", document);
        if (status == "201") response.Headers["Location"] = new OpenApiHeaderReference("Location", document);
    }

    private static JsonNode? Node(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), Json.Options);
}
