namespace QualityTracker.Api.Imports;

/// <summary>The columns of a score table (成绩单的列), each by its names, best first; the last is the English one.</summary>
public static class ScoreColumns
{
    public static readonly string[] Exam = ["考试", "考试名称", "exam"];
    public static readonly string[] Term = ["学期", "学期编码", "term"];
    public static readonly string[] Subject = ["学科", "科目", "subject"];
    public static readonly string[] Pupil = ["学号", "学籍号", "pupil number", "pupil"];
    public static readonly string[] PupilName = ["学生姓名", "姓名", "学生", "name"];
    public static readonly string[] Class = ["班级", "class"];
    public static readonly string[] Score = ["分数", "成绩", "得分", "score"];
    public static readonly string[] Status = ["考试状态", "状态", "status"];

    public static readonly IReadOnlyList<string[]> Required = [Exam, Subject, Pupil, Score];

    public static IEnumerable<string> All => new[] { Exam, Term, Subject, Pupil, PupilName, Class, Score, Status }.SelectMany(names => names);
}

/// <summary>Where a score table has its columns, from 0; -1 for one it does not have.</summary>
public sealed record ScorePlaces(int Exam, int Term, int Subject, int Pupil, int Name, int Class, int Score, int Status)
{
    public bool IsWhole => Exam >= 0 && Subject >= 0 && Pupil >= 0 && Score >= 0;

    public static ScorePlaces Of(RawTable table)
    {
        int At(string[] names) => table.Find(names) ?? -1;
        return new(At(ScoreColumns.Exam), At(ScoreColumns.Term), At(ScoreColumns.Subject), At(ScoreColumns.Pupil), At(ScoreColumns.PupilName),
            At(ScoreColumns.Class), At(ScoreColumns.Score), At(ScoreColumns.Status));
    }

    public bool Has(int place) =>
        place == Exam || place == Term || place == Subject || place == Pupil || place == Name || place == Class || place == Score || place == Status;
}
