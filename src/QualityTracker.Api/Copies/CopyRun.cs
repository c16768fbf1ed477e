using System.Data.Common;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Copies;

/// <summary>
/// Copies a whole installation from one database into another (整库复制), whichever kind each is. A batch of rows and how far it brought the table are one transaction
/// of the target: stopped at any point, the same command goes on from there. What is read is one moment of the source.
/// </summary>
/// <param name="from">The source; nothing is written to it.</param>
/// <param name="to">The target.</param>
/// <param name="progress">Where it is told.</param>
public sealed class CopyRun(Database from, Database to, CopyProgress progress)
{
    private const int MostBytes = 8 << 20;

    /// <summary>The most rows of a batch.</summary>
    public int BatchRows { get; init; } = 20_000;

    /// <summary>Called after each batch that stays.</summary>
    public Action<string, long>? AfterBatch { get; init; }

    /// <summary>Copies, or goes on; returns what the two were found to be.</summary>
    /// <param name="anew">Whether what an earlier run brought is given up.</param>
    /// <param name="ofMoment">Whether the source goes on being written to, and a copy of one moment is what is wanted.</param>
    /// <param name="cancellation">Stops it; run again, it goes on.</param>
    /// <exception cref="CopyException">It cannot be done, or what came of it is not the same.</exception>
    public CopyOutcome Run(bool anew, bool ofMoment, CancellationToken cancellation)
    {
        var files = new CopyFiles(from, to);
        if (CopyEnd.LackOf(from) is { } lack) throw new CopyException(lack);
        if (from.Name == to.Name) throw new CopyException(new("来源与目标是同一个数据库", "The source and the target are the same database"));
        if (CopyTarget.FaultOfSource(from) is { } fault) throw new CopyException(fault);
        if (CopyEnd.LackOfSecret(from, "--from-data") is { } closed) throw new CopyException(closed);
        if (!ofMoment && from.IsServed()) throw new CopyException(new(
            $"有程序正在使用 {from.Name}（或一分钟内被强行终止）：先停止它（所有节点），再运行同一命令；只要某一时刻的副本，用 --moment",
            $"A program is at work on {from.Name} (or was killed less than a minute ago): stop it (all nodes), and run the same command again; if a copy of one moment is enough, use --moment"));
        WorkFolder.Make(to.Folder);
        using var alone = to.TakeToFill() ?? throw new CopyException(new(
            $"另一个复制正在写入 {to.Name}，或有程序正在使用它：等它结束，再运行同一命令", $"Another copying into {to.Name} is running, or a program serves it: wait until it has ended, and run the same command again"));
        return from.Read(source =>
        {
            TableRows.StayOpen(source);
            var copied = new CopySource(from.Name, AuditStore.Head(source)?.Shown);
            var resumed = CopyTarget.Take(to, copied, files, anew, progress);
            files.Copy(cancellation);
            var tables = Tables(source);
            Rows(source, tables, cancellation);
            to.Write(target =>
            {
                TableLoader.Settle(target);
                return true;
            });
            files.Copy(cancellation);
            var outcome = new CopyCheck(from, to, files, progress).Of(source, tables, resumed, ofMoment, cancellation);
            if (outcome.MovedOn.Count == 0 || ofMoment)
            {
                to.Write(target =>
                {
                    CopyStore.Finish(target);
                    return true;
                });
                if (to is SqliteDatabase file) file.EmptyLog();
            }

            return outcome;
        });
    }

    // As the source has them and as the target has them; both are of this version.
    private List<CopiedTable> Tables(DbConnection source)
    {
        var here = TableLayout.AllOf(source).Where(CopyTarget.IsCarried).ToList();
        var there = to.Read(TableLayout.AllOf).Where(CopyTarget.IsCarried).ToList();
        var pairs = there.Select(table => (Table: table, Source: here.Find(each => each.Name == table.Name))).ToList();
        if (pairs.Exists(pair => pair.Source is null || !pair.Source.Columns.Select(column => column.Name).SequenceEqual(pair.Table.Columns.Select(column => column.Name))) || here.Count != there.Count)
            throw new CopyException(new("来源与目标的表不一致", "The source and the target do not have the same tables"));
        return [.. pairs.Select(pair => new CopiedTable(pair.Source!, pair.Table))];
    }

    private void Rows(DbConnection source, List<CopiedTable> tables, CancellationToken cancellation)
    {
        var parts = to.Read(target => tables.ToDictionary(table => table.Name, table => CopyStore.Part(target, table.Name), StringComparer.Ordinal));
        var all = tables.Sum(table => TableRows.Count(source, table.From));
        progress.Begin(new($"复制 {tables.Count} 个表，共 {all:N0} 行", $"Copying {tables.Count} tables, {all:N0} rows"), parts.Values.Sum(part => part.Rows), all);
        foreach (var table in tables.Where(table => !parts[table.Name].Whole)) Rows(source, table, parts[table.Name], cancellation);
    }

    private void Rows(DbConnection source, CopiedTable table, CopiedPart part, CancellationToken cancellation)
    {
        using var rows = TableRows.Of(source, table.From, table.From.Key, part.Last?.Select(value => value.Value).ToList()).GetEnumerator();
        var key = table.From.Key.Select(column => table.From.Columns.ToList().IndexOf(column)).ToArray();
        while (!part.Whole)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = part;
            part = Guarded(table.Name, () => to.Write(target =>
            {
                var batch = new Batch(rows, BatchRows, MostBytes);
                TableLoader.Load(target, table.To, batch.Rows());
                var now = new CopiedPart(before.Rows + batch.Count, batch.Last is { } last ? [.. key.Select(at => CopiedKey.Of(last[at]))] : before.Last, batch.IsLast);
                if (!CopyStore.Move(target, table.Name, before, now)) throw new CopyException(new("另一个复制正在写入同一目标", "Another copying is writing to the same target"));
                return now;
            }));
            progress.Add(table.Name, part.Rows - before.Rows);
            AfterBatch?.Invoke(table.Name, part.Rows);
        }
    }

    // What a database says of a row may hold the row.
    private static T Guarded<T>(string table, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is InvalidDataException or DbException && !Database.IsBusy(exception) && !Database.IsFull(exception) && !Database.IsUnwritable(exception))
        {
            var why = exception is InvalidDataException or DbException { SqlState: ['2', '2', ..] }
                ? new Text("PostgreSQL 不收含零字符的文字，SQLite 的列可能存有别种值", "PostgreSQL takes no text with a zero character; a column of SQLite may hold values of another kind")
                : new Text("目标可能另有写入：加 --anew 重新开始", "Something else may have written to the target: begin anew with --anew");
            throw new CopyException(new(
                $"表 {table} 的一行不能写入目标（{exception.GetType().Name} {CopyTarget.CodeOf(exception)}）。{why.Zh}",
                $"A row of the table {table} cannot be written to the target ({exception.GetType().Name} {CopyTarget.CodeOf(exception)}). {why.En}"));
        }
    }

    // So many rows of an enumeration that goes on in the next one.
    private sealed class Batch(IEnumerator<object?[]> rows, int most, long mostBytes)
    {
        public long Count { get; private set; }

        public object?[]? Last { get; private set; }

        public bool IsLast { get; private set; }

        public IEnumerable<object?[]> Rows()
        {
            for (var bytes = 0L; Count < most && bytes < mostBytes;)
            {
                if (!rows.MoveNext())
                {
                    IsLast = true;
                    yield break;
                }

                Last = rows.Current;
                Count++;
                foreach (var cell in Last) bytes += cell is string text ? text.Length : cell is byte[] content ? content.Length : sizeof(long);
                yield return Last;
            }
        }
    }
}

/// <summary>A table of both databases (两端的表).</summary>
public sealed record CopiedTable(TableLayout From, TableLayout To)
{
    public string Name => To.Name;
}

/// <summary>What came of a copying (复制结果).</summary>
/// <param name="Tables">How many.</param>
/// <param name="Rows">How many in all.</param>
/// <param name="Head">The end of the log; null without one.</param>
/// <param name="MovedOn">The tables that were written to at the source after the moment that was copied.</param>
public sealed record CopyOutcome(int Tables, long Rows, string? Head, IReadOnlyList<string> MovedOn);
