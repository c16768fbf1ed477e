using System.IO.Compression;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Reports.Spreadsheets.Marking;

/// <summary>
/// A file as it was sent, with what is wrong said in it (标注后的文件): in a workbook the cells are coloured and have a comment, a csv has
/// one more column, and of a zip each file is marked. All else stays as it was, and nothing long is kept in memory.
/// </summary>
public static class MarkedFile
{
    /// <param name="content">The file, seekable.</param>
    /// <param name="name">Its name as sent.</param>
    /// <param name="marks">What is wrong.</param>
    /// <param name="heading">Of the column that a csv gets.</param>
    /// <param name="headers">The row of the header by the file's name, for csv.</param>
    /// <param name="to">Where the marked file goes.</param>
    /// <exception cref="InvalidDataException">The file is no whole workbook or zip; it can only be given back as it is.</exception>
    public static void Write(Stream content, string name, IReadOnlyCollection<CellMark> marks, string heading, IReadOnlyDictionary<string, int> headers, Stream to)
    {
        var options = ReadingOptions.Default;
        try
        {
            Write(content, name, name, marks.ToLookup(mark => mark.File), heading, headers, to, options, new Unpacking(options));
        }
        catch (Exception exception) when (exception is FileProblemException or System.Xml.XmlException)
        {
            throw new InvalidDataException("The file cannot be marked.", exception);
        }
    }

    private static void Write(
        Stream content, string name, string path, ILookup<string, CellMark> marks, string heading, IReadOnlyDictionary<string, int> headers, Stream to, ReadingOptions options, Unpacking unpacking)
    {
        var kind = FileKinds.Of(content, name);
        content.Position = 0;
        if (kind == FileKind.Text && marks.Contains(path))
        {
            CsvMarker.Write(content, marks[path], heading, headers.GetValueOrDefault(path, 1), to);
        }
        else if (kind != FileKind.Zip)
        {
            content.CopyTo(to);
        }
        else
        {
            using var archive = Archive.Open(content, options, unpacking);
            if (XlsxFile.IsWorkbook(archive)) XlsxMarker.Write(archive, options, [.. marks[path]], to);
            else WriteEach(archive, marks, heading, headers, to, options, unpacking);
        }
    }

    private static void WriteEach(
        Archive archive, ILookup<string, CellMark> marks, string heading, IReadOnlyDictionary<string, int> headers, Stream to, ReadingOptions options, Unpacking unpacking)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, entry) in archive.Entries)
        {
            using var content = SpooledFile.Of(archive.Unpack(entry));
            using var marked = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            if (marks.Contains(name)) Write(content, name, name, marks, heading, headers, marked, options, unpacking);
            else content.CopyTo(marked);
        }
    }
}
