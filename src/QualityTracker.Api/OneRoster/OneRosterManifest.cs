using QualityTracker.Api.Imports;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.OneRoster;

/// <summary>What a bundle says of itself (清单): its version, and of each file whether it is there, whole or with the changes alone.</summary>
public sealed class OneRosterManifest
{
    private const string Absent = "absent";
    private const string Bulk = "bulk";
    private const string Delta = "delta";

    private readonly Dictionary<string, (string State, OneRosterRow Row)> states = new(StringComparer.OrdinalIgnoreCase);

    private OneRosterManifest()
    {
    }

    public string Version { get; private set; } = "";

    /// <summary>Whether a file holds everything: what is not in it is no more.</summary>
    public bool IsBulk(string file) => !states.TryGetValue(file, out var state) || state.State == Bulk;

    /// <summary>Whether a file is to be read; one of which nothing is said is read where it is there.</summary>
    public bool IsRead(string file) => !states.TryGetValue(file, out var state) || state.State != Absent;

    /// <summary>Reads the manifest; null, with each fault told at its row, when the bundle cannot be read by it.</summary>
    public static OneRosterManifest? Read(OneRosterTable table, ImportLog log)
    {
        var manifest = new OneRosterManifest();
        var before = log.ErrorCount;
        foreach (var column in new[] { "propertyName", "value" }.Where(column => table.At(column) is null))
        {
            log.Error(table.Raw, table.Raw.HeaderRow, null, null, new(column, "missing-column", RawTable.MissingColumn(column, column), RawTable.AddColumn));
        }

        if (log.ErrorCount > before) return null;
        foreach (var row in table.Rows) manifest.Take(row, log);
        if (manifest.Version.Length == 0 && log.ErrorCount == before)
        {
            log.Error(table.Raw, table.Raw.HeaderRow, null, null, new("value", "oneroster-version", new("清单没有写 oneroster.version", "the manifest has no oneroster.version"), VersionRemedy));
        }

        return log.ErrorCount > before ? null : manifest;
    }

    private static readonly Text VersionRemedy = new("可读 1.1 和 1.2；请对方按其中一个版本导出", "1.1 and 1.2 are read; ask for an export in one of them");

    /// <summary>Tells of each file that should be there and is not.</summary>
    public void Check(IEnumerable<string> there, ImportLog log)
    {
        var found = there.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (file, (state, row)) in states)
        {
            if (state != Absent && OneRosterLayout.Needed.ContainsKey(file) && !found.Contains(file))
                row.Wrong(log, "value", new("value", "missing-file", new($"清单写明有 {file}.csv，包中没有", $"the manifest tells of {file}.csv, which is not in the bundle"), new("补上这个文件，或在清单中写 absent", "add the file, or write absent in the manifest")));
            if (state == Absent && found.Contains(file))
                row.Note(log, "value", "absent-file", new($"清单写明没有 {file}.csv，包中有，未读取", $"the manifest says that there is no {file}.csv; the one in the bundle was not read"), new("要读取时在清单中写 bulk 或 delta", "write bulk or delta in the manifest to have it read"));
        }
    }

    private void Take(OneRosterRow row, ImportLog log)
    {
        var (name, value) = (row["propertyName"], row["value"].ToLowerInvariant());
        if (name.Equals("oneroster.version", StringComparison.OrdinalIgnoreCase))
        {
            Version = OneRosterLayout.Versions.FirstOrDefault(version => value == version || value.StartsWith(version + ".", StringComparison.Ordinal)) ?? "";
            if (Version.Length == 0) row.Wrong(log, "value", new("value", "oneroster-version", new("不是可读的 OneRoster 版本", "is no version of OneRoster that is read"), VersionRemedy));
        }

        if (!name.StartsWith("file.", StringComparison.OrdinalIgnoreCase)) return;
        var file = name["file.".Length..].TrimEnd('*');
        if (file.Length == 0 || !file.All(char.IsAsciiLetterOrDigit))
            row.Wrong(log, "propertyName", new("propertyName", "file-name", new("不是标准中的文件名", "is no file of the standard"), new("只写文件名，如 file.users", "name a file alone, such as file.users")));
        else if (value is not (Absent or Bulk or Delta))
            row.Wrong(log, "value", new("value", "choice", new("应为 absent、bulk 或 delta", "should be absent, bulk or delta"), new("更正后重新导入", "correct it and import again")));
        else if (!states.TryAdd(file, (value, row)))
            row.Wrong(log, "propertyName", new("propertyName", "duplicate", new($"{file} 写了两次", $"{file} stands twice"), new("只保留一行", "keep one of them")));
    }
}
