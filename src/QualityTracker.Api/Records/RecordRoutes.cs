using QualityTracker.Api.Audit;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Records;

/// <summary>The addresses of a kind of record.</summary>
public static class RecordRoutes
{
    public static void MapRecords<T>(this IEndpointRouteBuilder routes, RecordKind<T> kind) where T : class, IRecord, new()
    {
        var services = routes.ServiceProvider;
        var endpoints = new RecordEndpoints<T>(
            kind, services.GetRequiredService<Database>(), services.GetRequiredService<FrameStore>(), services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<AuditLog>(), services.GetRequiredService<KeptPages>());
        var records = routes.MapGroup($"/api/v1/schools/{{school}}/{kind.Noun}").WithTags(kind.Noun).WithMetadata(kind).ProducesProblem(404);
        var create = records.MapPost("/", endpoints.Create).Describe(kind, "create", "新建", "Create")
            .Produces<Stored<T>>(201).Produces<Stored<T>>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(413);
        var list = records.MapGet("/", endpoints.List).Describe(kind, "list", "列表：", "List").Produces<Page<Stored<T>>>().ProducesProblem(400);
        var read = records.MapGet("/{id}", endpoints.Get).Describe(kind, "read", "读取", "Read one of the").Produces<Stored<T>>();
        if (kind.HoldsPupils)
        {
            list.LogsPupils((Page<Stored<T>> page) => page.Items.SelectMany(stored => kind.PupilsOf(stored.Record)));
            read.LogsPupils((Stored<T> stored) => kind.PupilsOf(stored.Record));
        }

        var replace = records.MapPut("/{id}", endpoints.Replace).Describe(kind, "replace", "更改", "Replace one of the").Produces<Stored<T>>().ChangesOneVersion();
        records.MapPost("/{id}/void", endpoints.Void).Describe(kind, "void", "作废", "Void one of the").Produces<Stored<T>>().ChangesOneVersion();
        var restore = records.MapPost("/{id}/restore", endpoints.Restore).Describe(kind, "restore", "恢复", "Put back in force one of the").Produces<Stored<T>>().ChangesOneVersion();
        if (!kind.IsLimitedByLaw) return;
        foreach (var route in new[] { create, replace, restore }) route.ProducesProblem(422);
    }

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, RecordKind kind, string verb, string zh, string en) =>
        route.WithName($"{kind.Noun}.{verb}").WithSummary($"{zh}{kind.Name.Zh} · {en} {kind.Name.En}");

    private static RouteHandlerBuilder ChangesOneVersion(this RouteHandlerBuilder route) =>
        route.ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
