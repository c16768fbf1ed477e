using System.Globalization;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Records;

/// <summary>
/// Records as the cells of a file (表格单元格), which an import reads as the same records. Classes, subjects and exams stand by name where one
/// alone has it, as people write them, else by code; staff and pupils by number, for names are shared.
/// </summary>
public sealed class RecordCells(SchoolFrame frame)
{
    /// <summary>Whole numbers, decimals, amounts and dates are cells of their own kind, as they are when people type them.</summary>
    public Cell Of<T>(Column<T> column, T record) => column.Value(record) switch
    {
        int number => Cell.Of(number),
        decimal number => Of(number),
        long cents when column.Type == ColumnType.Yuan => Cell.Of(new Money(cents)),
        DateOnly date => Cell.Of(date),
        string code when column.RefersTo == "classes" => Cell.Of(NameOfClass(code)),
        string id when column.RefersTo == "exams" => Cell.Of(NameOfExam(id)),
        string code when column.RefersTo == "subjects" => Cell.Of(NameOfSubject(code)),
        IReadOnlyList<ExamPaper> papers => Cell.Of(string.Join("; ", papers.Select(Written))),
        _ => Cell.Of(column.Cell(record)),
    };

    /// <summary>Without zeros at its end, whatever it was reckoned from.</summary>
    public static Cell Of(decimal number) => Cell.Of(number / 1.0000000000m);

    public string NameOfClass(string code) => Named(frame.Named.Classes, frame.Classes.GetValueOrDefault(code)?.Name, code);

    public string NameOfSubject(string code) => Named(frame.Named.Subjects, frame.Subjects.GetValueOrDefault(code)?.Name, code);

    public string NameOfExam(string id) => Named(frame.Named.Exams, frame.Exams.GetValueOrDefault(id)?.Name, id);

    private static string Named(ILookup<string, string> named, string? name, string code) => name is not null && Spacing.Find(named, name) is [var only] && only == code ? name : code;

    private string Written(ExamPaper paper) => string.Create(CultureInfo.InvariantCulture, $"{NameOfSubject(paper.Subject)} {paper.FullMark:0.##}");
}
