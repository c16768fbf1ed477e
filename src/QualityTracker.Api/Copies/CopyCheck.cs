using System.Data.Common;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Copies;

/// <summary>
/// Whether a copy is what its source is (复制核对): rows, sums and a hash of each table, the chain of the log, every file. The source is read again as it is now, and
/// where that is another than was copied, as it was at the moment of the copying.
/// </summary>
public sealed class CopyCheck(Database from, Database to, CopyFiles files, CopyProgress progress)
{
    /// <param name="moment">A transaction that sees the source as it was copied.</param>
    /// <param name="tables">All of them.</param>
    /// <param name="resumed">Whether an earlier run copied some of it.</param>
    /// <param name="ofMoment">Whether the source goes on being written to.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CopyException">They are not the same.</exception>
    public CopyOutcome Of(DbConnection moment, IReadOnlyList<CopiedTable> tables, bool resumed, bool ofMoment, CancellationToken cancellation)
    {
        var rows = tables.Sum(table => TableRows.Count(moment, table.From));
        progress.Begin(new("核对两端的行数、合计与内容", "Verifying rows, sums and contents of both"), 0, 2 * rows);
        var there = Task.Run(() => to.Read(target => Digests(target, tables, table => table.To, cancellation)), cancellation);
        var here = from.Read(source => Digests(source, tables, table => table.From, cancellation));
        var copied = there.GetAwaiter().GetResult();
        var other = tables.Where(table => !here[table.Name].IsSame(copied[table.Name])).ToList();
        var wrong = other.Where(table => !TableRows.DigestOf(moment, table.From, table.From.Key).IsSame(copied[table.Name])).Select(table => table.Name).ToList();
        if (wrong.Count > 0) throw Wrong(wrong, resumed);
        var head = AuditStore.Head(moment)?.Shown;
        Log(head);
        if (!ofMoment && other.Count == 0 && files.Differing() is [var path, ..]) throw new CopyException(new($"文件 {path} 与来源不同", $"The file {path} is not the source's"));
        return new(tables.Count, rows, head, [.. other.Select(table => table.Name)]);
    }

    private void Log(string? head)
    {
        progress.Say(new("核对审计日志", "Verifying the log"));
        var found = new AuditVerifier(to).Verify();
        if (found.Fault is null && found.Head == head) return;
        if (new AuditVerifier(from).Verify().Fault is { } before)
            throw new CopyException(new($"来源的审计日志第 {before.Seq} 条本身有误：{before.Message.Zh}", $"Entry {before.Seq} of the log is wrong at the source itself: {before.Message.En}"));
        throw new CopyException(found.Fault is { } fault
            ? new($"目标的审计日志第 {fault.Seq} 条：{fault.Message.Zh}", $"Entry {fault.Seq} of the target's log: {fault.Message.En}")
            : new("目标的审计日志末尾与来源不同", "The end of the target's log is not the source's"));
    }

    private Dictionary<string, TableDigest> Digests(DbConnection connection, IReadOnlyList<CopiedTable> tables, Func<CopiedTable, TableLayout> side, CancellationToken cancellation) =>
        tables.ToDictionary(table => table.Name, table =>
        {
            cancellation.ThrowIfCancellationRequested();
            return TableRows.DigestOf(connection, side(table), table.From.Key, more => progress.Add(table.Name, more));
        }, StringComparer.Ordinal);

    private static CopyException Wrong(List<string> tables, bool resumed)
    {
        var names = string.Join(", ", tables);
        return resumed
            ? new(new($"上次中断之后，来源又有写入：{names}。停止来源的程序，加 --anew 重新开始", $"The source was written to after the run that was stopped: {names}. Stop the program there, and begin anew with --anew"))
            : new(new($"两端不同：{names}。加 --anew 重新开始", $"The two are not the same: {names}. Begin anew with --anew"));
    }
}
