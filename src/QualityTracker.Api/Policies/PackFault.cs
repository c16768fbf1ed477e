using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;

namespace QualityTracker.Api.Policies;

/// <summary>Tells a client what is wrong in a pack: the file, the line, the column, and what to do about it.</summary>
public static class PackFault
{
    public static Fault Of(string field, PolicyProblem problem)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{(problem.File is null ? "" : problem.File + ":")}{problem.Line}:{problem.Column} ");
        return new(field, "pack", new(place + problem.Message.Zh, place + problem.Message.En), RemedyOf(problem.Message));
    }

    /// <summary>The pack is refused; each of the errors has its file, line and column beside the words.</summary>
    public static ProblemHttpResult Refused(HttpContext context, IReadOnlyList<PolicyProblem> problems)
    {
        var language = Problem.LanguageOf(context.Request);
        var result = Problem.Of(context, 400, "pack-problems",
            new("考核办法有错误，未固定版本", "The pack has problems; no version was frozen"),
            new("请按下列文件、行、列更正草稿后再试。", "Correct the draft at the file, line and column of each of these and try again."));
        result.ProblemDetails.Extensions["errorCount"] = problems.Count;
        result.ProblemDetails.Extensions["errors"] = problems.Take(100).Select(problem => new PackError(
            "text", "pack", problem.File, problem.Line, problem.Column, problem.Message.In(language), RemedyOf(problem.Message).In(language))).ToList();
        return result;
    }

    // A problem says what is wrong and, after a semicolon, what to do.
    private static Text RemedyOf(Text message)
    {
        var zh = message.Zh.LastIndexOfAny(['；', ';']);
        var en = message.En.LastIndexOf(';');
        return zh < 0 || en < 0 ? Problems.Rules.CorrectIt : new(message.Zh[(zh + 1)..].Trim(), message.En[(en + 1)..].Trim());
    }

    private sealed record PackError(string Field, string Rule, string? File, int Line, int Column, string Message, string Remedy);
}
