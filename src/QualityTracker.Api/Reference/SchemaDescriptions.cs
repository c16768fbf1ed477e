using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Reference;

/// <summary>What the schemas say beyond the types: names in both languages, what must be given, how numbers and times are written.</summary>
public static class SchemaDescriptions
{
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var given = context.JsonTypeInfo.Type;
        var type = Nullable.GetUnderlyingType(given) ?? given;
        var orNull = type == given ? 0 : JsonSchemaType.Null;
        if (type.IsEnum) DescribeEnum(schema, type);
        else if (type == typeof(decimal)) (schema.Type, schema.Format) = (JsonSchemaType.Number | orNull, null);
        else if (type == typeof(TimeOnly)) (schema.Type, schema.Format, schema.Pattern) = (JsonSchemaType.String | orNull, null, "^[0-2][0-9]:[0-5][0-9]$");
        else if (schema.Properties is { } properties && IsComputed(context, out var computed))
        {
            foreach (var name in computed)
            {
                if (properties.TryGetValue(name, out var found) && found is OpenApiSchema property) (property.ReadOnly, property.Type) = (true, property.Type & ~JsonSchemaType.Null);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Describes the fields of every record by its kind's columns, and the rest by the names they share.</summary>
    public static void Complete(OpenApiDocument document)
    {
        document.Components!.Schemas!.Remove(nameof(IFormFile));
        var kinds = RecordKinds.All.ToDictionary(kind => SchemaNames.Of(kind.RecordType));
        foreach (var (name, each) in document.Components.Schemas)
        {
            if (each is not OpenApiSchema schema || schema.Properties is null) continue;
            if (kinds.TryGetValue(name, out var kind))
            {
                DescribeRecord(schema, kind);
                schema.Required = new HashSet<string>(kind.Outline.Where(column => column.Required).Select(column => column.Field));
                if (!kind.IsCoded) schema.Required.Add("id");
            }

            foreach (var (field, property) in schema.Properties) DescribeProperty(property, Known(property) ?? FieldTexts.Of(name, field));
        }
    }

    private static void DescribeRecord(OpenApiSchema schema, RecordKind kind)
    {
        schema.Description = $"{kind.Name.Zh} · {schema.Description}";
        foreach (var column in kind.Outline)
        {
            var property = schema.Properties![column.Field];
            var known = Known(property) ?? FieldTexts.EnglishOf(column.Field);
            var refers = column.RefersTo is null ? "" : $" → {column.RefersTo}";
            DescribeProperty(property, known.Contains(column.Header, StringComparison.Ordinal) ? known + refers : $"{column.Header} · {known}{refers}");
        }
    }

    private static void DescribeEnum(OpenApiSchema schema, Type type)
    {
        var members = Enum.GetValues(type).Cast<Enum>().ToList();
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. members.Select(member => (JsonNode)JsonValue.Create(Json.Word(member)))];
        var names = string.Join("; ", members.Select(member => $"{Json.Word(member)}: {Names.Of(member).Zh} · {Names.Of(member).En}"));
        schema.Description = schema.Description is { Length: > 0 } before ? $"{before} {names}" : names;
    }

    private static bool IsComputed(OpenApiSchemaTransformerContext context, out IReadOnlyList<string> names)
    {
        names = [.. context.JsonTypeInfo.Properties.Where(property => property.AttributeProvider is System.Reflection.PropertyInfo { CanWrite: false }
            && RecordKinds.All.Any(kind => kind.RecordType == context.JsonTypeInfo.Type)).Select(property => property.Name)];
        return names.Count > 0;
    }

    // A nullable reference keeps its words inside.
    private static string? Known(IOpenApiSchema property) => property switch
    {
        OpenApiSchemaReference reference => reference.Reference.Description,
        OpenApiSchema { Description.Length: > 0 } schema => schema.Description,
        OpenApiSchema { OneOf: { } choices } => choices.Select(Known).FirstOrDefault(known => known is not null),
        _ => null,
    };

    private static void DescribeProperty(IOpenApiSchema property, string description)
    {
        if (property is OpenApiSchemaReference reference) reference.Description = description;
        else if (property is OpenApiSchema schema) schema.Description = description;
    }
}
