using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Operating;

/// <summary>From when on a statement is slow (慢查询设置): <c>Database:SlowMilliseconds</c>, 500 by itself, 0 for never.</summary>
public static class SlowStatementLog
{
    private const int Usual = 500;

    public static void AddSlowStatementLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(services =>
        {
            // Had once: the last statements come when services are given out no longer.
            var now = services.GetRequiredService<IHttpContextAccessor>();
            return new SlowStatements(
                TimeSpan.FromMilliseconds(builder.Configuration.GetValue("Database:SlowMilliseconds", Usual)),
                services.GetRequiredService<ILogger<SlowStatements>>(),
                () => now.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName);
        });
    }

    public static void UseSlowStatementLog(this WebApplication app, Database database)
    {
        if (app.Configuration.GetValue("Database:SlowMilliseconds", Usual) > 0) app.Services.GetRequiredService<SlowStatements>().Watch(database);
    }
}
