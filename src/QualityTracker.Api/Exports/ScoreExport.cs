using System.Data.Common;
using System.Globalization;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Records;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets;
using Column = QualityTracker.Reports.Spreadsheets.Column;

namespace QualityTracker.Api.Exports;

/// <summary>
/// Scores in an export (成绩的导出): a table an exam, a row a pupil and subject, with a column for each item, as an import reads them. A mark that the
/// reader may not see (clause Z8) has no row, so that the file taken in again leaves it as it is.
/// </summary>
public sealed class ScoreExport(DbConnection connection, SchoolFrame frame, Func<string, string, bool> reached, Func<Exam, string, string, MarkSight> sight)
{
    // A tab's name has 31 characters at most, and it must end as score tables do.
    private const int LongestName = 22;

    private readonly RecordCells cells = new(frame);

    /// <summary>The exams of which there are scores to be seen, with their tables; each reads its rows while it is written.</summary>
    public IEnumerable<Sheet> Tables(IEnumerable<Exam> exams, ISet<string> shown)
    {
        var number = 0;
        foreach (var exam in exams)
        {
            if (!Seen(exam).Any()) continue;
            number++;
            var labels = exam.Items.Select(item => item.Label).Distinct().ToList();
            var name = exam.Name.Length > LongestName ? exam.Name[..LongestName] : exam.Name;
            yield return new(string.Create(CultureInfo.InvariantCulture, $"{number} {name}{ScoreImport.Kind.Zh}"),
                [
                    .. new[] { ScoreColumns.Term, ScoreColumns.Exam, ScoreColumns.Subject, ScoreColumns.Pupil, ScoreColumns.PupilName, ScoreColumns.Class, ScoreColumns.Score, ScoreColumns.Status }
                        .Select(names => new Column(names[0], 14)),
                    .. labels.Select(label => new Column(label, 8)),
                ],
                Rows(exam, labels, shown));
        }
    }

    private IEnumerable<IReadOnlyList<Cell>> Rows(Exam exam, List<string> labels, ISet<string> shown)
    {
        foreach (var row in Seen(exam))
        {
            shown.Add(row.Pupil);
            var points = row.Items?.Points;
            yield return
            [
                Cell.Of(exam.Term), Cell.Of(exam.Name), Cell.Of(cells.NameOfSubject(row.Subject)), Cell.Of(row.Pupil),
                Cell.Of(frame.Pupils.GetValueOrDefault(row.Pupil)?.Name), Cell.Of(frame.Classes.GetValueOrDefault(row.Class)?.Name ?? row.Class),
                row.Score is { } score ? RecordCells.Of(score) : Cell.Empty, Cell.Of(Names.Of(row.Status).Zh),
                .. labels.Select(label => points is not null && points.TryGetValue(label, out var mark) ? RecordCells.Of(mark) : Cell.Empty),
            ];
        }
    }

    private IEnumerable<ScoreRow> Seen(Exam exam)
    {
        var sights = new Dictionary<(string, string), MarkSight>();
        foreach (var row in ScoreStore.Stream(connection, frame.School.Id, exam.Id).Where(row => reached(row.Class, row.Subject)))
        {
            if (row.Score is not null && MarkSight.IsLevelsOnly(exam))
            {
                if (!sights.TryGetValue((row.Subject, row.Class), out var marks)) sights[(row.Subject, row.Class)] = marks = sight(exam, row.Subject, row.Class);
                if (!marks.Sees(row.Pupil)) continue;
            }

            yield return row;
        }
    }
}
