using System.Text;

namespace QualityTracker.Faults;

/// <summary>Something the program did to the disk.</summary>
/// <param name="Kind">c(reate), o(pen), w(rite), t(runcate), b(egin of a flush), s(its end), r(ename), l(ink), u(nlink), m(ake a folder).</param>
/// <param name="Node">The file.</param>
/// <param name="A">Where it was written, the length cut to, or the flush's number.</param>
/// <param name="One">The path, or what was written.</param>
/// <param name="Two">The new path.</param>
/// <param name="End">Where it ends in the recording.</param>
public sealed record DiskAct(char Kind, int Node, long A, byte[] One, string Two, long End)
{
    public string Path => Encoding.UTF8.GetString(One);
}

/// <summary>
/// The disk as of any moment of a recording (断电后的磁盘). Sure to be there is what was flushed before: a file's content by its flush, its name by a
/// flush of the file or the folder. Of what came later each sector of 512 bytes has, by chance, none, some or all of its writes in their order,
/// a file's length is any it had since, and the names are those after any number of further steps.
/// </summary>
public sealed class Recording
{
    private const int Sector = 512;

    private readonly List<DiskAct> acts = [];
    private readonly string root;

    public Recording(string log, string root)
    {
        this.root = root;
        using var reader = new BinaryReader(File.OpenRead(log));
        var (nodes, paths, next) = (new Dictionary<long, int>(), new Dictionary<string, int>(StringComparer.Ordinal), 0);
        var length = reader.BaseStream.Length;
        while (reader.BaseStream.Position + 40 <= length)
        {
            var kind = (char)reader.ReadByte();
            reader.ReadBytes(7);
            var (inode, a, _, one, two) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32());
            if (reader.BaseStream.Position + one + two > length) break;
            // A number of a file that is gone is given to another.
            if (kind == 'c' || (kind == 'o' && !nodes.ContainsKey(inode))) nodes[inode] = next++;
            var act = new DiskAct(kind, nodes.GetValueOrDefault(inode, -1), a, reader.ReadBytes(one), Encoding.UTF8.GetString(reader.ReadBytes(two)), reader.BaseStream.Position);
            if (kind is 'c' or 'o') paths[act.Path] = act.Node;
            if (kind is 'r' or 'l') act = act with { Node = paths[act.Two] = paths.GetValueOrDefault(act.Path, -1) };
            acts.Add(act);
        }
    }

    public IReadOnlyList<DiskAct> Acts => acts;

    /// <summary>Builds the disk after so many acts, on top of the folder as it was at first.</summary>
    public void Rebuild(int count, Random random, string target)
    {
        var flushed = Flushed(count);
        var (names, lost) = Names(count, random);
        foreach (var (path, node) in names)
        {
            var to = Path.Combine(target, Path.GetRelativePath(root, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            var first = File.Exists(to) && !lost.Contains(node) ? File.ReadAllBytes(to) : [];
            File.WriteAllBytes(to, Content(node, first, count, flushed, random));
        }

        // What the program had deleted for sure, and the index of the log, which is no file's content.
        foreach (var file in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).ToList())
        {
            if (file.EndsWith("-shm", StringComparison.Ordinal) || deleted.Contains(Path.Combine(root, Path.GetRelativePath(target, file)))) File.Delete(file);
        }
    }

    private readonly HashSet<string> deleted = new(StringComparer.Ordinal);

    // For each node, the act up to which its content is sure: where the latest flush that has ended began.
    private Dictionary<int, int> Flushed(int count)
    {
        var (begun, sure) = (new Dictionary<long, (int Node, int At)>(), new Dictionary<int, int>());
        for (var at = 0; at < count; at++)
        {
            var act = acts[at];
            if (act.Kind == 'b') begun[act.A] = (act.Node, at);
            if (act.Kind == 's' && begun.TryGetValue(act.A, out var flush)) sure[act.Node] = Math.Max(sure.GetValueOrDefault(act.Node, -1), flush.At);
        }

        return sure;
    }

    // Names are kept in a journal: if a step is there, so are all before it. A flush of any file makes those up to it sure.
    private (Dictionary<string, int> Names, HashSet<int> New) Names(int count, Random random)
    {
        var steps = Enumerable.Range(0, count).Where(at => acts[at].Kind is 'c' or 'o' or 'r' or 'l' or 'u').ToList();
        var folders = Enumerable.Range(0, count).Where(at => acts[at].Kind == 'o' && Directory.Exists(acts[at].Path)).Select(at => acts[at].Node).ToHashSet();
        var sure = -1;
        foreach (var (node, until) in Flushed(count))
        {
            if (folders.Contains(node)) sure = Math.Max(sure, until);
            else if (steps.FindLastIndex(at => at < until && acts[at].Kind is 'c' or 'r' or 'l' && acts[at].Node == node) is >= 0 and var made) sure = Math.Max(sure, steps[made]);
        }

        var certain = steps.Count(at => at <= sure);
        var kept = certain + random.Next(steps.Count - certain + 1);
        var (names, made1) = (new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<int>());
        deleted.Clear();
        foreach (var at in steps.Take(kept))
        {
            var act = acts[at];
            if (act.Kind == 'c') made1.Add(act.Node);
            if (act.Kind is 'c' or 'o' && !folders.Contains(act.Node)) names[act.Path] = act.Node;
            if (act.Kind is 'r' or 'l' && names.TryGetValue(act.Path, out var moved)) names[act.Two] = moved;
            if (act.Kind is 'r' or 'u') names.Remove(act.Path);
            if (act.Kind is 'r' or 'u') deleted.Add(act.Path);
            if (act.Kind is 'c' or 'o') deleted.Remove(act.Path);
            if (act.Kind is 'r' or 'l') deleted.Remove(act.Two);
        }

        return (names, made1);
    }

    private byte[] Content(int node, byte[] first, int count, Dictionary<int, int> flushed, Random random)
    {
        var content = new MemoryStream();
        content.Write(first);
        var until = flushed.GetValueOrDefault(node, -1);
        var mine = Enumerable.Range(0, count).Where(at => acts[at].Node == node && acts[at].Kind is 'w' or 't' && acts[at].Node == node).ToList();
        foreach (var at in mine.Where(at => at <= until)) Apply(content, acts[at], _ => true);
        var later = mine.Where(at => at > until).ToList();
        if (later.Count == 0) return content.ToArray();

        // How many of its further writes each sector has; all, none, or by chance, so that whole losses and whole states come too.
        var way = random.Next(4);
        var (of, seen) = (new Dictionary<long, int>(), new Dictionary<long, int>());
        var lengths = new List<long> { content.Length };
        var length = content.Length;
        foreach (var at in later)
        {
            length = acts[at].Kind == 't' ? acts[at].A : Math.Max(length, acts[at].A + acts[at].One.Length);
            lengths.Add(length);
        }

        bool Takes(long sector, int touches)
        {
            if (!of.TryGetValue(sector, out var most)) of[sector] = most = way switch { 0 => 0, 1 => int.MaxValue, _ => random.Next(0, 4) };
            return touches <= most;
        }

        foreach (var at in later.Where(at => acts[at].Kind == 'w')) Apply(content, acts[at], sector => Takes(sector, seen[sector] = seen.GetValueOrDefault(sector) + 1));
        content.SetLength(way switch { 0 => lengths[0], 1 => lengths[^1], _ => lengths[random.Next(lengths.Count)] });
        return content.ToArray();
    }

    private static void Apply(MemoryStream content, DiskAct act, Func<long, bool> takes)
    {
        if (act.Kind == 't')
        {
            content.SetLength(act.A);
            return;
        }

        for (var done = 0; done < act.One.Length;)
        {
            var sector = (act.A + done) / Sector;
            var part = (int)Math.Min(act.One.Length - done, ((sector + 1) * Sector) - act.A - done);
            if (takes(sector))
            {
                if (content.Length < act.A + done) content.SetLength(act.A + done);
                content.Position = act.A + done;
                content.Write(act.One, done, part);
            }

            done += part;
        }
    }
}
