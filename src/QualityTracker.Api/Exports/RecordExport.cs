using System.Data.Common;
using System.IO.Compression;
using QualityTracker.Api.Access;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;
using QualityTracker.Reports.Spreadsheets;
using Column = QualityTracker.Reports.Spreadsheets.Column;

namespace QualityTracker.Api.Exports;

/// <summary>Every kind of record in force that somebody may see (全部导出), as the tables that an import reads: taken in again, nothing changes.</summary>
public sealed class RecordExport(HttpContext context, DbConnection connection, SchoolFrame frame)
{
    public const string Schools = "schools";
    public const string Scores = TaughtColumns.ScoreNoun;

    // The first moment a zip entry can have: the same records give the same bytes on any day.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The nouns there are, in the order in which files are taken in.</summary>
    public static IEnumerable<string> Nouns => [Schools, .. RecordKinds.All.Select(kind => kind.Noun), Scores];

    /// <summary>The numbers of the pupils whose rows were written.</summary>
    public HashSet<string> Shown { get; } = [];

    /// <summary>The rows of a noun that the caller may see; null when none of the roles may.</summary>
    public ReachedRows? Reached(string noun) => Allowed.Of(context).RowsFor(OperationOf(noun));

    /// <summary>The operation by which the same is read one record at a time.</summary>
    public static string OperationOf(string noun) => noun == Scores ? "exams.scores.read" : $"{noun}.read";

    /// <summary>The tables of the nouns; each reads its rows while it is written, one after the other.</summary>
    public IEnumerable<Sheet> Tables(IEnumerable<string> nouns, Term? term)
    {
        foreach (var noun in nouns)
        {
            if (noun == Schools) yield return SchoolTable();
            else if (noun == Scores)
            {
                var rows = Reached(noun)!;
                var scores = new ScoreExport(connection, frame, rows.HasSheet, (exam, subject, of) => MarkSight.Of(context, connection, frame.School.Id, exam, subject, of));
                foreach (var table in scores.Tables(frame.Lists.Exams.Where(exam => term is null || exam.Term == term.Id).OrderBy(exam => exam.RosterDay).ThenBy(exam => exam.Id, StringComparer.Ordinal), Shown)) yield return table;
            }
            else yield return RecordKinds.All.Single(kind => kind.Noun == noun).Export().Table(connection, frame, Reached(noun)!, term, Shown);
        }
    }

    /// <summary>A csv each in a zip, with a byte order mark unless other programs than a spreadsheet read it.</summary>
    public static void WriteZip(Stream stream, IEnumerable<Sheet> tables, bool mark = true)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in tables)
        {
            var entry = zip.CreateEntry(FileName(table.Name, taken) + ".csv", CompressionLevel.Fastest);
            entry.LastWriteTime = EntryTime;
            using var content = entry.Open();
            CsvWriter.Write(content, table, mark);
        }
    }

    // An exam's name is people's own: no part of it leads out of the folder that the zip is unpacked into.
    private static string FileName(string name, HashSet<string> taken)
    {
        var legal = string.Concat(name.Select(each => char.IsControl(each) || "\\/:*?\"<>|.".Contains(each, StringComparison.Ordinal) ? '_' : each));
        while (!taken.Add(legal)) legal = "_" + legal;
        return legal;
    }

    private Sheet SchoolTable() => new(
        SchoolFile.Kind.Zh, [.. SchoolFile.Columns.Select(column => new Column(column.Header, 20))], [[.. SchoolFile.Columns.Select(column => Cell.Of(column.Cell(frame.School)))]]);
}
