using System.Globalization;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Sheets;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Exams;

/// <summary>
/// A workbook to write an exam's scores into (成绩填报表): a sheet for each subject with its pupils in their lines, points checked from 0 to the full
/// mark, and the statuses to choose from. Import takes it as it is; no mark is in it.
/// </summary>
public static class ScoreTemplate
{
    private static readonly Text Note = new(
        "每行一名学生：填分数，未参加的从列表中选考试状态；不录入的行请整行删去。填好后在“导入”页上传。",
        "A line a pupil: write the points, or choose the status of who did not sit; delete the lines that are not entered. Then upload it on the page Import.");

    /// <param name="exam">The exam.</param>
    /// <param name="frame">The school's.</param>
    /// <param name="sheets">Of which classes and subjects; a subject without any has no sheet.</param>
    /// <param name="language">Of headings and statuses.</param>
    public static WorkbookFile Of(Exam exam, SchoolFrame frame, IReadOnlySet<(string Class, string Subject)> sheets, Language language)
    {
        var numbers = Roster.ByExamNumber(exam, frame).SelectMany(each => each, (each, pupil) => (pupil, each.Key)).ToDictionary(each => each.pupil, each => each.Key);
        var roster = Roster.Of(exam, frame).OrderBy(each => each.Value, StringComparer.Ordinal).ThenBy(each => each.Key, StringComparer.Ordinal).ToList();
        var made = new List<Sheet>();
        foreach (var paper in exam.Papers.Where(paper => sheets.Any(each => each.Subject == paper.Subject)))
        {
            var lines = roster.Where(each => sheets.Contains((each.Value, paper.Subject))).ToList();
            made.Add(SheetOf(exam, paper, lines, numbers, frame, language));
        }

        var name = new Text($"{exam.Name}成绩", $"{exam.Name} scores").In(language);
        return new(new Workbook(made), name + ".xlsx", [.. roster.Where(each => sheets.Any(sheet => sheet.Class == each.Value)).Select(each => each.Key)]);
    }

    private static Sheet SheetOf(Exam exam, ExamPaper paper, List<KeyValuePair<string, string>> lines, Dictionary<string, string> numbers, SchoolFrame frame, Language language)
    {
        var (zh, items) = (language == Language.Chinese, exam.ItemsOf(paper.Subject));
        var subject = frame.NameOfSubject(paper.Subject).In(language);
        string Head(string[] names) => zh ? names[0] : names[^1];
        var hasNumbers = lines.Exists(line => numbers.ContainsKey(line.Key));
        List<Column> columns =
        [
            new(Head(ScoreColumns.Exam), 22), new(Head(ScoreColumns.Term), 10), new(Head(ScoreColumns.Subject), 10), new(Head(ScoreColumns.Pupil), 16),
            .. hasNumbers ? new[] { new Column(Head(ScoreColumns.ExamNumber), 14) } : [],
            new(Head(ScoreColumns.PupilName), 14), new(Head(ScoreColumns.Class), 14),
            new(Head(ScoreColumns.Score), 10, CellKind.Number) { Check = Points(paper.FullMark, language) },
            new(Head(ScoreColumns.Status), 12) { Check = Statuses(language) },
            .. items.Select(item => new Column(zh ? $"第{item.Label}题（{Plain(item.FullMark)}分）" : $"item {item.Label}", 16, CellKind.Number) { Check = Points(item.FullMark, language) }),
        ];
        return new(zh ? subject + "成绩" : subject + " scores", columns, lines.Select(line => (IReadOnlyList<Cell>)
        [
            Cell.Of(exam.Name), Cell.Of(exam.Term), Cell.Of(frame.Subjects[paper.Subject].Name), Cell.Of(line.Key), .. hasNumbers ? new[] { Cell.Of(numbers.GetValueOrDefault(line.Key, "")) } : [],
            Cell.Of(frame.Pupils[line.Key].Name), Cell.Of(frame.Classes[line.Value].Name), Cell.Empty, Cell.Empty,
        ]))
        {
            Title = new Text($"{exam.Name} {subject}（满分 {Plain(paper.FullMark)}）", $"{exam.Name}, {subject} (full mark {Plain(paper.FullMark)})").In(language),
            Notes = [Note.In(language)],
            Landscape = columns.Count > 8,
        };
    }

    private static CellCheck Points(decimal most, Language language) => new("decimal", "0", Plain(most), new Text($"请填 0 到 {Plain(most)} 的分数。", $"Write points from 0 to {Plain(most)}.").In(language));

    private static CellCheck Statuses(Language language) => new(
        "list", '"' + string.Join(',', Enum.GetValues<ExamStatus>().Select(status => Names.Of(status).In(language))) + '"', null, new Text("请从列表中选择。", "Choose from the list.").In(language));

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
