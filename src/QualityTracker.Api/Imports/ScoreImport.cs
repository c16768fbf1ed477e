using System.Data.Common;
using System.Globalization;
using System.Text;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>The score tables of an import (成绩单): streamed, since a county's may have a million rows.</summary>
public sealed class ScoreImport(SchoolFrame frame, DbConnection connection, string school, ImportLog log)
{
    public static readonly Text Kind = new("成绩", "scores");

    private readonly Dictionary<string, ExamOfImport> exams = [];
    private readonly List<(string Exam, ScoreRow Row)> writes = [];
    private readonly List<(string Exam, string Subject, string Pupil)> moved = [];
    private readonly Dictionary<string, ExamStatus> statuses = [];
    private string lastExamText = "";
    private string lastTermText = "";
    private Fault examFault = ExamFaults.Unknown;
    private ExamOfImport? lastExam;
    private string lastSubjectText = "";
    private ExamPaper? lastPaper;

    public void Take(Table table)
    {
        if (!table.HasHeader)
        {
            KnownHeaders.Missing(table, ScoreColumns.Required.Select(names => (names[0], names[^1])), log);
            return;
        }

        var raw = RawTable.Of(table);
        foreach (var names in ScoreColumns.Required.Where(names => raw.Find(names) is null))
        {
            log.Error(raw, table.HeaderRow, null, null, new(names[^1], "missing-column", RawTable.MissingColumn(names[0], names[^1]), RawTable.AddColumn));
        }

        var at = ScorePlaces.Of(raw);
        var report = log.Begin(table.File, table.Sheet, Kind, [.. raw.Header.Where((name, place) => !at.Has(place) && name.Trim().Length > 0)]);
        if (!at.IsWhole) return;
        while (table.Read())
        {
            log.Row(report);
            Take(table.Row, raw, report, at);
        }
    }

    /// <summary>Writes what differs; says whether there was anything.</summary>
    public bool Write(DbConnection target, ImportTrail trail)
    {
        foreach (var sheet in moved.GroupBy(each => (each.Exam, each.Subject), each => each.Pupil))
        {
            ScoreStore.Remove(target, school, sheet.Key.Exam, sheet.Key.Subject, sheet);
        }

        trail.Scored(writes.Select(each => (each.Exam, exams[each.Exam].Before.GetValueOrDefault((each.Row.Subject, each.Row.Pupil)), each.Row)));
        return ScoreStore.Put(target, school, writes) > 0;
    }

    private void Take(TableRow row, RawTable table, ImportTable report, ScorePlaces at)
    {
        void Wrong(int place, Fault fault) => log.Error(table, row.Number, place, row.Text(place), fault);
        if (ExamOf(Text(row, at.Exam), Text(row, at.Term)) is not { } exam)
        {
            Wrong(at.Exam, examFault);
            return;
        }

        if (PaperOf(exam, Text(row, at.Subject)) is not { } paper)
        {
            Wrong(at.Subject, new("subject", "known-paper", new("这次考试没有这个学科", "the exam has no such subject"), new("更正学科，或在质量监测中加上它", "correct the subject, or add it to the exam")));
            return;
        }

        var number = Text(row, at.Pupil);
        if (!exam.Roster.TryGetValue(number, out var pupil) && !exam.Roster.TryGetValue(Column<object>.Narrow(number.ToString()), out pupil))
        {
            var absent = ScoreRules.NotOnRoster(exam.Exam);
            Wrong(at.Pupil, log.ListsMore ? LeadingZeros.Asked(absent, number.ToString(), exam.Numbers) : absent);
            return;
        }

        if (Text(row, at.Name) is { Length: > 0 } name && pupil.Name.Length > 0 && !name.SequenceEqual(pupil.Name) && !CellEnds.SameName(name.ToString(), pupil.Name))
        {
            Wrong(at.Name, ColumnPlaces.OtherPerson("学号", pupil.Number, pupil.Name));
            return;
        }

        if (Text(row, at.Class) is { Length: > 0 } named && !named.SequenceEqual(pupil.Class) && !named.SequenceEqual(pupil.ClassName))
        {
            Wrong(at.Class, new("class", "roster-class", new($"与名册上的班级“{pupil.ClassName}”不同", $"differs from the roster's class “{pupil.ClassName}”"), new("更正班级或学号", "correct the class or the pupil number")));
            return;
        }

        var scoreText = Text(row, at.Score);
        decimal? score = null;
        if (scoreText.Length > 0)
        {
            if (!TryPoints(scoreText, out var points))
            {
                Wrong(at.Score, new("score", "type", new("应为数字", "should be a number"), new("更正分数；未参加的留空并填考试状态", "correct the score; leave it blank and give the status of who did not sit")));
                return;
            }

            score = points;
        }

        var statusText = Text(row, at.Status);
        var status = statusText.Length > 0 ? StatusOf(statusText) : score is null ? default : ExamStatus.Sat;
        if (ScoreRules.FaultOf(status, score, paper) is { } fault)
        {
            Wrong(fault.Field == "status" && at.Status >= 0 ? at.Status : at.Score, fault);
            return;
        }

        Compare(row, table, report, exam, new() { Subject = paper.Subject, Pupil = pupil.Number, Class = pupil.Class, Status = status, Score = score }, at.Pupil);
    }

    private static ReadOnlySpan<char> Text(TableRow row, int at) => at < 0 ? [] : CellEnds.Trim(row[at]);

    // As in every other table; most scores need no more than this.
    private static bool TryPoints(ReadOnlySpan<char> text, out decimal points) => Ascii.IsValid(text)
        ? decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out points)
        : Column<object>.TryNumber(text.ToString(), out points);

    private void Compare(TableRow row, RawTable table, ImportTable report, ExamOfImport exam, ScoreRow score, int pupilAt)
    {
        var key = (score.Subject, score.Pupil);
        if (!exam.Taken.TryAdd(key, row.Number))
        {
            log.Error(table, row.Number, pupilAt, score.Pupil, new("pupil", "duplicate",
                new($"这名学生在本次考试该学科已有一行（第 {exam.Taken[key]} 行）", $"the pupil has a row for this exam and subject already (row {exam.Taken[key]})"),
                new("只保留一行", "keep one of them")));
            return;
        }

        // A file has no reasons: one that was given stands as long as the status does.
        var before = exam.Before.GetValueOrDefault(key);
        if (before?.Status == score.Status) score = score with { Reason = before.Reason };
        if (before == score)
        {
            report.Unchanged++;
            return;
        }

        if (before is null) report.Adds++;
        else
        {
            report.Changes++;
            log.Overwrites($"{exam.Exam.Id} {before}");
        }

        if (before is not null && before.Class != score.Class) moved.Add((exam.Exam.Id, score.Subject, score.Pupil));
        writes.Add((exam.Exam.Id, score));
        if (!log.ListsDifferences) return;
        log.Difference(new(table.File, table.Sheet, row.Number, Kind, $"{exam.Exam.Name}|{score.Subject}|{score.Pupil}", before is null,
            [new("score", ScoreColumns.Score[0], Shown(before), Shown(score))])
        {
            Title = $"{exam.Exam.Name} · {score.Subject} · {score.Pupil}",
        });
    }

    private static string? Shown(ScoreRow? score) =>
        score is null ? null : score.Score?.ToString("0.##", CultureInfo.InvariantCulture) ?? Names.Of(score.Status).Zh;

    private ExamOfImport? ExamOf(ReadOnlySpan<char> text, ReadOnlySpan<char> term)
    {
        if (text.SequenceEqual(lastExamText) && term.SequenceEqual(lastTermText)) return lastExam;
        (lastExamText, lastTermText, lastSubjectText) = (text.ToString(), term.ToString(), "");
        var meant = frame.Exams.ContainsKey(lastExamText) ? [lastExamText] : frame.Named.Exams[lastExamText].ToList();
        if (lastTermText.Length > 0) meant.RemoveAll(each => frame.Exams[each].Term != Column<object>.Narrow(lastTermText));
        lastExam = null;
        examFault = meant.Count > 1 ? ExamFaults.Several(meant.Select(each => frame.Exams[each])) : lastTermText.Length > 0 ? ExamFaults.NotInTerm : ExamFaults.Unknown;
        if (meant is [var id] && !exams.TryGetValue(id, out lastExam)) exams[id] = lastExam = new(frame.Exams[id], frame, ScoreStore.Read(connection, school, id));
        return lastExam;
    }

    private ExamPaper? PaperOf(ExamOfImport exam, ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text.SequenceEqual(lastSubjectText)) return lastPaper;
        lastSubjectText = text.ToString();
        var id = frame.Subjects.ContainsKey(lastSubjectText) ? lastSubjectText : frame.Named.Subjects[lastSubjectText].FirstOrDefault();
        return lastPaper = exam.Exam.Papers.FirstOrDefault(paper => paper.Subject == id);
    }

    private ExamStatus StatusOf(ReadOnlySpan<char> text)
    {
        if (statuses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var status)) return status;
        Names.TryRead(text.ToString(), out status);
        if (statuses.Count < 100) statuses[text.ToString()] = status;
        return status;
    }
}
