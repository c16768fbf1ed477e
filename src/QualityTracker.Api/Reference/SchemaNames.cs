using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Reference;

/// <summary>What the types of this API are called in its description.</summary>
public static class SchemaNames
{
    /// <summary>The name of the schema; null for a type that is described where it stands.</summary>
    public static string? Of(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null || Nullable.GetUnderlyingType(type.Type) is { IsEnum: false }
            || type.Type.IsAssignableTo(typeof(IFormFile)) ? null : Of(type.Type);

    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(ProblemDetails)) return "Problem";
        if (!type.IsGenericType) return type.Name;
        var of = Of(type.GetGenericArguments()[0]);
        return type.GetGenericTypeDefinition() == typeof(Page<>) ? $"{of}Page" : $"{type.Name.Split('`')[0]}{of}";
    }
}
