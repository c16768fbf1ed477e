using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Schools;

/// <summary>Schools over HTTP.</summary>
public static class SchoolEndpoints
{
    public static readonly Text Name = new("学校", "school");

    public static void MapSchools(this IEndpointRouteBuilder routes)
    {
        var schools = routes.MapGroup("/api/v1/schools").WithTags("schools").Takes();
        schools.MapGet("/", List).WithName("schools.list").WithSummary("学校列表 · List schools").Produces<IReadOnlyList<School>>();
        schools.MapPost("/", Create).WithName("schools.create").WithSummary("新建学校 · Create a school")
            .Produces<School>(StatusCodes.Status201Created).Produces<School>().ProducesProblem(400).ProducesProblem(409);
        schools.MapGet("/{school}", Get).WithName("schools.read").WithSummary("读取学校 · Read a school").Produces<School>().ProducesProblem(404);
        schools.MapPut("/{school}", Replace).WithName("schools.replace").WithSummary("更改学校 · Replace a school")
            .Produces<School>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
    }

    private static IResult List(HttpContext context, Database database) => TypedResults.Ok(database.Read(AllowedSchools.Of(context).Schools));

    private static IResult Create(HttpContext context, Database database, TimeProvider clock, AuditLog audit, School school) => database.Write<IResult>(connection =>
    {
        if (!AllowedSchools.Of(context).Everywhere) return Gate.NotAllowed(context);
        if (FaultsOf(school) is { Count: > 0 } faults) return Problem.Invalid(context, faults);
        if (FrameStore.Find(connection, school.Id) is { } before)
        {
            return before == school
                ? TypedResults.Ok(before)
                : Problem.Conflict(context, "different-content",
                    new("此编码已有另一所学校，未保存", "This code belongs to a school with different content; nothing was stored"),
                    new("换一个编码，或用 PUT 更改原学校。", "Choose another code, or change that school with PUT."));
        }

        FrameStore.Add(connection, school, clock.GetUtcNow());
        var founder = AllowedSchools.Of(context).Caller;
        if (!Standing.Everywhere(founder, clock.GetUtcNow()).Roles.Contains(Role.Office))
        {
            // Whoever founds a school keeps its office until others are named: somebody has to bring its files.
            var was = AccountFacts.Of(connection, founder.Account);
            AccountStore.AddGrant(connection, founder.Account, new() { Role = Role.Office, School = school.Id, From = SchoolDay.Of(school).Of(clock.GetUtcNow()) }, clock.GetUtcNow());
            audit.Append(connection, founder, "accounts.replace", school.Id, founder.Account, new RecordChange(was, AccountFacts.Of(connection, founder.Account)));
        }

        audit.Append(connection, Caller.CallerOf(context), "schools.create", school.Id, school.Id, new RecordChange(null, school));
        context.Response.Headers.ETag = "\"1\"";
        return TypedResults.Created($"/api/v1/schools/{school.Id}", school);
    });

    private static IResult Get(HttpContext context, Database database, string school) => database.Read<IResult>(connection =>
    {
        if (FrameStore.Find(connection, school) is not { } found) return Problem.NotFound(context, Name);
        context.Response.Headers.ETag = $"\"{FrameStore.VersionOf(connection, school)}\"";
        return TypedResults.Ok(found);
    });

    private static IResult Replace(HttpContext context, Database database, TimeProvider clock, AuditLog audit, string school, School content) => database.Write<IResult>(connection =>
    {
        if (FrameStore.VersionOf(connection, school) is not { } version) return Problem.NotFound(context, Name);
        var asked = context.Request.Headers.IfMatch.ToString().Trim();
        if (asked.Length == 0) return Problem.NeedsIfMatch(context);
        if (asked != $"\"{version}\"") return Problem.Stale(context);
        var faults = FaultsOf(content);
        if (content.Id != school) faults.Add(new("id", "same-id", new("与地址中的编码不同", "differs from the code in the address"), Rules.CorrectIt));
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        audit.Append(connection, Caller.CallerOf(context), "schools.replace", school, school, new RecordChange(FrameStore.Find(connection, school), content));
        FrameStore.Replace(connection, content, clock.GetUtcNow());
        context.Response.Headers.ETag = $"\"{version + 1}\"";
        return TypedResults.Ok(content);
    });

    private static List<Fault> FaultsOf(School school) => [.. new RecordSchool().Validate(school).Errors.Select(Fault.Of)];
}
