namespace QualityTracker.Api.Imports;

/// <summary>What a table holds by its names (表的识别): its sheet's, its file's, its folder's, the nearest first.</summary>
public static class TableNames
{
    // A number and a name are in many tables.
    private const int LeastHeadings = 4;

    private static readonly string[] Endings = ["成绩", "成绩单", "成绩表", "分数", "分数表", "scores", "score"];
    private static readonly string[] Beginnings = ["成绩", "分数"];
    private static readonly string[] EnglishWords = ["scores", "score"];

    /// <summary>
    /// Whether a table holds scores: a name is, ends or begins with such a word, unless a nearer name is that of a kind, or the name
    /// that begins so ends with that of a kind.
    /// </summary>
    public static bool IsScores(IEnumerable<string> names, IReadOnlyList<KindImport> kinds)
    {
        foreach (var name in names)
        {
            var plain = RawTable.Plain(name);
            var words = Words(kinds).Select(each => each.Word).ToList();
            if (words.Contains(plain)) return false;
            if (Endings.Any(word => plain.EndsWith(word, StringComparison.Ordinal))) return true;
            if (Begins(name, plain)) return !words.Exists(word => plain.EndsWith(word, StringComparison.Ordinal));
        }

        return false;
    }

    /// <summary>Whether the table is the school's own; a folder may well be named for the school.</summary>
    public static bool IsSchool(RawTable table) =>
        (table.Sheet is { } sheet && SchoolFile.IsNamed(sheet)) || SchoolFile.IsNamed(Path.GetFileNameWithoutExtension(table.File));

    /// <summary>The kind with the longest word in the nearest name that has any.</summary>
    public static KindImport? KindOf(IEnumerable<string> names, IReadOnlyList<KindImport> kinds) =>
        names.Select(RawTable.Plain).Select(plain => Words(kinds).Where(each => plain.Contains(each.Word, StringComparison.Ordinal))
            .OrderByDescending(each => each.Word.Length).Select(each => each.Kind).FirstOrDefault()).FirstOrDefault(kind => kind is not null);

    /// <summary>The one kind that a table of any name can be by its headings: it finds every column it needs, and no other kind reads as many of them.</summary>
    public static KindImport? KindByHeadings(RawTable table, IReadOnlyList<KindImport> kinds, ImportLog log)
    {
        var named = table.Header.Count(heading => heading.Trim().Length > 0);
        var most = kinds.Where(kind => kind.CanRead(table)).GroupBy(kind => kind.Uses(table).Count()).MaxBy(group => group.Key);
        if (most is null || most.Key < LeastHeadings || most.Key * 3 < named * 2 || most.Count() > 1) return null;
        var kind = most.Single();
        log.Notice(new(table.File, table.Sheet, null, null, null, null, "known-by-headings",
            new($"按列名认作：{kind.Kind.Name.Zh}", $"taken for {kind.Kind.Name.En} by its headings"), new("不对时，按内容给工作表改名后重新导入", "if that is wrong, name the sheet for what it holds and import it again")));
        return kind;
    }

    private static bool Begins(string name, string plain) => Beginnings.Any(word => plain.StartsWith(word, StringComparison.Ordinal))
        || EnglishWords.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && name.Length > word.Length && !char.IsAsciiLetter(name[word.Length]));

    private static IEnumerable<(KindImport Kind, string Word)> Words(IReadOnlyList<KindImport> kinds) =>
        kinds.SelectMany(kind => kind.Kind.Synonyms.Append(kind.Kind.Noun).Append(kind.Kind.Name.Zh).Append(kind.Kind.Name.En),
            (kind, word) => (kind, RawTable.Plain(word)));
}
