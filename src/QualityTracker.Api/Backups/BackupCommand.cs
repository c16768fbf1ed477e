using System.CommandLine;
using System.Globalization;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Backups;

/// <summary>backup: a verified copy of the data folder, also while the program runs. restore: such a copy in the place of a data folder.</summary>
public static class BackupCommand
{
    public static Command Build(Func<ParseResult, Database?> open)
    {
        var to = new Option<string?>("--to") { Description = "备份文件夹，默认为数据文件夹中的 backups；其中较早的备份不会由本命令删除 · Folder of the backup, by default backups in the data folder; older ones in it stay, whatever is kept of those made by themselves" };
        var command = new Command("backup", "备份数据（使用中也可），写完即核对 · Back up the data, also while it is used, and verify the backup") { to };
        command.SetAction((result, cancellation) => Task.FromResult(Run(open(result), result.GetValue(to), Console.Out, TimeProvider.System, cancellation)));
        return command;
    }

    public static Command BuildRestore(Func<ParseResult, string?> data)
    {
        var file = new Argument<string>("file") { Description = "备份文件 · The backup" };
        var replace = new Option<bool>("--replace") { Description = "数据文件夹中已有内容时，把整个文件夹改名保留 · Where there is something already, keep that whole folder under another name" };
        var command = new Command("restore", "由备份恢复数据文件夹；先停止程序 · Restore a data folder from a backup; stop the program first") { file, replace };
        command.SetAction((result, cancellation) => Task.FromResult(RunRestore(result.GetValue(file)!, data(result), result.GetValue(replace), Console.Out, TimeProvider.System, cancellation)));
        return command;
    }

    /// <summary>0 when there is a backup that was verified, 1 when it is not good or there is none, 2 when there is nothing to back up.</summary>
    public static int Run(Database? database, string? to, TextWriter output, TimeProvider clock, CancellationToken cancellation)
    {
        if (database is null)
        {
            Say(output, new("这个文件夹里没有数据库，没有可备份的（--data）", "There is no database in this folder, and nothing to back up (--data)"));
            return 2;
        }

        var folder = new BackupFolder(to ?? BackupSettings.DefaultFolder(database));
        try
        {
            var writer = new BackupWriter(database, folder, clock);
            if (!Note(database, clock)) Say(output, new("审计日志未能记下这次备份", "The log of the data could not take this backup down"));
            var made = writer.Write(new Told(output), cancellation);
            foreach (var fault in made.Report.Faults) Say(output, fault);
            if (made.Name.IsBad)
            {
                Say(output, new($"备份未通过核对，不要使用：{folder.PathOf(made.Name)}", $"The backup did not pass its verification, and is not to be used: {folder.PathOf(made.Name)}"));
                return 1;
            }

            Say(output, new($"已备份并核对：{folder.PathOf(made.Name)}（{Size(made.Bytes)}）", $"Backed up and verified: {folder.PathOf(made.Name)} ({Size(made.Bytes)})"));
            return 0;
        }
        catch (BackupException exception)
        {
            Say(output, exception.Reason);
            return 1;
        }
    }

    /// <summary>0 when the data folder is the backup's, 1 when nothing was changed.</summary>
    public static int RunRestore(string file, string? data, bool replace, TextWriter output, TimeProvider clock, CancellationToken cancellation)
    {
        if (data is null)
        {
            Say(output, new("请用 --data 指明恢复到哪个文件夹", "Name the folder to restore into with --data"));
            return 2;
        }

        if (!File.Exists(file))
        {
            Say(output, new($"没有文件 {file}", $"There is no file {file}"));
            return 2;
        }

        try
        {
            var restored = Restore.Run(file, data, replace, clock, new Told(output), cancellation);
            Say(output, new($"已恢复到 {data}", $"Restored into {data}"));
            if (restored.Aside is { } aside) Say(output, new($"原来的数据保留在 {aside}", $"The old data is kept as {aside}"));
            foreach (var left in restored.ToDo) Say(output, left);
            return 0;
        }
        catch (BackupException exception)
        {
            Say(output, exception.Reason);
            return 1;
        }
    }

    // A log whose key is gone takes no entry, nor does a full disk: a backup to another one is needed the more.
    private static bool Note(Database database, TimeProvider clock)
    {
        try
        {
            return database.Write(connection => !AuditStore.IsThere(connection) || new AuditLog(database, clock).Append(connection, Caller.Console, "backups.create", null, null, null) > 0);
        }
        catch (Exception exception) when (exception is AuditKeyException || DatabaseFile.IsRefusal(exception))
        {
            return false;
        }
    }

    private static string Size(long bytes) => (bytes / 1048576m).ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    private static void Say(TextWriter output, Text text) => output.WriteLine($"{text.Zh} · {text.En}");

    // A line for each stage.
    private sealed class Told(TextWriter output) : IProgress<BackupProgress>
    {
        private BackupStage? last;

        public void Report(BackupProgress value)
        {
            if (last == value.Stage) return;
            last = value.Stage;
            Say(output, new($"{Names.Of(value.Stage).Zh}……", $"{Names.Of(value.Stage).En} ..."));
        }
    }
}
