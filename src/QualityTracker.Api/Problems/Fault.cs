using FluentValidation.Results;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Problems;

/// <summary>One thing wrong with what a client sent (错误项): the field, the rule it breaks, what is wrong and what to do.</summary>
public sealed record Fault(string Field, string Rule, Text Message, Text Remedy)
{
    /// <summary>Whether it breaks a law that goes before the documents, such as L2-joint: well-formed, and refused all the same.</summary>
    public bool IsUnlawful => Rule is ['L', >= '1' and <= '9', '-', ..];

    /// <summary>A fault that a validator found; every rule of this program carries its texts (see <see cref="Rules"/>).</summary>
    public static Fault Of(ValidationFailure failure)
    {
        var texts = failure.CustomState as RuleTexts ?? new RuleTexts(Text.Same(failure.ErrorMessage), Text.Empty);
        return new(FieldName(failure.PropertyName), failure.ErrorCode, texts.Message, texts.Remedy);
    }

    private static string FieldName(string path) =>
        string.Join('.', path.Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>What a broken rule says, and what helps.</summary>
public sealed record RuleTexts(Text Message, Text Remedy);
