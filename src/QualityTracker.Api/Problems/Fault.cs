using FluentValidation.Results;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;

namespace QualityTracker.Api.Problems;

/// <summary>One thing wrong with what a client sent (错误项): the field, the rule it breaks, what is wrong and what to do.</summary>
public sealed record Fault(string Field, string Rule, Text Message, Text Remedy)
{
    /// <summary>Whether it breaks a law that goes before the documents, such as L2-joint: well-formed, and refused all the same.</summary>
    public bool IsUnlawful => Rule is ['L', >= '1' and <= '9', '-', ..];
    /// <summary>Where it stands in a text that was sent, such as a policy pack; null for what has no lines.</summary>
    public Place? Place { get; init; }

    /// <summary>A fault that a validator found; every rule of this program carries its texts (see <see cref="Rules"/>).</summary>
    public static Fault Of(ValidationFailure failure)
    {
        var texts = failure.CustomState as RuleTexts ?? new RuleTexts(Text.Same(failure.ErrorMessage), Text.Empty);
        return new(FieldName(failure.PropertyName), failure.ErrorCode, texts.Message, texts.Remedy);
    }

    /// <summary>
    /// A problem of a policy pack, or of values for its parameters. Its message is what is wrong and, after the last semicolon, the remedy.
    /// </summary>
    public static Fault Of(PolicyProblem problem, string field, string rule)
    {
        var (zh, en) = (Parts(problem.Message.Zh, '；'), Parts(problem.Message.En, ';'));
        var isWhole = zh.Remedy.Length > 0 && en.Remedy.Length > 0;
        return new(field, rule, isWhole ? new(zh.Message, en.Message) : problem.Message, isWhole ? new(zh.Remedy, en.Remedy) : Rules.CorrectIt)
        {
            Place = problem.Line > 0 ? new(problem.Line, problem.Column) : null,
        };
    }

    private static (string Message, string Remedy) Parts(string text, char mark) =>
        text.LastIndexOf(mark) is var at and > 0 ? (text[..at], text[(at + 1)..].Trim()) : (text, "");

    private static string FieldName(string path) =>
        string.Join('.', path.Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>What a broken rule says, and what helps.</summary>
public sealed record RuleTexts(Text Message, Text Remedy);
