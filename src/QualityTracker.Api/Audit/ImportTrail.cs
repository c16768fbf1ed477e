using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QualityTracker.Api.Access;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Imports;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Audit;

/// <summary>Tells the log what an import changed (导入留痕), in the transaction that changes it: entries of up to 1000 changes.</summary>
public sealed class ImportTrail(AuditLog log, DbConnection connection, Caller by, string school, string? job)
{
    private const int MostOfEntry = 1000;
    private const string Action = "imports.changes";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText[] Statuses = [.. Enum.GetValues<ExamStatus>().Select(status => JsonEncodedText.Encode(Json.Word(status)))];

    /// <summary>The import itself: which files, and how many rows did what.</summary>
    public void Applied(ImportReport report) => log.Append(connection, by, "imports.apply", school, job, new
    {
        report.Adds,
        report.Changes,
        report.Unchanged,
        Tables = report.Tables.Select(table => new { table.File, table.Sheet, Kind = table.Kind.En, table.Rows, table.Adds, table.Changes }),
    });

    /// <summary>Records of one kind, by noun.</summary>
    public void Changed(string kind, IEnumerable<(string Record, object? Before, object? After)> changes)
    {
        foreach (var chunk in changes.Chunk(MostOfEntry))
        {
            log.Append(connection, by, Action, school, null, new { Kind = kind, Changes = chunk.Select(each => new { each.Record, each.Before, each.After }) });
        }
    }

    /// <summary>Scores in the order of their rows, those of one exam together.</summary>
    public void Scored(IEnumerable<(string Exam, ScoreRow? Before, ScoreRow After)> changes)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 17);
        using var json = new Utf8JsonWriter(buffer, Plain);
        var (exam, count) = ("", 0);
        foreach (var (of, before, after) in changes)
        {
            if (count == MostOfEntry || (count > 0 && of != exam)) End();
            if (count++ == 0) Begin(exam = of);
            json.WriteStartObject();
            json.WriteString("subject"u8, after.Subject);
            json.WriteString("class"u8, after.Class);
            json.WriteString("pupil"u8, after.Pupil);
            if (before is null) json.WriteNull("before"u8);
            else Write("before"u8, before, withClass: before.Class != after.Class);
            Write("after"u8, after, withClass: false);
            json.WriteEndObject();
        }

        if (count > 0) End();

        void Begin(string id)
        {
            json.WriteStartObject();
            json.WriteString("record"u8, id);
            json.WriteString("kind"u8, "scores"u8);
            json.WriteStartArray("changes"u8);
        }

        void Write(ReadOnlySpan<byte> name, ScoreRow row, bool withClass)
        {
            json.WriteStartObject(name);
            if (withClass) json.WriteString("class"u8, row.Class);
            json.WriteString("status"u8, Statuses[(int)row.Status - 1]);
            if (row.Score is { } score) json.WriteNumber("score"u8, score);
            json.WriteEndObject();
        }

        void End()
        {
            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            log.AppendJson(connection, by, Action, school, Encoding.UTF8.GetString(buffer.WrittenSpan));
            buffer.ResetWrittenCount();
            json.Reset();
            count = 0;
        }
    }
}
