using System.Security.Cryptography;
using System.Text;
using QualityTracker.Api.OneRoster;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>Gathers what an import finds, and tells how far it is.</summary>
public sealed class ImportLog(IProgress<ImportProgress>? progress, CancellationToken cancellation)
{
    private const int ProgressEvery = 5000;
    private const int MostVoidedListed = 100;

    private const int LongestShown = 100;

    private readonly IncrementalHash overwritten = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<ImportTable> tables = [];
    private readonly List<ImportChange> differences = [];
    private readonly List<ImportError> errors = [];
    private readonly List<ImportError> notices = [];
    private int rows;
    private int voided;

    /// <summary>The staff number of who brought the files.</summary>
    public string? Bringer { get; init; }

    public int ErrorCount { get; private set; }

    /// <summary>Whether a table holds what its bringer may not write.</summary>
    public bool IsForbidden { get; private set; }

    public ImportReport Report => new() { Overwritten = Convert.ToHexString(overwritten.GetCurrentHash()), Tables = tables, Differences = differences, Errors = errors, Notices = notices, ErrorCount = ErrorCount };

    /// <summary>Whatever the files would change that the caller may not.</summary>
    public void CheckRights(ImportRights rights)
    {
        foreach (var table in tables.Where(table => table.Adds + table.Changes > 0 && !rights.Written.Contains(table.Kind)))
        {
            NotAllowed(table.File, table.Sheet, table.Kind);
        }
    }

    /// <summary>Said of a OneRoster bundle that lacks its manifest.</summary>
    public ImportReport WithoutManifest()
    {
        Error(new(OneRosterLayout.Manifest + ".csv", null, null, null, null, null, "missing-file",
            new("OneRoster 名册包缺少 manifest.csv，未读取", "the OneRoster bundle lacks its manifest.csv and was not read"),
            new("把它和其他文件一起压缩，或请对方重新导出", "pack it with the other files, or ask for the export anew")));
        return Report;
    }

    public void NotAllowed(string file, string? sheet, Text kind)
    {
        IsForbidden = true;
        Error(new(file, sheet, null, null, null, null, "not-allowed",
            new($"您的角色不能登记或更改{kind.Zh}", $"Your roles do not allow you to record or change {kind.En}"),
            new("从文件中去掉这张表，或由有权限的人导入", "leave the table out, or let somebody import it whose roles allow it")));
    }

    public ImportTable Begin(RawTable of, Text kind, IReadOnlyList<string> ignoredColumns)
    {
        var (file, sheet) = (of.File, of.Sheet);
        var table = new ImportTable(file, sheet, kind, []) { HeaderRow = of.HeaderRow };
        Ignore(table, ignoredColumns);
        tables.Add(table);
        progress?.Report(new(file, sheet, rows));
        return table;
    }

    /// <summary>Says which fields a table could have beside those it has, and which columns were said to be them.</summary>
    public static void Offer(ImportTable table, RawTable of, string noun, Func<string, bool> has)
    {
        table.Noun = noun;
        table.Lacks = [.. (TaughtColumns.FieldsOf(noun) ?? []).Where(field => !has(field.Field))];
        table.Mapped = TaughtColumns.MappedIn(of, noun);
    }

    /// <summary>A table whose header nobody knows: its columns are listed all the same, to be said what they are.</summary>
    public void Headless(Table table, Text kind, string noun)
    {
        var raw = new RawTable(table.File, table.Sheet, table.HeaderRow, table.Guess);
        Offer(Begin(raw, kind, [.. table.Guess.Where(name => name.Trim().Length > 0)]), raw, noun, _ => false);
    }

    /// <summary>Says which columns of a table nobody read.</summary>
    public static void Ignore(ImportTable table, IReadOnlyList<string> columns) => table.IgnoredColumns = [.. columns.Take(MostVoidedListed).Select(column => Cut(column)!)];

    public void Row(ImportTable table)
    {
        table.Rows++;
        if (++rows % ProgressEvery != 0) return;
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new(table.File, table.Sheet, rows));
    }

    public void Difference(ImportChange change)
    {
        if (differences.Count < ImportReport.MostListed) differences.Add(change);
    }

    /// <summary>A stored value that a row replaces.</summary>
    public void Overwrites(string stored) => overwritten.AppendData(Encoding.UTF8.GetBytes(stored + "\n"));

    /// <summary>Whether the next error would still be listed; otherwise counting it is enough.</summary>
    public bool ListsMore => errors.Count < ImportReport.MostListed;

    public void Error(ImportError error)
    {
        ErrorCount++;
        if (ListsMore) errors.Add(error with { Value = Cut(error.Value), Header = Cut(error.Header) });
    }

    /// <summary>Whether the next difference would still be listed; otherwise it need not be made.</summary>
    public bool ListsDifferences => differences.Count < ImportReport.MostListed;

    public void Notice(ImportError notice)
    {
        if (notices.Count < ImportReport.MostListed) notices.Add(notice with { Value = Cut(notice.Value) });
    }

    // A report shows where to look, not a cell's thousand lines.
    private static string? Cut(string? text) => text is { Length: > LongestShown } ? text[..LongestShown] + "…" : text;

    /// <summary>A row whose record was voided: it is counted, and the first of them are listed.</summary>
    public void Voided(ImportTable table, int row, string record)
    {
        table.Voided++;
        if (++voided > MostVoidedListed) return;
        Notice(new(table.File, table.Sheet, row, null, null, record, "voided",
            new("这条记录已作废，本行未导入", "this record was voided; the row was not taken in"),
            new("如作废有误，请另行登记；否则从文件中删去这一行", "if the void was a mistake, record it anew; otherwise remove the row from the file")));
    }

    /// <summary>A row that is no record.</summary>
    public void Passed(RawTable table, TableRow row, PassedRow why)
    {
        if (notices.Count < ImportReport.MostListed) Notice(new(table.File, table.Sheet, row.Number, null, null, row.Text(0), why.Rule, why.Message, PassedRow.Remedy));
    }

    /// <summary>Whether a column that is read has a heading that stands twice; the second is told.</summary>
    public bool HasTwice(RawTable table, IEnumerable<int> read)
    {
        var found = false;
        foreach (var second in read.Select(at => table.SecondOf(at)).OfType<int>().Distinct().Order())
        {
            var texts = FileProblemTexts.Of(FileProblemCode.DuplicateHeader);
            Error(new(table.File, table.Sheet, table.HeaderRow, ColumnLetters.Of(second + 1), null, table.Header[second].Trim(), Json.Word(FileProblemCode.DuplicateHeader), texts.Message, texts.Remedy));
            found = true;
        }

        return found;
    }

    public void Error(RawTable table, int row, int? column, string? value, Fault fault) =>
        Error(new(table.File, table.Sheet, row, column is { } at ? ColumnLetters.Of(at + 1) : null,
            column is { } index && index < table.Header.Count ? table.Header[index] : null, value, fault.Rule, fault.Message, fault.Remedy));

    public void Problem(FileProblem problem)
    {
        var texts = FileProblemTexts.Of(problem.Code);
        var error = new ImportError(problem.File, problem.Sheet, problem.Row, problem.ColumnLetter, null, problem.Value, Json.Word(problem.Code), texts.Message, texts.Remedy);
        if (problem.IsNotice) Notice(error);
        else Error(error);
    }
}

/// <summary>How far an import is (进度): the table being read and the rows read so far.</summary>
public sealed record ImportProgress(string File, string? Sheet, int Rows);
