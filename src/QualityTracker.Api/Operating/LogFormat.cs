using Microsoft.Extensions.Logging.Console;

namespace QualityTracker.Api.Operating;

/// <summary>
/// How the program's log is written to the console (日志格式): lines for people, or JSON with <c>Logging:Console:FormatterName=json</c>. Never with scopes: those of the
/// framework hold the addresses of requests, and those hold who is asked about.
/// </summary>
public static class LogFormat
{
    private const string Time = "yyyy-MM-ddTHH:mm:ss'Z'";

    public static void AddLogFormat(this WebApplicationBuilder builder)
    {
        var services = builder.Services;

        // The slim builder chooses its own, whatever is configured.
        if (builder.Configuration["Logging:Console:FormatterName"] is { Length: > 0 } named) services.PostConfigure<ConsoleLoggerOptions>(options => options.FormatterName = named);
        services.PostConfigure<SimpleConsoleFormatterOptions>(options => (options.TimestampFormat, options.UseUtcTimestamp, options.IncludeScopes) = (Time + " ", true, false));
        services.PostConfigure<JsonConsoleFormatterOptions>(options => (options.TimestampFormat, options.UseUtcTimestamp, options.IncludeScopes) = ("yyyy-MM-ddTHH:mm:ss.fff'Z'", true, false));
        services.PostConfigure<ConsoleFormatterOptions>(options => (options.UseUtcTimestamp, options.IncludeScopes) = (true, false));
    }
}
