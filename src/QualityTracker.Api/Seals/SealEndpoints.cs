using System.Data.Common;
using System.Text;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Seals;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Seals;

/// <summary>
/// Whether a sheet is genuine (验真), for whoever holds it: over HTTP and as a page for those who scan its code. No name and no figure; of a
/// code that is none and of one that nobody has, the same is said.
/// </summary>
public static class SealEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapSeals(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/verify/{seal}", Verify).WithTags("seals").Takes().RequireRateLimiting(Limits.Seals).WithName("seals.verify")
            .WithSummary("凭封存码验真 · Verify a sheet by its seal").Produces<SealView>().ProducesProblem(429);
        routes.MapMethods(SealAddress.Page, Methods, (HttpContext context, Database database, FrameStore frames, string? code) => Page(context, database, frames, code))
            .RequireRateLimiting(Limits.Seals).ExcludeFromDescription();
        routes.MapMethods(SealAddress.Page + "/{seal}", Methods, (HttpContext context, Database database, FrameStore frames, string seal) => Page(context, database, frames, seal))
            .RequireRateLimiting(Limits.Seals).ExcludeFromDescription();
    }

    /// <summary>What a seal is worth now.</summary>
    public static SealCheck Check(DbConnection connection, string read) => SealStore.Find(connection, read) is { } found
        ? SealCheck.Of(found.Hash, KeptOf(connection, found.School, found.Term, found.Staff))
        : SealCheck.Unknown;

    private static List<KeptSeal> KeptOf(DbConnection connection, string school, string term, string staff)
    {
        var reopened = SheetStepStore.StandingOf(connection, school, term, staff).Stage != SheetStage.Sealed;
        return SealStore.OfSheet(connection, school, term, staff)
            .ConvertAll(row => new KeptSeal(new(row.Hash), row.School, row.Term, row.Staff, row.Revision, reopened));
    }

    private static IResult Verify(Database database, FrameStore frames, string seal) => TypedResults.Ok(Read(database, frames, seal));

    private static IResult Page(HttpContext context, Database database, FrameStore frames, string? typed)
    {
        // Who pastes the whole address means the code at its end.
        var view = string.IsNullOrWhiteSpace(typed) ? null : Read(database, frames, typed[(typed.LastIndexOf('/') + 1)..]);
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(VerifyPage.Of(view, Problem.LanguageOf(context.Request))), "text/html; charset=utf-8");
    }

    private static SealView Read(Database database, FrameStore frames, string typed) => Seal.Read(typed) is { } read
        ? database.Read(connection => Check(connection, read) is { School: { } school } check && frames.Read(connection, school) is { } frame ? SealView.Of(check, frame) : SealView.Unknown)
        : SealView.Unknown;
}

/// <summary>What anybody may know of a seal (验真结果).</summary>
/// <param name="State">Whether it is genuine and still holds.</param>
/// <param name="StateName">The state in words.</param>
/// <param name="School">The school's name; null for a seal nobody knows.</param>
/// <param name="SchoolCode">The school's code.</param>
/// <param name="Term">Term id.</param>
/// <param name="TermName">The term in words.</param>
/// <param name="Revision">Of the sheet, from 1.</param>
public sealed record SealView(SealState State, Text StateName, Text? School, string? SchoolCode, string? Term, Text? TermName, int? Revision)
{
    public static SealView Unknown { get; } = new(SealState.Unknown, Names.Of(SealState.Unknown), null, null, null, null, null);

    public static SealView Of(SealCheck check, SchoolFrame frame)
    {
        var school = frame.School;
        var term = frame.Terms.GetValueOrDefault(check.Term!);
        return new(check.State, Names.Of(check.State), new(school.Name, school.NameEn ?? school.Name), school.Id, check.Term,
            term is null ? null : new($"{term.SchoolYear}学年{(term.Number == 1 ? "第一学期" : "第二学期")}", $"School year {term.SchoolYear}, term {term.Number}"), check.Revision);
    }
}
