using System.Data.Common;
using System.Globalization;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>The score tables of an import (成绩单): streamed, since a county's may have a million rows.</summary>
public sealed class ScoreImport(SchoolFrame frame, DbConnection connection, string school, ImportLog log)
{
    public static readonly Text Kind = new("成绩", "scores");

    private static readonly string[] ExamNames = ["考试", "考试名称", "exam"];
    private static readonly string[] SubjectNames = ["学科", "科目", "subject"];
    private static readonly string[] PupilNames = ["学号", "学籍号", "pupil", "pupil number"];
    private static readonly string[] ClassNames = ["班级", "class"];
    private static readonly string[] ScoreNames = ["分数", "成绩", "得分", "score"];
    private static readonly string[] StatusNames = ["考试状态", "状态", "status"];

    private readonly Dictionary<string, ExamOfImport> exams = [];
    private readonly List<(string Exam, ScoreRow Row)> writes = [];
    private readonly List<(string Exam, string Subject, string Pupil)> moved = [];
    private readonly Dictionary<string, ExamStatus> statuses = [];
    private string lastExamText = "";
    private ExamOfImport? lastExam;
    private string lastSubjectText = "";
    private ExamPaper? lastPaper;

    public static bool IsScores(IEnumerable<string> names) => names.Any(name =>
        name.Contains("成绩", StringComparison.Ordinal) || name.Contains("分数", StringComparison.Ordinal) || name.Contains("score", StringComparison.OrdinalIgnoreCase));

    public void Take(Table table)
    {
        var raw = RawTable.Of(table);
        var at = (Exam: raw.Find(ExamNames), Subject: raw.Find(SubjectNames), Pupil: raw.Find(PupilNames), Class: raw.Find(ClassNames), Score: raw.Find(ScoreNames), Status: raw.Find(StatusNames));
        var used = new[] { at.Exam, at.Subject, at.Pupil, at.Class, at.Score, at.Status };
        var report = log.Begin(table.File, table.Sheet, Kind, [.. raw.Header.Where((name, place) => !used.Contains(place) && name.Trim().Length > 0)]);
        foreach (var (place, names) in new[] { (at.Exam, ExamNames), (at.Subject, SubjectNames), (at.Pupil, PupilNames), (at.Score, ScoreNames) })
        {
            if (place is null) log.Error(raw, table.HeaderRow, null, null, new(names[^1], "missing-column", RawTable.MissingColumn(names[0], names[^1]), RawTable.AddColumn));
        }

        if (at is not ({ } exam, { } subject, { } pupil, _, { } score, _)) return;
        while (table.Read())
        {
            log.Row(report);
            Take(table.Row, raw, report, exam, subject, pupil, at.Class, score, at.Status);
        }
    }

    /// <summary>Writes what differs; says whether there was anything.</summary>
    public bool Write(DbConnection target)
    {
        foreach (var sheet in moved.GroupBy(each => (each.Exam, each.Subject), each => each.Pupil))
        {
            ScoreStore.Remove(target, school, sheet.Key.Exam, sheet.Key.Subject, sheet);
        }

        return ScoreStore.Put(target, school, writes) > 0;
    }

    private void Take(TableRow row, RawTable table, ImportTable report, int examAt, int subjectAt, int pupilAt, int? classAt, int scoreAt, int? statusAt)
    {
        void Wrong(int at, Fault fault) => log.Error(table, row.Number, at, row.Text(at), fault);
        if (ExamOf(row[examAt].Trim()) is not { } exam)
        {
            Wrong(examAt, new("exam", "known-exam", new("没有这次考试", "there is no such exam"), new("更正名称，或先登记质量监测", "correct the name, or register the exam first")));
            return;
        }

        if (PaperOf(exam, row[subjectAt].Trim()) is not { } paper)
        {
            Wrong(subjectAt, new("subject", "known-paper", new("这次考试没有这个学科", "the exam has no such subject"), new("更正学科，或在质量监测中加上它", "correct the subject, or add it to the exam")));
            return;
        }

        if (!exam.Roster.TryGetValue(row[pupilAt].Trim(), out var pupil))
        {
            Wrong(pupilAt, ScoreRules.NotOnRoster(exam.Exam));
            return;
        }

        if (classAt is { } place && row[place].Trim() is { Length: > 0 } named && !named.SequenceEqual(pupil.Class) && !named.SequenceEqual(pupil.ClassName))
        {
            Wrong(place, new("class", "roster-class", new($"与名册上的班级“{pupil.ClassName}”不同", $"differs from the roster's class “{pupil.ClassName}”"), new("更正班级或学号", "correct the class or the pupil number")));
            return;
        }

        var scoreText = row[scoreAt].Trim();
        decimal? score = null;
        if (scoreText.Length > 0)
        {
            if (!decimal.TryParse(scoreText, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points))
            {
                Wrong(scoreAt, new("score", "type", new("应为数字", "should be a number"), new("更正分数；未参加的留空并填考试状态", "correct the score; leave it blank and give the status of who did not sit")));
                return;
            }

            score = points;
        }

        var statusText = statusAt is { } statusPlace ? row[statusPlace].Trim() : [];
        var status = statusText.Length > 0 ? StatusOf(statusText) : score is null ? default : ExamStatus.Sat;
        if (ScoreRules.FaultOf(status, score, paper) is { } fault)
        {
            Wrong(fault.Field == "status" && statusAt is { } column ? column : scoreAt, fault);
            return;
        }

        Compare(row, table, report, exam, new() { Subject = paper.Subject, Pupil = pupil.Number, Class = pupil.Class, Status = status, Score = score }, pupilAt);
    }

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

        var before = exam.Before.GetValueOrDefault(key);
        if (before == score)
        {
            report.Unchanged++;
            return;
        }

        if (before is null) report.Adds++;
        else report.Changes++;
        if (before is not null && before.Class != score.Class) moved.Add((exam.Exam.Id, score.Subject, score.Pupil));
        writes.Add((exam.Exam.Id, score));
        log.Difference(new(table.File, table.Sheet, row.Number, Kind, $"{exam.Exam.Name}|{score.Subject}|{score.Pupil}", before is null,
            [new("score", ScoreNames[0], Shown(before), Shown(score))]));
    }

    private static string? Shown(ScoreRow? score) =>
        score is null ? null : score.Score?.ToString("0.##", CultureInfo.InvariantCulture) ?? Names.Of(score.Status).Zh;

    private ExamOfImport? ExamOf(ReadOnlySpan<char> text)
    {
        if (text.SequenceEqual(lastExamText)) return lastExam;
        lastExamText = text.ToString();
        var id = frame.Exams.ContainsKey(lastExamText) ? lastExamText : frame.Named.Exams[lastExamText].Take(2).ToList() is [var only] ? only : null;
        lastExam = null;
        lastSubjectText = "";
        if (id is not null && !exams.TryGetValue(id, out lastExam)) exams[id] = lastExam = new(frame.Exams[id], frame, ScoreStore.Read(connection, school, id));
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

    private sealed class ExamOfImport
    {
        public ExamOfImport(Exam exam, SchoolFrame frame, List<ScoreRow> before)
        {
            Exam = exam;
            pupils = Core.Exams.Roster.Of(exam, frame).ToDictionary(each => each.Key, each => (each.Key, each.Value, frame.Classes[each.Value].Name));
            Before = before.ToDictionary(row => (row.Subject, row.Pupil));
        }

        private readonly Dictionary<string, (string Number, string Class, string ClassName)> pupils;

        public Exam Exam { get; }

        public Dictionary<string, (string Number, string Class, string ClassName)>.AlternateLookup<ReadOnlySpan<char>> Roster =>
            pupils.GetAlternateLookup<ReadOnlySpan<char>>();

        public Dictionary<(string Subject, string Pupil), ScoreRow> Before { get; }

        public Dictionary<(string Subject, string Pupil), int> Taken { get; } = [];
    }
}
