using System.Data.Common;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Doctor;

/// <summary>The database, whichever kind it is (数据库检查): there, of this version, sound, and its log whole.</summary>
public static class DatabaseFindings
{
    private static readonly Text Reached = new("数据库", "Database");
    private static readonly Text Steps = new("数据库版本", "Schema");
    private static readonly Text Sound = new("完整性", "Integrity");
    private static readonly Text Secret = new("节点口令", "Nodes' secret");
    private static readonly Text Log = new("审计日志", "Log");
    private static readonly Text Clock = new("时钟", "Clock");
    private static readonly Text Zones = new("时区", "Time zones");
    private static readonly Text Demo = new("演示账号", "Demo accounts");

    /// <summary>Ends early where nothing more can be asked.</summary>
    public static IEnumerable<Finding> Of(Patient patient)
    {
        if (!patient.HasDatabase)
        {
            return [Finding.Bad("database", Reached, new($"{patient.Folder} 中没有数据库", $"There is no database in {patient.Folder}"), new("用 --data 指明数据文件夹，或用 --database 指明服务器；新安装请先启动一次", "Name the data folder with --data, or a server with --database; start a new installation once"))];
        }

        try
        {
            return [.. patient.Database.Read(connection => Asked(patient, connection).ToList())];
        }
        catch (ToldException exception)
        {
            return [Finding.Bad("database", Reached, exception.Reason, new("改正 --database 或 QUALITYTRACKER_DATABASE", "Set --database or QUALITYTRACKER_DATABASE right"))];
        }
        catch (Exception exception) when (ToldException.ReasonOf(exception, patient.Database.Name) is { } reason)
        {
            return [Finding.Bad("database", Reached, new($"打不开：{reason.Zh}", $"Cannot be opened: {reason.En}"), new("检查连接串、服务器是否运行、账号的权限；文件损坏时由备份恢复（restore）", "Look at the connection string, whether the server runs and what the account may do; restore a backup of a file that is damaged"))];
        }
    }

    private static IEnumerable<Finding> Asked(Patient patient, DbConnection connection)
    {
        yield return Finding.Good("database", Reached, new($"{patient.Database.Name}（{DoctorStore.VersionOf(connection)}）", $"{patient.Database.Name} ({DoctorStore.VersionOf(connection)})"));
        var schema = Schema(patient.Database, connection);
        yield return schema;
        if (schema.Level == FindingLevel.Bad) yield break;
        if (patient.Database is SqliteDatabase) yield return Soundness(connection);
        yield return Chain(patient);
        yield return ClockOf(patient, connection);
        yield return ZonesOf(connection);
        if (DoctorStore.DemoAccounts(connection) is > 0 and var demos && (!patient.IsDevelopment || patient.IsPublic))
            yield return Finding.Bad("demo-accounts", Demo, new($"{demos} 个演示账号仍可登录", $"{demos} demo accounts can still sign in"), new("在账号页面停用它们；真实数据请用新的数据文件夹", "Close them on the page of accounts; keep real data in a folder of its own"));
    }

    private static Finding Schema(Database database, DbConnection connection)
    {
        if (database is PostgresDatabase && PostgresDatabase.FaultOf(connection) is { } fault)
            return Finding.Bad("schema", Steps, fault, new("在 --database 指定这样的一个数据库；本程序不会在这里启动", "Name one that is so with --database; this program does not start on this one"));
        if (!Database.TablesOf(connection).Contains("schema_steps"))
        {
            return Migrations.ForeignTo(connection) is { } foreign
                ? Finding.Bad("schema", Steps, new($"其中是别的程序的表（{foreign}）", $"It holds tables of another program ({foreign})"), new("在 --database 指定一个空的数据库；本程序不会在这里启动", "Name an empty database with --database; this program does not start on this one"))
                : Finding.Bad("schema", Steps, new("还没有建表", "It has no tables yet"), new("新安装请先启动一次；否则检查 --data、--database", "Start a new installation once; otherwise look at --data and --database"));
        }

        if (Migrations.IsBeingFilled(connection))
            return Finding.Bad("schema", Steps, new("向这里的复制尚未完成", "A copy into it is not finished"), new("再运行同一条 copy 命令，直到它说两端相同", "Run the same copy command again until it says that both are the same"));
        if (Migrations.Unknown(connection, database.Dialect) is { } later)
            return Finding.Bad("schema", Steps, new($"由更新的程序写成（{later}）", $"A newer program wrote it ({later})"), new("启动那个版本；降级须由升级前的备份恢复", "Start that version; going back needs the backup from before the upgrade"));
        if (Migrations.Lacking(connection, database.Dialect) is { } step)
            return Finding.Warning("schema", Steps, new($"较旧，缺 {step}", $"Older than this program: it lacks {step}"), new("先备份；下次启动会自动升级", "Back up first; the next start brings it up to date"));
        return Finding.Good("schema", Steps, new("与程序一致", "The program's own"));
    }

    private static Finding Soundness(DbConnection connection)
    {
        if (DoctorStore.Damage(connection) is [var damage, ..]) return Finding.Bad("integrity", Sound, new($"SQLite 发现损坏：{damage}", $"SQLite finds damage: {damage}"), new("停止程序，保留这个文件，由最近的备份恢复（restore），并检查磁盘", "Stop the program, keep the file, restore the latest backup (restore), and look at the disk"));
        if (DoctorStore.Orphans(connection) is [var table, ..]) return Finding.Bad("integrity", Sound, new($"表 {table} 中有行缺少所属的行", $"Rows of the table {table} lack those they belong to"), new("由备份恢复；不要直接修改数据库", "Restore a backup; never change the database directly"));
        return Finding.Good("integrity", Sound, new("完好，外键一致", "Sound, and no row lacks its counterpart"));
    }

    private static Finding Chain(Patient patient)
    {
        AuditVerification found;
        try
        {
            found = new AuditVerifier(patient.Database).Verify();
        }
        catch (KeySecretException exception)
        {
            return Finding.Bad("secret", Secret, exception.Reason, new("让每个节点用同一口令，再运行 doctor", "Give every node the same secret, and run doctor again"));
        }

        return found.Fault is { } fault
            ? Finding.Bad("log", Log, new($"第 {fault.Seq} 条：{fault.Message.Zh}", $"Entry {fault.Seq}: {fault.Message.En}"), new("放回 keys/audit.key，或由备份恢复；用 audit verify --head 与记下的末尾核对", "Put keys/audit.key back, or restore a backup; hold it against a head written down earlier with audit verify --head"))
            : Finding.Good("log", Log, new($"{found.Entries} 条，链与密钥相符，末尾 {found.Head ?? "无"}", $"{found.Entries} entries, chain and key fit, head {found.Head ?? "none"}"));
    }

    private static Finding ClockOf(Patient patient, DbConnection connection)
    {
        var seen = SessionStore.LatestSeen(connection);
        var ahead = seen - patient.Clock.GetUtcNow();
        return ahead > TimeSpan.FromMinutes(1) && patient.Database is PostgresDatabase
            ? Finding.Warning("clock", Clock, new($"数据中有未来的时刻（{seen:u}）：曾有一台机器的时钟快了", $"The data has a moment to come ({seen:u}): some machine's clock was ahead once"), new("各机器用 NTP 校时；那时记下的时间保持原样，其余照常", "Have all machines set their clocks by NTP; what was dated then stays so, and all else goes on as usual"))
            : ahead > TimeSpan.FromMinutes(1)
            ? Finding.Bad("clock", Clock, new($"本机时钟比数据中最近的时刻（{seen:u}）慢", $"The machine's clock is behind the latest moment in the data ({seen:u})"), new("校准本机时钟（NTP）；程序会从那一刻继续计时，时效可能不准", "Set the machine's clock (NTP); the program goes on from that moment, and what is due may be wrong"))
            : Finding.Good("clock", Clock, new($"{patient.Clock.GetUtcNow():u}", $"{patient.Clock.GetUtcNow():u}"));
    }

    private static Finding ZonesOf(DbConnection connection)
    {
        var unknown = DoctorStore.TimeZones(connection).FirstOrDefault(each => !TimeZoneInfo.TryFindSystemTimeZoneById(each.TimeZone, out _));
        return unknown.School is { } school
            ? Finding.Bad("time-zones", Zones, new($"本机不认识学校 {school} 的时区 {unknown.TimeZone}", $"This machine does not know {unknown.TimeZone}, the time zone of the school {school}"), new("安装时区数据（Debian：apt install tzdata）", "Install the data of time zones (Debian: apt install tzdata)"))
            : Finding.Good("time-zones", Zones, new($"本机 {TimeZoneInfo.Local.Id}，各校时区可用", $"{TimeZoneInfo.Local.Id} here; those of all schools are known"));
    }
}
