using System.Text.RegularExpressions;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>A table of an import before it is understood: its place, its header and, unless it is streamed, its rows.</summary>
public sealed partial record RawTable(string File, string? Sheet, int HeaderRow, IReadOnlyList<string> Header)
{
    private const int LongestRemarked = 100;

    public List<(int Number, string[] Cells)> Rows { get; } = [];

    /// <summary>The names under which headings are found that are none of their own (人工对应的列), by place.</summary>
    public IReadOnlyDictionary<int, string> Meant { get; init; } = new Dictionary<int, string>();

    /// <summary>Keeps a row, its cells without what is not seen at their ends.</summary>
    public void Add(TableRow row)
    {
        var cells = new string[row.Count];
        for (var at = 0; at < cells.Length; at++) cells[at] = CellEnds.Trim(row[at]).ToString();
        Rows.Add((row.Number, cells));
    }

    public static RawTable Of(Table table) => new(table.File, table.Sheet, table.HeaderRow, [.. table.Header]);

    /// <summary>The names that may tell what the table holds: its sheet, its file, its folder.</summary>
    public static IEnumerable<string> NamesOf(Table table)
    {
        if (table.Sheet is { } sheet) yield return sheet;
        yield return Path.GetFileNameWithoutExtension(table.File);
        if (Path.GetDirectoryName(table.File) is { Length: > 0 } folder) yield return Path.GetFileName(folder);
    }

    /// <summary>The place in the header of the first of the names that is there, in any case and spacing; null when none is.</summary>
    public int? Find(IEnumerable<string> names) => All(names) is [var first, ..] ? first : null;

    /// <summary>Where the heading of a column stands once more; null when it does not.</summary>
    public int? SecondOf(int at) => Enumerable.Range(0, Header.Count).Where(other => Header[other].AsSpan().Trim().SequenceEqual(Header[at].AsSpan().Trim())).Skip(1).Select(other => (int?)other).FirstOrDefault();

    /// <summary>The places of all of the names, in the order of the names.</summary>
    public IReadOnlyList<int> All(IEnumerable<string> names)
    {
        List<(string Plain, string Bare)> headers = [.. Header.Select((header, at) => Meant.TryGetValue(at, out var meant) ? (Plain(meant), Bare(meant)) : (Plain(header), Bare(header)))];
        return [.. names.Select(Plain).Where(name => name.Length > 0).Distinct()
            .SelectMany(name => Enumerable.Range(0, headers.Count).Where(at => headers[at].Plain == name || headers[at].Bare == name))];
    }

    /// <summary>A name without spaces, marks and case: “Cover for *” and coverFor are the same.</summary>
    public static string Plain(string name) =>
        !SoundText.Is(name) ? name : string.Concat(string.Concat(name.EnumerateRunes()).Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The same without remarks in brackets on how to fill the column in, as in “工号（必填）”. A unit is no remark: it says what the numbers are.</summary>
    public static string Bare(string name) => Plain(name.Length > LongestRemarked ? name : Remark().Replace(name, ""));

    [GeneratedRegex(@"[(（\[【][^)）\]】元%％万]*(?:必填|必须|选填|可选|可不填|可空|格式|文本|下拉|例|如|、|/|yyyy|required|optional|e\.g)[^)）\]】元%％万]*[)）\]】]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    public static Text MissingColumn(string header, string field) => new($"缺少列“{header}”", $"the column “{field}” is missing");

    public static readonly Text AddColumn = new("补上这一列后重新导入", "add the column and import again");
}
