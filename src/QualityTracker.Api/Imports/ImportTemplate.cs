using System.Globalization;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Imports;

/// <summary>
/// An empty workbook for records of one kind (导入模板): the header that import knows, what may be chosen, checks, and an example that
/// import passes over. Names to choose from are those that the caller may read.
/// </summary>
public static class ImportTemplate
{
    /// <summary>Where choices stand; hidden, and not worth a word when it comes back.</summary>
    public const string ChoicesSheet = "选项 choices";

    private const int Blanks = 2000;
    private const int MostPeople = 2000;
    private static readonly Text Number = new("序号", "No.");
    private static readonly Text Note = new(
        "带 * 的列必填，有下拉列表的请从中选择。示例行不必删除，导入时会跳过；从下一行开始填写。",
        "Columns with * must be filled in; where there is a list, choose from it. The example row may stay: import passes over it. Begin in the row below.");

    /// <param name="kind">The kind.</param>
    /// <param name="frame">The school's.</param>
    /// <param name="sees">Tells of a noun whether the caller may read all of it.</param>
    /// <param name="language">Of headers and choices.</param>
    public static Workbook Of(RecordKind kind, SchoolFrame frame, Func<string, bool> sees, Language language)
    {
        var lists = new List<(string Header, IReadOnlyList<string> Choices)>();
        var columns = kind.Outline.Select(column => (Of: column, Choices: ChoicesOf(column, frame, sees, language))).ToList();
        List<Column> made = [new(Number.In(language), 8), .. columns.Select(column => Made(column.Of, column.Choices, language, lists))];
        List<Cell> example = [Cell.Of(PassedRow.ExampleMark.In(language)), .. columns.Select((column, at) => ExampleOf(column.Of, column.Choices, columns.Take(at).Count(before => before.Of.RefersTo == column.Of.RefersTo)))];
        var sheet = new Sheet(kind.Name.In(language), made, [example]) { Title = kind.Name.In(language), Notes = [Note.In(language)], Blanks = Blanks, Landscape = made.Count > 8 };
        return lists.Count == 0 ? new Workbook(sheet) : new Workbook(sheet, Choices(lists));
    }

    private static Column Made(ColumnOutline column, IReadOnlyList<string> choices, Language language, List<(string, IReadOnlyList<string>)> lists)
    {
        var header = HeaderOf(column, language) + (column.Required ? " *" : "");
        if (choices.Count > 0) lists.Add((header, choices));
        return new(header, WidthOf(column, header), KindOf(column.Type)) { Check = choices.Count > 0 ? ListCheck(lists.Count, choices.Count, language) : CheckOf(column.Type, language) };
    }

    // What import finds the column by, and of those what says most: a choice of names is not headed “number”.
    private static string HeaderOf(ColumnOutline column, Language language)
    {
        if (language == Language.English) return column.English ?? FieldView.Words(column.Field);
        return column is { RefersTo: "staff", Header: "工号" } && column.Headers.Contains("教师") ? "教师" : column.Header;
    }

    private static double WidthOf(ColumnOutline column, string header) => Math.Max(column.IsLong ? 40 : column.Type == ColumnType.List ? 30 : 14, header.Sum(each => each < '⺀' ? 1 : 2) + 3);

    private static CellKind KindOf(ColumnType type) => type switch
    {
        ColumnType.Date => CellKind.Date,
        ColumnType.Whole => CellKind.Whole,
        ColumnType.Number => CellKind.Number,
        ColumnType.Yuan => CellKind.Money,
        _ => CellKind.Text,
    };

    private static CellCheck ListCheck(int column, int choices, Language language) => new(
        "list", string.Create(CultureInfo.InvariantCulture, $"'{ChoicesSheet}'!${ColumnLetters.Of(column)}$2:${ColumnLetters.Of(column)}${choices + 1}"), null,
        new Text("请从列表中选择。", "Choose from the list.").In(language));

    private static CellCheck? CheckOf(ColumnType type, Language language) => type switch
    {
        ColumnType.Date => new("date", "32874", "73415", new Text("请填日期，如 2025-09-01。", "Write a date such as 2025-09-01.").In(language)),
        ColumnType.Whole => new("whole", "0", "1000000", new Text("请填整数。", "Write a whole number.").In(language)),
        ColumnType.Number or ColumnType.Yuan => new("decimal", "0", "1000000000000", new Text("请填数字。", "Write a number.").In(language)),
        _ => null,
    };

    private static IReadOnlyList<string> ChoicesOf(ColumnOutline column, SchoolFrame frame, Func<string, bool> sees, Language language)
    {
        if (column.Choices.Count > 0) return [.. column.Choices.Select(choice => choice.Name.In(language))];
        if (column.Type == ColumnType.Flag) return language == Language.Chinese ? ["是", "否"] : ["yes", "no"];
        if (column.RefersTo is not { } noun || !sees(noun)) return [];
        return noun switch
        {
            "staff" => Named(frame.Staff.Values.Where(member => member.LeftOn is null).Select(member => (member.Id, member.Name)), frame.Named.Staff),
            "classes" => Named(frame.Classes.Values.OrderByDescending(each => each.SchoolYear, StringComparer.Ordinal).ThenBy(each => each.Grade).Select(each => (each.Id, each.Name)), frame.Named.Classes, ordered: true),
            "subjects" => Named(frame.Subjects.Values.Select(subject => (subject.Id, subject.Name)), frame.Named.Subjects),
            "exams" => Named(frame.Exams.Values.OrderByDescending(exam => exam.RosterDay).Select(exam => (exam.Id, exam.Name)), frame.Named.Exams, ordered: true),
            "terms" => [.. frame.Terms.Values.OrderByDescending(term => term.FirstDay).Select(term => term.Id)],
            _ => [],
        };
    }

    // By name where one alone has it, else by number.
    private static IReadOnlyList<string> Named(IEnumerable<(string Id, string Name)> all, ILookup<string, string> named, bool ordered = false)
    {
        var list = all.Select(each => named[each.Name].Count() == 1 ? each.Name : each.Id);
        return [.. (ordered ? list : list.Order(StringComparer.Ordinal)).Take(MostPeople)];
    }

    // Two people of one record are not the same one.
    private static Cell ExampleOf(ColumnOutline column, IReadOnlyList<string> choices, int before) => column switch
    {
        _ when choices.Count > 0 => Cell.Of(choices[column.RefersTo is null ? 0 : before % choices.Count]),
        { Type: ColumnType.Date, ExampleCell: { } day } => Cell.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        { Type: ColumnType.Whole, ExampleCell: { } whole } => Cell.Of(long.Parse(whole, CultureInfo.InvariantCulture)),
        { Type: ColumnType.Number or ColumnType.Yuan, ExampleCell: { } number } => Cell.Of(decimal.Parse(number, CultureInfo.InvariantCulture)),
        _ => Cell.Of(column.ExampleCell ?? ""),
    };

    private static Sheet Choices(List<(string Header, IReadOnlyList<string> Choices)> lists) => new(
        ChoicesSheet, [.. lists.Select(list => new Column(list.Header, 20))],
        Enumerable.Range(0, lists.Max(list => list.Choices.Count)).Select(row => (IReadOnlyList<Cell>)[.. lists.Select(list => Cell.Of(row < list.Choices.Count ? list.Choices[row] : ""))]))
    { Hidden = true };
}
