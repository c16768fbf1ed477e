using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QualityTracker.Api.Exams;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Audit;

/// <summary>Tells the log which scores an import changed (导入成绩留痕), in the order of their rows, those of one exam together: entries of up to 1000.</summary>
public sealed class ScoreTrail : IDisposable
{
    private const int MostOfEntry = 1000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText[] Statuses = [.. Enum.GetValues<ExamStatus>().Select(status => JsonEncodedText.Encode(Json.Word(status)))];

    private readonly Action<string> append;
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 17);
    private readonly Utf8JsonWriter json;
    private string exam = "";
    private int count;

    /// <param name="append">Adds an entry of such a content.</param>
    public ScoreTrail(Action<string> append)
    {
        this.append = append;
        json = new(buffer, Plain);
    }

    public void Add(string of, ScoreRow? before, ScoreRow after)
    {
        if (count == MostOfEntry || of != exam) End();
        if (count++ == 0) Begin(of);
        json.WriteStartObject();
        json.WriteString("subject"u8, after.Subject);
        json.WriteString("class"u8, after.Class);
        json.WriteString("pupil"u8, after.Pupil);
        if (before is null) json.WriteNull("before"u8);
        else Write("before"u8, before, withClass: before.Class != after.Class);
        Write("after"u8, after, withClass: false);
        json.WriteEndObject();
    }

    /// <summary>Adds the last entry.</summary>
    public void End()
    {
        if (count == 0) return;
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        append(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
        json.Reset();
        count = 0;
    }

    public void Dispose() => json.Dispose();

    private void Begin(string of)
    {
        exam = of;
        json.WriteStartObject();
        json.WriteString("record"u8, of);
        json.WriteString("kind"u8, "scores"u8);
        json.WriteStartArray("changes"u8);
    }

    private void Write(ReadOnlySpan<byte> name, ScoreRow row, bool withClass)
    {
        json.WriteStartObject(name);
        if (withClass) json.WriteString("class"u8, row.Class);
        json.WriteString("status"u8, Statuses[(int)row.Status - 1]);
        if (row.Score is { } score) json.WriteNumber("score"u8, score);
        if (row.Reason is { } reason) json.WriteString("reason"u8, reason);
        if (row.Items is { } items)
        {
            json.WriteStartObject("items"u8);
            foreach (var (item, points) in items.Points) json.WriteNumber(item, points);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
