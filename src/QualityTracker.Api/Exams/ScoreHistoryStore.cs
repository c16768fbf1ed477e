using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Exams;

/// <summary>The SQL that finds what the log holds of a score sheet.</summary>
public static class ScoreHistoryStore
{
    // The entries that wrote something of a sheet; of those whose content was erased for one pupil's sake, what was left of it.
    private const string OfSheet =
        """
        with held as (
            select entry.seq, action = 'exams.scores.replace' as is_sheet, content.content from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action in ('exams.scores.replace', 'imports.changes') and instr(content, @record) > 0 and content ->> '$.record' = @exam
            union all
            select cast(content.content ->> '$.of' as bigint), content.content ->> '$.action' = 'exams.scores.replace', content.content -> '$.content'
            from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action = 'privacy.erase.copy' and instr(content, @record) > 0
              and content ->> '$.action' in ('exams.scores.replace', 'imports.changes') and content ->> '$.content.record' = @exam
        ), found as (
            select seq, is_sheet, content from held where case when is_sheet then content ->> '$.subject' = @subject
                and (content ->> '$.class' = @schoolClass or exists (select 1 from json_each(content, '$.before') as line where line.value ->> '$.class' = @schoolClass))
            else exists (select 1 from json_each(content, '$.changes') as change where change.value ->> '$.subject' = @subject
                and (change.value ->> '$.class' = @schoolClass or change.value ->> '$.before.class' = @schoolClass)) end
        )
        """;

    /// <summary>The entries that wrote scores of a sheet, the latest first.</summary>
    public static List<ScoreEntry> Entries(DbConnection connection, string school, string exam, string subject, string schoolClass) => connection.Query<ScoreEntry>(
        $"""
        {OfSheet}
        select entry.seq, at, account, name, is_sheet, found.content from found join audit_entries as entry on entry.seq = found.seq order by entry.seq desc
        """, Of(school, exam, subject, schoolClass)).AsList();

    /// <summary>Whether a sheet was entered, and by other accounts than this alone.</summary>
    public static bool IsByOthers(DbConnection connection, string school, string exam, string subject, string schoolClass, string account)
    {
        var values = Of(school, exam, subject, schoolClass);
        values.Add("account", account);
        return connection.QuerySingle<bool>(
            $"{OfSheet} select exists (select 1 from found) and not exists (select 1 from found join audit_entries as entry on entry.seq = found.seq where account = @account)", values);
    }

    /// <summary>The entries of sheets, or of files, that wrote scores of an exam, the latest first and one after the other.</summary>
    public static IEnumerable<ScoreEntry> Written(DbConnection connection, string school, string exam, bool bySheet) => StreamedRows.Of<ScoreEntry>(connection,
        """
        select seq, is_sheet, content from (
            select entry.seq, entry.seq as place, @bySheet as is_sheet, content from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action = @action and instr(content, @record) > 0 and content ->> '$.record' = @exam
            union all
            select entry.seq, cast(content ->> '$.of' as bigint), @bySheet, content -> '$.content' from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where school = @school and action = 'privacy.erase.copy' and instr(content, @record) > 0 and content ->> '$.action' = @action and content ->> '$.content.record' = @exam
        ) as written order by place desc
        """,
        new { school, exam, bySheet, action = bySheet ? "exams.scores.replace" : "imports.changes", record = JsonSerializer.Serialize(exam, Json.Options) });

    private static DynamicParameters Of(string school, string exam, string subject, string schoolClass) =>
        new(new { school, exam, subject, schoolClass, record = JsonSerializer.Serialize(exam, Json.Options) });
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
