using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>
/// The score tables of an import (成绩单): streamed, since a district's may have a million rows. Each row is read, held against what is stored
/// and, while nothing is wrong, written; what was written before the first error is undone with the transaction.
/// </summary>
public sealed class ScoreImport(SchoolFrame frame, DbConnection connection, string school, Corrections corrections, ImportLog log, ImportTrail? trail) : IDisposable
{
    public static readonly Text Kind = new("成绩", "scores");

    private readonly ScoreCells cells = new(frame, connection, school);
    private readonly ScoreWriter writer = new(connection, school);
    private readonly ScoreTrail? scored = trail?.Scores();
    private (string File, string? Sheet) last;

    /// <summary>Whether anything was written.</summary>
    public bool HasWritten { get; private set; }

    public void Take(Table table, TaughtColumns taught)
    {
        last = (table.File, table.Sheet);
        if (!table.HasHeader)
        {
            KnownHeaders.Missing(table, ScoreColumns.Required.Select(names => (names[0], names[^1])), log);
            log.Headless(table, Kind, TaughtColumns.ScoreNoun);
            return;
        }

        var raw = taught.In(RawTable.Of(table), TaughtColumns.ScoreNoun);
        var isThere = table.Read();
        if (isThere && SecondHeaderRow.Under(table.Row, raw, frame, (column, fault) => log.Error(raw, table.Row.Number, column, table.Row.Text(column), fault)) is { } both)
        {
            raw = both;
            isThere = table.Read();
        }

        var at = ScorePlaces.Of(raw, frame);
        foreach (var names in at.Missing)
        {
            log.Error(raw, raw.HeaderRow, null, null, new(names[^1], "missing-column", RawTable.MissingColumn(names[0], names[^1]), RawTable.AddColumn));
        }

        var report = log.Begin(raw, Kind, Ignored());
        ImportLog.Offer(report, raw, TaughtColumns.ScoreNoun, field => raw.Find(ScoreColumns.Fields.Single(each => each.Field == field).Names) is not null);
        if (!at.IsWhole || log.HasTwice(raw, Enumerable.Range(0, raw.Header.Count).Where(at.Has))) return;
        for (; isThere; isThere = table.Read())
        {
            if (PassedRow.Of(table.Row, raw.Header) is { } passed)
            {
                log.Passed(raw, table.Row, passed);
                continue;
            }

            log.Row(report);
            Take(table.Row, raw, report, at);
        }

        // Which columns are items is known once it is known of which exams the rows are.
        ImportLog.Ignore(report, Ignored());
        List<string> Ignored() => [.. raw.Header.Where((name, place) => !at.Has(place) && !cells.ItemPlacesOf(at).Contains(place) && name.Trim().Length > 0)];
    }

    /// <summary>To be called after the last table.</summary>
    public void End()
    {
        scored?.End();
        foreach (var (exam, subject, of) in cells.Exams.SelectMany(exam => exam.NobodySat, (exam, each) => (exam.Exam, each.Subject, each.Class)))
        {
            var (name, title) = (frame.Classes[of].Name, frame.NameOfSubject(subject));
            log.Notice(new(last.File, last.Sheet, null, null, null, name, "nobody-sat",
                new($"“{exam.Name}”{title.Zh}：{name}无人参加考试", $"“{exam.Name}”, {title.En}: nobody of {name} sat"),
                new("确认是否全班缺考；如漏填分数，补上后重新导入", "see whether the whole class was away; if scores are missing, add them and import again")));
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        scored?.Dispose();
    }

    private void Take(TableRow row, RawTable table, ImportTable report, ScorePlaces at)
    {
        void Wrong(int place, Fault fault) => log.Error(table, row.Number, place, row.Text(place), fault);
        if (cells.ExamOf(row, at) is not { } exam)
        {
            Wrong(at.Exam, cells.ExamFault);
            return;
        }

        if (cells.PupilOf(row, at, exam, log.ListsMore, out var wrong) is not { } pupil)
        {
            Wrong(wrong.At, wrong.Fault);
            return;
        }

        if (at.Papers.Count == 0)
        {
            if (cells.PaperOf(exam, ScoreCells.Text(row, at.Subject)) is var paper and >= 0) Take(row, table, report, at, exam, paper, pupil, at.Score, at.Status);
            else Wrong(at.Subject, ScoreCells.NoPaper);
            return;
        }

        // One row a pupil, a column a subject: a blank is a subject of which nothing is entered yet.
        foreach (var (column, subject, statusAt) in at.Papers)
        {
            if (ScoreCells.Text(row, column).Length == 0 && ScoreCells.Text(row, statusAt).Length == 0) continue;
            if (cells.PaperOf(exam, subject) is var paper and >= 0) Take(row, table, report, at, exam, paper, pupil, column, statusAt);
            else Wrong(column, ScoreCells.NoPaper);
        }
    }

    private void Take(TableRow row, RawTable table, ImportTable report, ScorePlaces at, ExamOfImport exam, int paper, RosterLine pupil, int scoreAt, int statusAt)
    {
        if (cells.ResultOf(row, at, exam, paper, scoreAt, statusAt, out var status, out var score, out var items) is { } wrong)
        {
            log.Error(table, row.Number, wrong.At, row.Text(wrong.At), wrong.Fault);
            return;
        }

        if (exam.Take(paper, pupil, row.Number, status == ExamStatus.Sat) is { } first)
        {
            log.Error(table, row.Number, at.Person, row.Text(at.Person), new("pupil", "duplicate",
                new($"这名学生在本次考试该学科已有一行（第 {first} 行）", $"the pupil has a row for this exam and subject already (row {first})"), new("只保留一行", "keep one of them")));
            return;
        }

        if (items is null && exam.IsStored(paper, pupil, status, score))
        {
            report.Unchanged++;
            return;
        }

        Compare(row, table, report, exam, exam.Before(paper, pupil), new()
        {
            Subject = exam.Exam.Papers[paper].Subject,
            Pupil = pupil.Number,
            Class = pupil.Class,
            Status = status,
            Score = score,
            Items = items is null ? null : ItemMarks.Of(items),
        }, at);
    }

    private void Compare(TableRow row, RawTable table, ImportTable report, ExamOfImport exam, ScoreRow? before, ScoreRow score, ScorePlaces at)
    {
        // A file has no reasons: one that was given stands as long as the status does. Items that it leaves out stand as long as the score does.
        if (before?.Status == score.Status) score = score with { Reason = before.Reason, Items = score.Items ?? (before.Score == score.Score ? before.Items : null) };
        if (before == score)
        {
            report.Unchanged++;
            return;
        }

        var imported = before is null ? null : exam.Imported(before);
        var isCorrected = imported is not null && (imported.Status != before!.Status || imported.Score != before.Score || (score.Items != before.Items && imported.Items != before.Items));
        var isKept = isCorrected && corrections == Corrections.Keep;
        if (exam.State != ExamState.Open && !isKept)
        {
            if (!exam.IsRefused) log.Error(table, row.Number, at.Exam, row.Text(at.Exam), exam.State == ExamState.Closed ? ExamClosingEndpoints.ClosedFault : ExamFaults.NeedsReason);
            exam.IsRefused = true;
            return;
        }

        if (isCorrected) report.Corrected++;
        if (isKept) report.Unchanged++;
        else if (before is null) report.Adds++;
        else report.Changes++;
        if (before is not null)
        {
            log.Overwrites($"{exam.Exam.Id} {JsonSerializer.Serialize(before, Json.Options)}");
        }

        if (scored is not null && !isKept && log.ErrorCount == 0) Write(exam.Exam.Id, before, score);
        if (!log.ListsDifferences) return;
        var levelsOnly = MarkSight.IsLevelsOnly(exam.Exam);
        var fields = new List<FieldChange>
        {
            levelsOnly ? Unmarked(before, score) with { IsCorrected = isCorrected }
                : new("score", ScoreColumns.Score[0], Shown(before), Shown(score)) { Imported = Shown(imported), IsCorrected = isCorrected },
        };
        if (before?.Items != score.Items) fields.Add(levelsOnly ? new("items", "小题", null, "小题分有更改") : new("items", "小题", before?.Items?.ToString(), score.Items?.ToString()));
        log.Difference(new(table.File, table.Sheet, row.Number, Kind, $"{exam.Exam.Name}|{score.Subject}|{score.Pupil}", before is null, fields)
        {
            Title = $"{exam.Exam.Name} · {score.Subject} · {score.Pupil}",
        });
    }

    private void Write(string exam, ScoreRow? before, ScoreRow score)
    {
        if (before is not null && before.Class != score.Class) ScoreStore.Remove(connection, school, exam, score.Subject, [score.Pupil]);
        writer.Put(exam, score);
        scored!.Add(exam, before, score);
        HasWritten = true;
    }

    // Whoever looks at the report is told that a primary pupil's mark changed, not what it is (clause Z8).
    private static FieldChange Unmarked(ScoreRow? before, ScoreRow score) => new("score", ScoreColumns.Score[0],
        before is { Score: not null } ? "有分数" : Shown(before), score.Score is null ? Shown(score) : before is { Score: not null } ? "分数有更改" : "填入分数");

    private static string? Shown(ScoreRow? score) =>
        score is null ? null : score.Score?.ToString("0.##", CultureInfo.InvariantCulture) ?? Names.Of(score.Status).Zh;
}
