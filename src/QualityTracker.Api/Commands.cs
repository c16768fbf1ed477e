using System.CommandLine;
using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Backups;
using QualityTracker.Api.Copies;
using QualityTracker.Api.CountyBundles;
using QualityTracker.Api.Doctor;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Operating;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api;

/// <summary>The command line: serve (without a command), import, sample, audit, archive, backup, restore, copy, doctor, county.</summary>
public static class Commands
{
    public static Task<int> Run(string[] args)
    {
        var data = new Option<string?>("--data") { Description = "数据文件夹 · Folder of the database (or QUALITYTRACKER_DATA)", Recursive = true };
        var server = new Option<string?>("--database") { Description = "PostgreSQL 连接串，如 Host=…；默认用数据文件夹中的文件 · Connection string of PostgreSQL; a file in the data folder by default (or QUALITYTRACKER_DATABASE)", Recursive = true };
        var root = new RootCommand("QualityTracker：教学常规考核 · routine teaching work, evaluated") { data, server, ImportCommand.Build(Open), SampleCommand.Build() };
        root.Add(AuditCommand.Build(result => IsThere(result) ? Open(result) : null));
        root.Add(ArchiveCommand.Build());
        root.Add(BackupCommand.Build(result => IsThere(result) ? Database.At(FolderOf(result.GetValue(data)), ServerOf(result.GetValue(server))) : null));
        root.Add(BackupCommand.BuildRestore(result => result.GetValue(data)));
        root.Add(DoctorCommand.Build(result => (FolderOf(result.GetValue(data)), ServerOf(result.GetValue(server)))));
        root.Add(CopyCommand.Build(result => FolderOf(result.GetValue(data))));
        root.Add(CountyCommand.Build());
        root.SetAction((result, cancellation) => Serve(Open(result), cancellation));
        var parsed = root.Parse(args);

        // How long the program may take to stop when it is told to is a setting of its host, or of who starts it; any other command is given up soon.
        return parsed.InvokeAsync(new() { ProcessTerminationTimeout = parsed.CommandResult.Command == root ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(10) });

        Database Open(ParseResult result) => OpenDatabase(FolderOf(result.GetValue(data)), ServerOf(result.GetValue(server)));

        // A server is there or says why not.
        bool IsThere(ParseResult result) => ServerOf(result.GetValue(server)) is not null || File.Exists(Path.Combine(FolderOf(result.GetValue(data)), Database.FileName));
    }

    private static async Task<int> Serve(Database database, CancellationToken cancellation)
    {
        WebApplication app;
        try
        {
            app = App.Build(database, []);
        }
        catch (AuditKeyException exception)
        {
            Console.Error.WriteLine($"QualityTracker: {exception.Text.Zh} · {exception.Text.En}");
            return 1;
        }
        catch (KeySecretException exception)
        {
            Console.Error.WriteLine($"QualityTracker: {exception.Text.Zh} · {exception.Text.En}");
            return 1;
        }
        catch (BackupException exception)
        {
            Console.Error.WriteLine($"QualityTracker: {exception.Reason.Zh} · {exception.Reason.En}");
            return 1;
        }

        await using var running = app;
        await using var served = Held(database);
        using var readable = database.KeepReadable();
        KeepUploadsIn(Path.Combine(database.Folder, "uploads"));
        if (app.Environment.IsDevelopment() && DemoSchool.LoadWhenEmpty(database, app.Services.GetRequiredService<Importer>()))
        {
            Console.WriteLine("QualityTracker: 已载入示例学校 · loaded the demo school");
        }

        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<DemoAccounts>().Make() is > 0 and var made)
        {
            Console.WriteLine($"QualityTracker: 已建立 {made} 个演示账号 · made {made} demo accounts");
        }

        GracefulStop.DrainFirst(app);
        ServiceManager.TellOf(app);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine($"QualityTracker: 地址已被占用 · the address is in use: {exception.Message}  (ASPNETCORE_URLS)");
            return 1;
        }

        foreach (var address in app.Urls) Console.WriteLine($"QualityTracker: {address}  ({database.Name})");
        if (SetupEndpoints.OpenWhenNeeded(app.Services) is { } key)
        {
            Console.WriteLine($"QualityTracker: 还没有账号，用此链接建立第一个管理员（一次有效） · there is no account yet; make the first administrator with this link, good once: {app.Urls.First()}/setup#{key}");
        }

        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    // What is being sent is spooled by the framework: in the data folder, not where everybody's are, and what a killed run left of it is deleted.
    private static void KeepUploadsIn(string folder)
    {
        WorkFolder.Make(folder);
        foreach (var left in Directory.EnumerateFiles(folder, "ASPNETCORE_*.tmp")) File.Delete(left);
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", folder);
    }

    // Tells a restoring that the folder is in use. Another program that serves it too is not kept from it.
    private static FileStream? Held(Database database)
    {
        try
        {
            return new(Path.Combine(database.Folder, Restore.ServingLock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string FolderOf(string? asked) =>
        asked ?? (Environment.GetEnvironmentVariable("QUALITYTRACKER_DATA") is { Length: > 0 } given ? given : "data");

    private static string? ServerOf(string? asked) =>
        asked is { Length: > 0 } ? asked : Environment.GetEnvironmentVariable("QUALITYTRACKER_DATABASE") is { Length: > 0 } given ? given : null;

    private static Database OpenDatabase(string folder, string? server)
    {
        Restore.Finish(folder);

        // Pupils' data and pay are for nobody else on the machine.
        WorkFolder.Make(folder);
        var database = Database.At(folder, server);
        try
        {
            Migrations.Apply(database);
        }
        catch (DbException exception) when (server is not null)
        {
            throw new InvalidOperationException($"{database.Name}: {exception.Message}", exception);
        }

        return database;
    }
}
