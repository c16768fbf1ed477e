namespace QualityTracker.Api.Operating;

/// <summary>
/// How the program stops (平稳停止). Told to, it is not ready any more at once; for a moment it goes on taking requests and ends each connection after its answer, so that
/// whoever hands out requests can turn to another node; then it takes no more, and what runs has so long to finish.
/// </summary>
public static class GracefulStop
{
    private const int UsualSeconds = 30;
    private const int UsualDrainSeconds = 3;

    public static void AddGracefulStop(this WebApplicationBuilder builder) =>
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(builder.Configuration.GetValue("Stopping:Seconds", UsualSeconds)));

    /// <summary>Tells each connection that is used while the program stops to end.</summary>
    public static void UseGracefulStop(this WebApplication app) => app.Use((context, next) =>
    {
        if (app.Lifetime.ApplicationStopping.IsCancellationRequested && !HttpProtocol.IsHttp2(context.Request.Protocol)) context.Response.Headers.Connection = "close";
        return next(context);
    });

    /// <summary>For a program that others send requests to; nobody waits for it while developing.</summary>
    public static void DrainFirst(WebApplication app)
    {
        var drain = TimeSpan.FromSeconds(app.Configuration.GetValue("Stopping:DrainSeconds", app.Environment.IsDevelopment() ? 0 : UsualDrainSeconds));
        app.Lifetime.ApplicationStopping.Register(() => Thread.Sleep(drain));
    }
}
