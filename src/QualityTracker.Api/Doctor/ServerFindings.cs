using System.Data.Common;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Doctor;

/// <summary>How a PostgreSQL is set up (PostgreSQL 检查): what endangers what it has acknowledged, and who may look.</summary>
public static class ServerFindings
{
    private const double MostSeconds = 2;

    private static readonly Text Durability = new("持久性设置", "Durability");
    private static readonly Text Access = new("连接与账号", "Connection and account");
    private static readonly Text Time = new("服务器时钟", "The server's clock");
    private static readonly Text Synchronise = new("两台机器都用 NTP 校时；相差超过一分钟不能启动", "Have both machines set their clocks by NTP: more than a minute apart, the program does not start");
    private static readonly Text Whole = new("服务器完整性", "The server's integrity");
    private static readonly Text Copies = new("服务器的备份", "The server's backups");
    private static readonly Text Nodes = new("多节点", "Several nodes");

    public static IEnumerable<Finding> Of(Patient patient)
    {
        if (patient.Server is null) return [];
        try
        {
            var (state, nodes) = patient.Database.Read(connection => (DoctorStore.StateOf(connection), PostgresDatabase.NodesOf(connection)));
            return [.. Durable(state), .. Reached(state), .. Kept(state), TimeOf(state, patient.Clock), NodesOf(nodes, patient)];
        }
        catch (Exception exception) when (exception is DbException or ToldException)
        {
            return []; // That it is not reached is told already.
        }
    }

    private static IEnumerable<Finding> Durable(ServerState state)
    {
        var off = new[] { (state.Fsync, "fsync"), (state.FullPageWrites, "full_page_writes") }.Where(each => !each.Item1).Select(each => each.Item2).ToList();
        if (off.Count > 0) yield return Finding.Bad("durability", Durability, new($"{string.Join("、", off)} = off：断电会丢失已确认的记录", $"{string.Join(", ", off)} = off: a power cut loses acknowledged records"), new("在 postgresql.conf 中设为 on，重新加载", "Set it to on in postgresql.conf and reload"));
        else if (!state.SynchronousCommit) yield return Finding.Warning("durability", Durability, new("synchronous_commit = off；本程序写入时自行打开", "synchronous_commit = off; this program sets it to on for its own writes"), new("在服务器或该数据库上设为 on", "Set it to on for the server or the database"));
        else yield return Finding.Good("durability", Durability, new("fsync、full_page_writes、synchronous_commit 均打开", "fsync, full_page_writes and synchronous_commit are on"));
    }

    private static IEnumerable<Finding> Reached(ServerState state)
    {
        if (state.Remote && !state.Encrypted) yield return Finding.Bad("server", Access, new("到另一台主机的连接没有加密", "The connection to another host is not encrypted"), new("在连接串中加 SSL Mode=VerifyFull，并给服务器配证书", "Add SSL Mode=VerifyFull to the connection string, and give the server a certificate"));
        else if (state.Superuser) yield return Finding.Warning("server", Access, new("程序用的是超级用户", "The program uses a superuser"), new("建一个只拥有本数据库的账号（create role … login；create database … owner …）", "Make an account that owns this database alone (create role … login; create database … owner …)"));
        else if (state.Standby) yield return Finding.Bad("server", Access, new("连到了只读的备用服务器", "This is a standby, which takes no writes"), new("在连接串中指明主服务器（Target Session Attributes=read-write）", "Name the primary in the connection string (Target Session Attributes=read-write)"));
        else yield return Finding.Good("server", Access, new(state.Encrypted ? "已加密" : "本机", state.Encrypted ? "Encrypted" : "On this machine"));
    }

    private static IEnumerable<Finding> Kept(ServerState state)
    {
        if (state.ChecksumFailures > 0) yield return Finding.Bad("server-integrity", Whole, new($"{state.ChecksumFailures} 个页面校验失败", $"{state.ChecksumFailures} pages failed their checksum"), new("立即做副本（copy），由服务器的备份恢复，并检查磁盘", "Make a copy at once (copy), restore the server's backup, and look at the disk"));
        else if (state.SwitchedOff > 0) yield return Finding.Bad("server-integrity", Whole, new($"{state.SwitchedOff} 个触发器或外键被关闭", $"{state.SwitchedOff} triggers or foreign keys are switched off"), new("重新打开（alter table … enable trigger all），用 audit verify 核对", "Switch them on again (alter table … enable trigger all), and run audit verify"));
        else if (!state.Checksums) yield return Finding.Warning("server-integrity", Whole, new("没有页面校验和，磁盘损坏看不出来", "Pages have no checksums: damage by the disk goes unseen"), new("停机后运行 pg_checksums --enable", "Stop the server and run pg_checksums --enable"));
        else yield return Finding.Good("server-integrity", Whole, new("触发器、外键与页面校验和正常", "Triggers, foreign keys and checksums are as they should be"));
        yield return state.Archives
            ? Finding.Good("server-backups", Copies, new("有归档或复制槽", "It archives its log, or has a replication slot"))
            : Finding.Warning("server-backups", Copies, new("看不到归档或复制", "Neither archiving nor replication is seen"), new("每晚运行 pg_dump，或 copy --moment 到一个文件夹，并另存他处；数据文件夹一并备份", "Run pg_dump, or copy --moment into a folder, every night and keep it elsewhere, with the data folder"));
    }

    private static Finding TimeOf(ServerState state, TimeProvider clock)
    {
        var apart = Math.Abs((state.Now - clock.GetUtcNow()).TotalSeconds);
        var found = new Text($"相差 {apart:0.0} 秒", $"{apart:0.0} seconds apart");
        return PostgresDatabase.FaultOf(TimeSpan.FromSeconds(apart)) is not null ? Finding.Bad("server-clock", Time, found, Synchronise)
            : apart > MostSeconds ? Finding.Warning("server-clock", Time, found, Synchronise)
            : Finding.Good("server-clock", Time, found);
    }

    private static Finding NodesOf(long nodes, Patient patient) => nodes <= 1
        ? Finding.Good("nodes", Nodes, new($"{nodes} 个节点在运行", $"{nodes} running"))
        : patient.Configuration["Seals:Address"] is not { Length: > 0 }
            ? Finding.Warning("nodes", Nodes, new($"{nodes} 个节点使用这个数据库，未设 Seals:Address", $"{nodes} nodes use this database, and Seals:Address is not set"), new("在每个节点设同一个 Seals:Address；各节点须有相同的 QUALITYTRACKER_SECRET", "Set the same Seals:Address on every node; all of them need the same QUALITYTRACKER_SECRET"))
            : Finding.Good("nodes", Nodes, new($"{nodes} 个节点使用这个数据库；各节点须有相同的 QUALITYTRACKER_SECRET 与设置", $"{nodes} nodes use this database; all of them need the same QUALITYTRACKER_SECRET and settings"));
}
