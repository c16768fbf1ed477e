using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// The tables of what a person sends (数据来源): a folder, or one file that is a zip, a workbook or a csv.
/// Whatever is wrong with the files is listed in <see cref="Problems"/>; nothing wrong with them throws.
/// </summary>
/// <example><code>
/// var source = TableSource.Of(upload, "教师.xlsx");
/// foreach (var table in source.Tables())
///     while (table.Read())
///         Take(table.Row[0], table.Row.Number);
/// var usable = source.Problems.All(problem => problem.IsNotice);
/// </code></example>
public sealed class TableSource
{
    private readonly Func<TableSource, IEnumerable<Table>> read;
    private readonly ReadingOptions options;
    private readonly List<FileProblem> problems = [];
    private Unpacking unpacking;

    private readonly Func<TableSource, IEnumerable<string>> list;

    private TableSource(ReadingOptions? options, Func<TableSource, IEnumerable<Table>> read, Func<TableSource, IEnumerable<string>> list)
    {
        (this.read, this.list) = (read, list);
        this.options = options ?? ReadingOptions.Default;
        unpacking = new Unpacking(this.options);
    }

    /// <summary>Problems met so far; complete when the tables have been read to their ends.</summary>
    public IReadOnlyList<FileProblem> Problems => problems;

    /// <param name="content">Seekable; stays open, and is read from its beginning whenever tables are asked for.</param>
    /// <param name="name">The file's name as sent.</param>
    /// <param name="options">Limits and the header's look.</param>
    public static TableSource Of(Stream content, string name, ReadingOptions? options = null)
    {
        if (!content.CanSeek)
            throw new ArgumentException("The content must be seekable.", nameof(content));
        return new TableSource(options, source => source.Single(content, name), source => source.NamesIn(content, name));
    }

    /// <summary>Reads the folder and those below it, in the order of their names. Links are not followed.</summary>
    public static TableSource OfFolder(string folder, ReadingOptions? options = null) =>
        new(options, source => source.Folder(folder), source => source.NamesIn(folder));

    /// <summary>The same files, read with other options; problems are listed there.</summary>
    public TableSource With(Func<ReadingOptions, ReadingOptions> change) => new(change(options), read, list);

    /// <summary>The names of the files, as tables have them. Nothing is unpacked; what cannot be opened has no names, and what is wrong with it is said when its tables are read.</summary>
    public IReadOnlyList<string> Names() => [.. list(this)];

    /// <summary>The tables in order, each valid until the next is asked for. Asking again begins anew, problems too.</summary>
    public IEnumerable<Table> Tables()
    {
        problems.Clear();
        unpacking = new Unpacking(options);
        foreach (var table in read(this))
            yield return table;
    }

    private IEnumerable<Table> Single(Stream content, string name)
    {
        var file = new SourceFile(name, options, unpacking, problems.Add);
        if (file.Attempt(() => FileKinds.Of(content, name) == FileKind.Zip && !FileKinds.IsWorkbookName(name), BrokenArchive)
            && file.Attempt(() => Archive.Open(content, options, unpacking), BrokenArchive) is { } archive)
        {
            using (archive)
            {
                if (!archive.Entries.ContainsKey("[Content_Types].xml"))
                {
                    if (archive.Entries.Count == 0)
                        problems.Add(new FileProblem(EmptyFile, name));
                    foreach (var table in Zipped(archive))
                        yield return table;
                    yield break;
                }
            }
        }

        if (problems.Count > 0)
            yield break;
        foreach (var table in file.Tables(content))
            yield return table;
    }

    private string[] NamesIn(Stream content, string name)
    {
        var file = new SourceFile(name, options, new Unpacking(options), _ => { });
        if (!file.Attempt(() => FileKinds.Of(content, name) == FileKind.Zip && !FileKinds.IsWorkbookName(name), BrokenArchive))
            return [name];
        using var archive = file.Attempt(() => Archive.Open(content, options, new Unpacking(options)), BrokenArchive);
        return archive is null ? [] : [.. archive.Entries.Keys];
    }

    private IEnumerable<string> NamesIn(string folder)
    {
        var all = new SourceFile("", options, new Unpacking(options), _ => { });
        return (all.Attempt(() => FilesIn(folder), Unreadable) ?? []).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));
    }

    private IEnumerable<Table> Zipped(Archive archive)
    {
        foreach (var (name, entry) in archive.Entries)
        {
            var file = new SourceFile(name, options, unpacking, problems.Add);
            if (!file.IsWorthOpening() || unpacking.IsExhausted)
                continue;
            using var content = file.Attempt(() => SpooledFile.Of(archive.Unpack(entry)), BrokenArchive);
            if (content is null)
                continue;
            foreach (var table in file.Tables(content))
                yield return table;
        }
    }

    private IEnumerable<Table> Folder(string folder)
    {
        var all = new SourceFile("", options, unpacking, problems.Add);
        foreach (var path in all.Attempt(() => FilesIn(folder), Unreadable) ?? [])
        {
            var file = new SourceFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), options, unpacking, problems.Add);
            if (!file.IsWorthOpening() || unpacking.IsExhausted)
                continue;
            using var content = file.Attempt(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Unreadable);
            if (content is null)
                continue;
            foreach (var table in file.Tables(content))
                yield return table;
        }
    }

    private string[] FilesIn(string folder)
    {
        var deep = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint };
        string[] files = [.. Directory.EnumerateFiles(folder, "*", deep).Take(options.Files + 1)];
        if (files.Length > options.Files)
            throw new FileProblemException(TooManyFiles);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
