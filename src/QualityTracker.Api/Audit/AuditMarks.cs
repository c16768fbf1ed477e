using System.Data.Common;
using System.Text.Json.Nodes;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Records;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Audit;

/// <summary>Keeps the marks of primary exams out of what the log shows (小学分数不出日志; clause Z8): that they were changed stays, the numbers go. The log itself holds them.</summary>
public sealed class AuditMarks(DbConnection connection)
{
    private static readonly string[] Written = ["exams.scores.replace", "imports.changes"];

    private readonly RecordStore<Exam> exams = new(RecordExam.Kind);
    private readonly Dictionary<(string, string), bool> levelsOnly = [];

    /// <param name="entry">An entry whose content may be seen.</param>
    /// <param name="account">Whose own entries stay as they are.</param>
    public FoundEntry Without(FoundEntry entry, string account)
    {
        var isWritten = Written.Contains(entry.Action);
        if (entry.Content is null || (!isWritten && entry.Action != "privacy.erase.copy") || (isWritten && account.Length > 0 && entry.Account == account)) return entry;
        var content = JsonNode.Parse(entry.Content)!.AsObject();
        var part = isWritten ? content : content["content"] as JsonObject;
        if (part?["record"] is not JsonValue id || part.ContainsKey("kind") && (string?)part["kind"] != "scores" || !IsLevelsOnly(entry.School ?? "", id.ToString())) return entry;
        Strip(part);
        return entry with { Content = content.ToJsonString(Json.Options) };
    }

    // Voided exams count as well.
    private bool IsLevelsOnly(string school, string exam)
    {
        if (!levelsOnly.TryGetValue((school, exam), out var isSo)) levelsOnly[(school, exam)] = isSo = exams.Find(connection, school, exam) is { } stored && MarkSight.IsLevelsOnly(stored.Record);
        return isSo;
    }

    private static void Strip(JsonNode? part)
    {
        if (part is JsonArray list)
        {
            foreach (var each in list) Strip(each);
        }
        else if (part is JsonObject row)
        {
            row.Remove("score");
            row.Remove("items");
            foreach (var each in row) Strip(each.Value);
        }
    }
}
