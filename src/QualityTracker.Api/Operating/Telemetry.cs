using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Operating;

/// <summary>
/// Metrics and traces (遥测), sent by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector and nowhere otherwise. What may be told is listed;
/// addresses, queries, who calls and values of statements are not among it.
/// </summary>
public static class Telemetry
{
    private const string Requests = "Microsoft.AspNetCore";
    private const string Statements = PostgresDatabase.Spans;

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", Statements, ProgramMeter.Name];

    private static readonly string[] MeasuredTags =
    [
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.name", "network.protocol.version", "network.transport", "network.type", "error.type",
        "aspnetcore.rate_limiting.policy", "aspnetcore.rate_limiting.result", "db.client.connection.state", "db.client.connection.pool.name", "tls.protocol.version",
        "gc.heap.generation", "dotnet.gc.heap.generation", "cpu.mode", "dotnet.process.cpu.mode",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (EndpointOf(builder.Configuration) is not { } endpoint) return;
        var protocol = builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is "http/protobuf" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        builder.Services.AddHostedService(_ => new Export(endpoint, protocol));
    }

    /// <summary>Calls each request by its route. Of who votes nothing is told, nor of the statements meanwhile.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (EndpointOf(app.Configuration) is null) return;
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<KnowsNobody>() is not null && Activity.Current is { } ballot)
            {
                ballot.IsAllDataRequested = false;
                ballot.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            }

            await next(context);
            if (Activity.Current is not { } request || request.Source.Name != Requests) return;
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            var method = HttpMethods.GetCanonicalizedValue(context.Request.Method);
            request.SetTag("http.request.method", DiscreetSpans.IsMethod(method) ? method : "_OTHER");
            request.SetTag("http.response.status_code", context.Response.StatusCode);
            request.SetTag("http.route", route);
        });
    }

    private static Uri? EndpointOf(IConfiguration configuration) =>
        Uri.TryCreate(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], UriKind.Absolute, out var endpoint) ? endpoint : null;

    // Before the first request, and until the last one is answered.
    private sealed class Export(Uri endpoint, OtlpExportProtocol protocol) : IHostedService
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateEmpty().AddService("qualitytracker", serviceVersion: ArchiveIndex.Version).AddTelemetrySdk().AddEnvironmentVariableDetector();
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Requests, Statements)
                .AddProcessor(new DiscreetSpans()).AddOtlpExporter(options => Configure(options, "v1/traces")).Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
                .AddView(_ => new MetricStreamConfiguration { TagKeys = MeasuredTags }).AddOtlpExporter(options => Configure(options, "v1/metrics")).Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces?.Dispose();
            metrics?.Dispose();
            return Task.CompletedTask;
        }

        private void Configure(OtlpExporterOptions options, string path)
        {
            options.Protocol = protocol;
            options.Endpoint = protocol == OtlpExportProtocol.HttpProtobuf ? new($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}") : endpoint;
        }
    }
}
