using Microsoft.Extensions.Diagnostics.HealthChecks;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Operating;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work, else 503, with which check fails and nothing more (健康检查). Both answer anybody,
/// also a machine that asks without TLS, and write nothing down; what was found is told again for a second, so that asking costs nothing.
/// </summary>
public static class Health
{
    private const string Live = "/health/live";
    private const string Ready = "/health/ready";
    private const int LeastFreeMegabytes = 100;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static void AddHealth(this WebApplicationBuilder builder, Database database)
    {
        var least = builder.Configuration.GetValue("Health:LeastFreeMegabytes", LeastFreeMegabytes) * 1024L * 1024;
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Services.AddHealthChecks()
            .AddCheck("database", () => Found(database.Read(connection => Database.TablesOf(connection).Count > 0)))
            .AddCheck("writable", () => Found(database.CanWrite()))
            .AddCheck("migrations", () => Found(database.Read(connection => Migrations.Lacking(connection, database.Dialect) is null)))
            .AddCheck("keys", () => Found(database.Read(AuditStore.Head) is not { } head || (new AuditKey(database).Find() is { } key && AuditChain.IsSealed(key, head))))
            .AddCheck("disk", () => Found(new DriveInfo(database.Folder).AvailableFreeSpace >= least && CanKeepFiles(database.Folder)));
        builder.Services.AddSingleton<Readiness>();
    }

    /// <summary>Before anything that asks who calls, and how.</summary>
    public static void UseHealth(this WebApplication app) => app.Use(async (context, next) =>
    {
        var path = context.Request.Path.Value;
        if (path is not (Live or Ready) || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            await next(context);
            return;
        }

        var (ready, checks) = path == Live ? (true, new Dictionary<string, string>()) : await context.RequestServices.GetRequiredService<Readiness>().Look();
        context.Response.StatusCode = ready ? 200 : 503;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsJsonAsync(new { status = ready ? "ok" : "failed", checks });
    });

    private static HealthCheckResult Found(bool good) => good ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    private static bool CanKeepFiles(string folder)
    {
        var file = Path.Combine(folder, $".ready-{Guid.NewGuid():N}");
        using (new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) return true;
    }

    private sealed class Readiness(HealthCheckService checks, IHostApplicationLifetime lifetime) : IDisposable
    {
        private readonly SemaphoreSlim looking = new(1);
        private (long At, bool Ready, Dictionary<string, string> Checks)? last;

        public async Task<(bool Ready, Dictionary<string, string> Checks)> Look()
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested) return (false, new() { ["stopping"] = "failed" });
            await looking.WaitAsync();
            try
            {
                if (last is { } known && TimeProvider.System.GetElapsedTime(known.At) < Kept) return (known.Ready, known.Checks);
                var (ready, found) = await Find();
                last = (TimeProvider.System.GetTimestamp(), ready, found);
                return (ready, found);
            }
            finally
            {
                looking.Release();
            }
        }

        public void Dispose() => looking.Dispose();

        private async Task<(bool, Dictionary<string, string>)> Find()
        {
            try
            {
                var report = await Task.Run(() => checks.CheckHealthAsync()).WaitAsync(Longest);
                return (report.Status == HealthStatus.Healthy, report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status == HealthStatus.Healthy ? "ok" : "failed"));
            }
            catch (TimeoutException)
            {
                return (false, new() { ["time"] = "failed" });
            }
        }
    }
}
