using System.Diagnostics;
using OpenTelemetry;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Operating;

/// <summary>Takes out of a span what is not on the list of what may be told (链路脱敏). One that tells of a failure in words, which may hold anything, is not sent at all.</summary>
public sealed class DiscreetSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
        "db.system.name", "db.system", "db.query.text", "db.statement", "db.operation.name", "db.response.status_code", "db.npgsql.prepared",
    };

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT" };

    public static bool IsMethod(string method) => Methods.Contains(method);

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !Told.Contains(tag.Key)).Select(tag => tag.Key).ToList()) data.SetTag(tag, null);
        data.SetStatus(data.Status, null);
        data.TraceStateString = null;
        data.DisplayName = data.Source.Name == PostgresDatabase.Spans ? "postgresql" : string.Join(' ', new[] { data.GetTagItem("http.request.method"), data.GetTagItem("http.route") }.Where(part => part is not null));
        if (data.Events.Any()) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
