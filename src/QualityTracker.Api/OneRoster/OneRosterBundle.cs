using QualityTracker.Api.Imports;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.OneRoster;

/// <summary>
/// A OneRoster bundle on its way into an import (名册包的导入): its files become tables of the school's own kinds, and from there on everything is as with
/// any other file. Nothing is ever deleted: what the other system has no longer ends, or is told of.
/// </summary>
public sealed class OneRosterBundle
{
    private readonly Dictionary<string, OneRosterTable> files = new(StringComparer.OrdinalIgnoreCase);

    private OneRosterBundle(SchoolFrame frame, DateOnly today, ImportLog log) => (Frame, Today, Log, Ids) = (frame, today, log, new(frame));

    public SchoolFrame Frame { get; }

    /// <summary>The school's.</summary>
    public DateOnly Today { get; }

    public ImportLog Log { get; }

    public OneRosterIds Ids { get; }

    public OneRosterManifest Manifest { get; private set; } = null!;

    /// <summary>The files as they are: whatever stands in the first row is the header.</summary>
    public static TableSource Source(TableSource files) => files.With(options => options with { IsHeader = null, IsRead = _ => false });

    /// <summary>The tables that a bundle becomes, each with the kind it is of; none when something is wrong with it as a bundle.</summary>
    /// <param name="source">The files, as <see cref="Source"/> gives them.</param>
    /// <param name="manifest">The name of the manifest, whose folder is the bundle's.</param>
    /// <param name="frame">The school as it is stored.</param>
    /// <param name="today">The school's.</param>
    /// <param name="kept">Counts rows.</param>
    /// <param name="log">Where everything found goes.</param>
    public static IReadOnlyList<OneRosterOutput> Read(TableSource source, string manifest, SchoolFrame frame, DateOnly today, KeptRows kept, ImportLog log)
    {
        var bundle = new OneRosterBundle(frame, today, log);
        return bundle.Take(source, manifest, kept) && bundle.IsSound() ? bundle.Tables() : [];
    }

    /// <summary>The rows of a file that hold; none when it is not there. Those that are no more are among them.</summary>
    public IEnumerable<OneRosterRow> Rows(string file) => files.TryGetValue(file, out var table) ? table.Rows : [];

    public OneRosterTable? File(string file) => files.GetValueOrDefault(file);

    private bool Take(TableSource source, string manifest, KeptRows kept)
    {
        var folder = Path.GetDirectoryName(manifest) ?? "";
        OneRosterTable? first = null;
        foreach (var table in source.Tables())
        {
            var name = Path.GetFileNameWithoutExtension(table.File);
            if (table.Sheet is not null || (Path.GetDirectoryName(table.File) ?? "") != folder) continue;
            var isManifest = table.File == manifest;
            if (!isManifest && !OneRosterLayout.Needed.ContainsKey(name)) continue;
            var raw = RawTable.Of(table);
            if (!kept.Take(table, raw, Log)) return false;
            if (isManifest) first = new(raw);
            else if (!files.TryAdd(name, new(raw))) Log.Error(raw, raw.HeaderRow, null, null, new("", "duplicate", new("包中有两个同名的文件", "two files of the bundle have this name"), new("只保留一个", "keep one of them")));
        }

        if (first is null)
        {
            Log.Error(new(manifest, null, null, null, null, null, "empty", new("清单是空的", "the manifest is empty"), new("请对方重新导出", "ask for the export anew")));
            return false;
        }

        if (OneRosterManifest.Read(first, Log) is not { } read) return false;
        Manifest = read;
        Manifest.Check(files.Keys, Log);
        foreach (var file in files.Keys.Where(file => !Manifest.IsRead(file)).ToList()) files.Remove(file);
        return true;
    }

    // Columns that are needed, cells that are needed, and ids that stand twice.
    private bool IsSound()
    {
        foreach (var (name, table) in files)
        {
            var needed = OneRosterLayout.Needed[name].Concat(name == OneRosterLayout.Users && Manifest.Version == "1.1" ? ["role"] : []).ToList();
            var missing = needed.Where(column => table.At(column) is null).ToList();
            foreach (var column in missing) Log.Error(table.Raw, table.Raw.HeaderRow, null, null, new(column, "missing-column", RawTable.MissingColumn(column, column), RawTable.AddColumn));
            if (missing.Count > 0) continue;
            var ids = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in table.Rows)
            {
                foreach (var column in needed.Where(column => row[column].Length == 0))
                    row.Wrong(Log, column, new(column, "empty", new("不能为空", "must not be empty"), new("填写后重新导入", "fill it in and import again")));
                if (!row.HasKnownStatus)
                    row.Wrong(Log, "status", new("status", "choice", new("应为 active 或 tobedeleted，整包导出时留空", "should be active or tobedeleted, or blank in a bulk file"), new("更正后重新导入", "correct it and import again")));
                if (row.Id.Length > 0 && !ids.TryAdd(row.Id, row.Number))
                    row.Wrong(Log, "sourcedId", new("sourcedId", "duplicate", new($"与第 {ids[row.Id]} 行的 sourcedId 重复", $"repeats the sourcedId of row {ids[row.Id]}"), new("删去其中一行", "remove one of the two rows")));
            }
        }

        return Log.ErrorCount == 0;
    }

    private List<OneRosterOutput> Tables()
    {
        if (OneRosterSchool.Of(this) is not { } school) return [];
        var sessions = new OneRosterSessions(this);
        var classes = new OneRosterClasses(this, school, sessions);
        var people = new OneRosterPeople(this, school);
        var enrollments = new OneRosterEnrollments(this, school, sessions, classes, people);
        return [.. new[] { sessions.Table, classes.Subjects(), people.Staff, classes.Table, people.Pupils }.Concat(enrollments.Tables()).OfType<OneRosterOutput>().Where(table => !table.IsEmpty)];
    }

    /// <summary>A thing that another row names and nobody knows.</summary>
    public void Dangling(OneRosterRow row, string column) => row.Wrong(Log, column, new(column, "unknown-reference",
        new("包中和已登记的资料里都没有这个 sourcedId", "neither the bundle nor the school's records have this sourcedId"), new("补上被引用的行，或请对方导出整包（bulk）", "add the row that it names, or ask for a whole export (bulk)")));

    /// <summary>A row whose thing is no more at the other system: it is told of, and stays here.</summary>
    public void Gone(OneRosterRow row) => row.Note(Log, "status", "to-be-deleted",
        new("对方已删除；这里原样保留", "the other system has deleted it; it stays as it is here"), new("需要时填写离职、离班日期，或作废", "give a last day, or void it, where that is so"));
}
