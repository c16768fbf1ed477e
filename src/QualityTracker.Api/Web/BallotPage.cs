using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Reviews;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Web;

/// <summary>
/// The page of who has a code and no account (评议页): plain forms that an old phone without scripts can send. Nobody is signed in here and no cookie is
/// set, so that there is nothing another site's page could make use of: whoever sends the form must have the code, and it is only ever in a body.
/// </summary>
public static class BallotPage
{
    private const string Address = "/ballot";
    private const int MostFields = 4096;
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapBallotPage(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup(Address).ExcludeFromDescription().WithMetadata(new KnowsNobody(), new RequestSizeLimitAttribute(BallotEndpoints.Largest));
        page.MapMethods("", Methods, Begin);
        page.MapPost("", Ask).RequireRateLimiting(Limits.Ballots);
        page.MapPost("/cast", Cast).RequireRateLimiting(Limits.Ballots);
    }

    private static IResult Begin(HttpContext context) => Html(context, BallotHtml.Code(Problem.LanguageOf(context.Request), null));

    private static async Task<IResult> Ask(HttpContext context, BallotDesk desk)
    {
        var language = Problem.LanguageOf(context.Request);
        if (await Form(context) is not { } form) return Unreadable(context, language);
        var code = form["code"].ToString();
        var (asked, refusal) = desk.Ask(code);
        return asked is null ? Html(context, BallotHtml.Code(language, refusal), refusal!.Status) : Html(context, BallotHtml.Form(language, asked, BallotCode.Grouped(BallotCode.Read(code)!), form, null));
    }

    private static async Task<IResult> Cast(HttpContext context, BallotDesk desk)
    {
        var language = Problem.LanguageOf(context.Request);
        if (await Form(context) is not { } form) return Unreadable(context, language);
        var code = form["code"].ToString();
        if (desk.Ask(code) is var (asked, refusal) && asked is null) return Html(context, BallotHtml.Code(language, refusal), refusal!.Status);
        var answers = asked!.Lines.Select((line, at) => (IReadOnlyList<int?>)[.. line.Items.Select((_, item) => AnswerOf(form[BallotHtml.FieldOf(at, item)].ToString()))]).ToArray();
        return desk.Cast(code, answers) switch
        {
            null => Html(context, BallotHtml.Thanks(language)),
            { Status: 400 } unfit => Html(context, BallotHtml.Form(language, asked, BallotCode.Grouped(BallotCode.Read(code)!), form, unfit), 400),
            { } late => Html(context, BallotHtml.Code(language, late), late.Status),
        };
    }

    // What is no number of the form is refused with the form's own words.
    private static int? AnswerOf(string given) => given.Length == 0 || given == BallotHtml.NoAnswer ? null
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : -1;

    private static async Task<IFormCollection?> Form(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return null;
        try
        {
            return await context.Request.ReadFormAsync(new FormOptions { ValueCountLimit = MostFields, KeyLengthLimit = 40, ValueLengthLimit = 100 });
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static IResult Unreadable(HttpContext context, Language language) => Html(context, BallotHtml.Code(language, BallotRefusal.Unfit(new("没有看懂这份表", "The form could not be read"))), 400);

    private static IResult Html(HttpContext context, string page, int status = 200)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(page, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>Text as it stands in a page.</summary>
    internal static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
