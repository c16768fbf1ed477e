using QualityTracker.Api.Pupils;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Enrolments;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pupils;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Samples;

/// <summary>
/// Records as tables (表): the headers and cells of their kind, as <see cref="RecordCells"/> writes them.
/// </summary>
internal sealed class SampleTables(SchoolFrame frame)
{
    private const double Width = 14;

    private readonly RecordCells cells = new(frame);

    public Sheet Of<T>(RecordKind<T> kind, IEnumerable<T> records) where T : class, Core.Records.IRecord, new() =>
        Sheet(kind.Name.Zh, kind.Columns.Select(column => column.Header),
            records.Select(record => kind.Columns.Select(column => CellOf(column, record))));

    public Sheet School() => Sheet("学校", ["学校编码", "学校名称", "英文名称", "时区", "作息时间"],
        [[Cell.Of(frame.School.Id), Cell.Of(frame.School.Name), Cell.Of(frame.School.NameEn), Cell.Of(frame.School.TimeZone), Cell.Of(SchoolBells.Write(frame.School))]]);

    /// <summary>Pupils with their class, when they have been in one only; <see cref="Movers"/> has the others' times.</summary>
    public Sheet Pupils(IEnumerable<Pupil> pupils) => Sheet(RecordPupil.Kind.Name.Zh,
        [.. RecordPupil.Kind.Columns.Select(column => column.Header), "班级", "入班日期", "离班日期"],
        pupils.Select(pupil => RecordPupil.Kind.Columns.Select(column => CellOf(column, pupil)).Concat(
            frame.EnrolmentsOf[pupil.Id].ToList() is [var only] ? [Cell.Of(cells.NameOfClass(only.Class)), Written(only.From), Written(only.To)] : [Cell.Empty, Cell.Empty, Cell.Empty])));

    public IEnumerable<Enrolment> Movers() => frame.Lists.Enrolments.Where(each => frame.EnrolmentsOf[each.Pupil].Count() > 1);

    /// <summary>All papers of an exam, one row a pupil and subject.</summary>
    public Sheet Scores(Exam exam, IReadOnlyDictionary<(string Exam, string Subject), IReadOnlyList<ExamScore>> scores) => Sheet("成绩",
        ["考试", "学科", "学号", "学生姓名", "班级", "分数", "考试状态"],
        exam.Papers.SelectMany(paper => scores[(exam.Id, paper.Subject)].Select(score => new[]
        {
            exam.Name, frame.Subjects[paper.Subject].Name, score.Pupil, frame.Pupils[score.Pupil].Name, cells.NameOfClass(score.Class),
            ScoreColumn.Cell(score), Names.Of(score.Status).Zh,
        }.Select(Cell.Of))));

    // Decimals as text, the way many a program of an office gives them.
    private Cell CellOf<T>(Column<T> column, T record) => column.Value(record) is decimal or long ? Cell.Of(column.Cell(record)) : cells.Of(column, record);

    private static readonly Column<ExamScore> ScoreColumn =
        Column<ExamScore>.Number("score", "分数", score => score.Score, (score, value) => score with { Score = value });

    private static Cell Written(DateOnly? date) => date is { } day ? Cell.Of(day) : Cell.Empty;

    private static Sheet Sheet(string name, IEnumerable<string> headers, IEnumerable<IEnumerable<Cell>> rows) =>
        new(name, [.. headers.Select(header => new Column(header, Width))], [.. rows.Select(row => row.ToList())]);
}
