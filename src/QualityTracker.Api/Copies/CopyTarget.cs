using System.Data.Common;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Copies;

/// <summary>Whether a database can be copied, and whether it may be copied into another one (复制的两端检查).</summary>
public static class CopyTarget
{
    // Of the database itself, or of the copying; what passes; and what is carried by CopyFiles.
    private static readonly string[] NotCarried = ["schema_steps", Migrations.Filling, "jobs", "permit_windows", "file_parts", "sealed_keys"];

    public static bool IsCarried(TableLayout table) => !NotCarried.Contains(table.Name);

    /// <summary>What is wrong with a source; null when nothing is.</summary>
    public static Text? FaultOfSource(Database from) => from.Read(connection =>
        !Database.TablesOf(connection).Contains("schema_steps") ? new Text($"{from.Name} 不是本程序的数据库", $"{from.Name} is no database of this program")
        : Migrations.IsBeingFilled(connection) ? new($"{from.Name} 自己就是未完成的复制", $"{from.Name} is itself a copy that is not finished")
        : Migrations.Lacking(connection, from.Dialect) is { } step ? new($"{from.Name} 还是较早版本的（缺 {step}）：先用本版本启动一次", $"{from.Name} is of an earlier version (it lacks {step}): start this version on it once")
        : Migrations.Unknown(connection, from.Dialect) is { } later ? new($"{from.Name} 由更新的程序写成（{later}）：用那个版本复制", $"{from.Name} is of a newer version ({later}): copy with that one")
        : null);

    /// <summary>Makes a target ready, or finds how far an earlier run has come; true when that is so.</summary>
    /// <exception cref="CopyException">It holds something else, or the source is not what it was.</exception>
    public static bool Take(Database to, CopySource source, CopyFiles files, bool anew, CopyProgress progress)
    {
        if (to.Read(CopyStore.Find) is not { } before)
        {
            Begin(to, source, files);
            return false;
        }

        if (to.Read(connection => Migrations.Lacking(connection, to.Dialect)) is not null)
            throw new CopyException(new($"{to.Name} 中未完成的复制是较早版本开始的：换一个空的目标", $"The unfinished copy in {to.Name} was begun by an earlier version: name an empty target"));
        if (CopyEnd.LackOfSecret(to, "--to-data") is { } closed) throw new CopyException(closed);
        if (anew)
        {
            progress.Say(new("放弃已复制的，重新开始", "What was copied is given up; beginning anew"));
            to.Write(connection =>
            {
                TableLoader.Empty(connection, [.. TableLayout.AllOf(connection).Where(IsCarried)]);
                CopyStore.Restart(connection, source);
                return true;
            });
            return false;
        }

        if (before.Name != source.Name) throw new CopyException(new($"{to.Name} 中是来自 {before.Name} 的未完成复制。继续它，或加 --anew 重新开始", $"{to.Name} holds an unfinished copy of {before.Name}. Go on with that one, or begin anew with --anew"));
        if (before.Head != source.Head)
        {
            throw new CopyException(new(
                $"上次中断之后，来源又有写入（日志末尾由 {before.Head ?? "无"} 变为 {source.Head ?? "无"}）。停止来源的程序，加 --anew 重新开始",
                $"The source was written to after the run that was stopped (the end of its log was {before.Head ?? "none"} and is {source.Head ?? "none"}). Stop the program there, and begin anew with --anew"));
        }

        progress.Say(new("接着上次的进度继续", "Going on where the last run stopped"));
        return true;
    }

    /// <summary>What a database calls a failure; never a value.</summary>
    public static string CodeOf(Exception exception) => exception is DbException { SqlState: { } state } ? state : exception is DbException failed ? $"{failed.ErrorCode:x}" : exception.Message;

    private static void Begin(Database to, CopySource source, CopyFiles files)
    {
        if (HoldsSomething(to) || files.Foreign is not null)
            throw new CopyException(new($"{to.Name} 或其数据文件夹中已有内容，未做任何更改。指定一个空的", $"There is something in {to.Name} or its data folder already; nothing was changed. Name an empty one"));
        Migrations.Apply(to);
        to.Write(connection =>
        {
            CopyStore.Begin(connection, source);
            return true;
        });
    }

    private static bool HoldsSomething(Database to) => to.Read(connection =>
    {
        var tables = Database.TablesOf(connection);
        if (!tables.Contains("schema_steps")) return tables.Count > 0;
        return TableLayout.AllOf(connection).Where(IsCarried).Any(table => TableRows.Any(connection, table));
    });
}
