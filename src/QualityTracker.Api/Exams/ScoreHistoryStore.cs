using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace QualityTracker.Api.Exams;

/// <summary>The SQL that finds what the log holds of an exam's scores.</summary>
public static class ScoreHistoryStore
{
    /// <summary>The entries that wrote scores of an exam, the latest first; of those whose content was erased for one pupil's sake, what was left of it.</summary>
    public static List<ScoreEntry> Entries(DbConnection connection, string school, string exam) => connection.Query<ScoreEntry>(
        """
        with held as (
            select entry.seq, content.content from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action in ('exams.scores.replace', 'imports.changes') and content is not null
            union all
            select content.content ->> '$.of', content.content -> '$.content' from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action = 'privacy.erase.copy' and content is not null and content.content ->> '$.action' in ('exams.scores.replace', 'imports.changes')
        )
        select entry.seq, at, account, name, action = 'exams.scores.replace' as is_sheet, content
        from held join audit_entries as entry on entry.seq = held.seq
        where instr(content, @record) > 0 and content ->> '$.record' = @exam
        order by entry.seq desc
        """, new { school, exam, record = JsonSerializer.Serialize(exam, Json.Options) }).AsList();
}

/// <summary>An entry of the log that wrote scores of one exam (登记成绩的日志).</summary>
public sealed record ScoreEntry
{
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Account { get; init; }

    public string? Name { get; init; }

    /// <summary>Whether it was a sheet; otherwise files.</summary>
    public bool IsSheet { get; init; }

    /// <summary>JSON.</summary>
    public string Content { get; init; } = "";
}
