using System.Text.RegularExpressions;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Imports;

/// <summary>The columns of a score table (成绩单的列), each by its names, best first; the last is the English one.</summary>
public static partial class ScoreColumns
{
    // A label has 12 characters, and its mark and word some more; looking through a longer header takes long.
    private const int LongestItem = 40;

    public static readonly string[] Exam = ["考试", "考试名称", "exam"];
    public static readonly string[] Term = ["学期", "学期编码", "term"];
    public static readonly string[] Subject = ["学科", "科目", "考试科目", "subject"];
    public static readonly string[] Pupil = ["学号", "学籍号", "学生学号", "student number", "student id", "pupil number", "pupil"];
    public static readonly string[] ExamNumber = ["考号", "准考证号", "考生号", "exam number"];
    public static readonly string[] PupilName = ["学生姓名", "姓名", "学生", "考生姓名", "student name", "pupil name", "name"];
    public static readonly string[] Class = ["班级", "所在班级", "class"];
    public static readonly string[] Score = ["分数", "成绩", "得分", "卷面分", "marks", "score"];
    public static readonly string[] Status = ["考试状态", "状态", "status"];

    /// <summary>What a table needs; of the pupil's two numbers one will do, and subjects may be columns instead.</summary>
    public static readonly IReadOnlyList<string[]> Required = [Exam, Subject, Pupil, Score];

    /// <summary>Each by the name of its field.</summary>
    public static readonly IReadOnlyList<(string Field, string[] Names)> Fields =
        [("exam", Exam), ("term", Term), ("subject", Subject), ("pupil", Pupil), ("examNumber", ExamNumber), ("name", PupilName), ("class", Class), ("score", Score), ("status", Status)];

    public static IEnumerable<string> All => Fields.SelectMany(each => each.Names);

    /// <summary>The item that a column is of among those of an exam: by its label alone, or with what files put around it, as in “第21(2)题”, “题21(2)” or “21(2)（6分）”; null for any other column.</summary>
    public static string? ItemOf(string header, IReadOnlySet<string> labels)
    {
        if (labels.Count == 0 || header.Length > LongestItem || !SoundText.Is(header)) return null;
        var plain = string.Concat(ItemLabel.Of(header).Where(each => !char.IsWhiteSpace(each)));
        if (labels.Contains(plain)) return plain;
        var match = Item().Match(plain);
        return match.Success && labels.Contains(match.Groups[1].Value) ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^(?:第|小题|题|item|q)?(.+?)题?(?:\(\d+(?:\.\d+)?分\))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}

/// <summary>Where a subject's scores stand in a table with a column for each (一科的列), from 0, and the statuses beside them; -1 for none.</summary>
public sealed record PaperPlace(int At, string Subject, int StatusAt);

/// <summary>Where a score table has its columns, from 0; -1 for one it does not have.</summary>
/// <param name="Exam">考试.</param>
/// <param name="Term">学期.</param>
/// <param name="Subject">学科; without it the subjects are columns.</param>
/// <param name="Pupil">学号.</param>
/// <param name="ExamNumber">考号.</param>
/// <param name="Name">学生姓名.</param>
/// <param name="Class">班级.</param>
/// <param name="Score">分数.</param>
/// <param name="Status">考试状态.</param>
/// <param name="Others">Columns that may be of items (小题), with their headers: the exam of a row tells.</param>
/// <param name="Papers">Columns of subjects (各科成绩): one row a pupil.</param>
public sealed record ScorePlaces(
    int Exam, int Term, int Subject, int Pupil, int ExamNumber, int Name, int Class, int Score, int Status, IReadOnlyList<(int At, string Header)> Others, IReadOnlyList<PaperPlace> Papers)
{
    public bool IsWhole => Exam >= 0 && (Pupil >= 0 || ExamNumber >= 0) && (Papers.Count > 0 || (Subject >= 0 && Score >= 0));

    /// <summary>Where the pupil stands.</summary>
    public int Person => Pupil >= 0 ? Pupil : ExamNumber;

    public static ScorePlaces Of(RawTable table, SchoolFrame frame)
    {
        int At(string[] names) => table.Find(names) ?? -1;
        var subject = At(ScoreColumns.Subject);
        var places = new ScorePlaces(At(ScoreColumns.Exam), At(ScoreColumns.Term), subject, At(ScoreColumns.Pupil), At(ScoreColumns.ExamNumber), At(ScoreColumns.PupilName),
            At(ScoreColumns.Class), At(ScoreColumns.Score), At(ScoreColumns.Status), [], []);
        List<int> others = [.. Enumerable.Range(0, table.Header.Count).Where(at => !places.Has(at))];
        return subject >= 0
            ? places with { Others = [.. others.Select(at => (at, table.Header[at]))] }
            : places with { Papers = [.. PapersIn(table, others, frame)], Score = -1, Status = -1 };
    }

    /// <summary>The columns that are missing.</summary>
    public IEnumerable<string[]> Missing => ScoreColumns.Required.Where(names =>
        (names == ScoreColumns.Exam && Exam < 0) || (names == ScoreColumns.Pupil && Person < 0)
        || (Papers.Count == 0 && ((names == ScoreColumns.Subject && Subject < 0) || (names == ScoreColumns.Score && Score < 0))));

    public bool Has(int place) =>
        place == Exam || place == Term || place == Subject || place == Pupil || place == ExamNumber || place == Name || place == Class || place == Score || place == Status
        || Papers.Any(each => each.At == place || each.StatusAt == place);

    // A subject's column, and that of its status where there is one: 语文 and 语文状态.
    private static IEnumerable<PaperPlace> PapersIn(RawTable table, List<int> others, SchoolFrame frame)
    {
        foreach (var at in others)
        {
            if (SubjectOf(table.Header[at], frame) is not { } subject) continue;
            var name = RawTable.Plain(table.Header[at]);
            var status = others.FindIndex(other => ScoreColumns.Status.Any(word => RawTable.Plain(table.Header[other]) == name + RawTable.Plain(word)));
            yield return new(at, subject, status < 0 ? -1 : others[status]);
        }
    }

    /// <summary>The code of the subject that a heading is; null when it is none.</summary>
    internal static string? SubjectOf(string header, SchoolFrame frame)
    {
        var name = CellEnds.Trim(header).ToString();
        return frame.Subjects.ContainsKey(name) ? name : Records.Spacing.Find(frame.Named.Subjects, name).FirstOrDefault();
    }
}
