using System.CommandLine;
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
    /// <summary>1 when the program could not start, 2 when a command could not be carried out, which then says so in one line; or else what the command says.</summary>
    public static async Task<int> Run(string[] args)
    {
        var data = new Option<string?>("--data") { Description = "数据文件夹 · Folder of the database (or QUALITYTRACKER_DATA)", Recursive = true };
        var server = new Option<string?>("--database") { Description = "PostgreSQL 连接串，如 Host=…；默认用数据文件夹中的文件 · Connection string of PostgreSQL; a file in the data folder by default (or QUALITYTRACKER_DATABASE)", Recursive = true };
        var root = new RootCommand("QualityTracker：教学常规考核 · routine teaching work, evaluated") { data, server, ImportCommand.Build(Open), SampleCommand.Build() };
        root.Add(AuditCommand.Build(result => IsThere(result) ? Open(result) : null));
        root.Add(ArchiveCommand.Build());
        root.Add(BackupCommand.Build(result => IsThere(result) ? At(result) : null));
        root.Add(BackupCommand.BuildRestore(result => Given(data, result.GetValue(data))));
        root.Add(DoctorCommand.Build(result => (FolderOf(result), ServerOf(result))));
        root.Add(CopyCommand.Build(FolderOf));
        root.Add(CountyCommand.Build());
        root.SetAction((result, cancellation) => Serve(Open(result), cancellation));
        var parsed = root.Parse(args);
        var isStart = parsed.CommandResult.Command == root;
        Database? database = null;
        try
        {
            // How long the program may take to stop when it is told to is a setting of its host, or of who starts it; any other command is given up soon.
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = isStart ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(10) });
        }
        catch (Exception exception)
        {
            var reason = ToldException.ReasonOf(exception, database?.Name);
            if (exception is not OperationCanceledException) Console.Error.WriteLine(reason is null ? exception.ToString() : $"QualityTracker: {reason.Zh} · {reason.En}");
            return isStart ? 1 : 2;
        }

        Database At(ParseResult result) => database = Database.At(FolderOf(result), ServerOf(result));

        Database Open(ParseResult result) => Opened(At(result));

        // A server is there or says why not.
        bool IsThere(ParseResult result) => ServerOf(result) is not null || File.Exists(Path.Combine(FolderOf(result), Database.FileName));

        string FolderOf(ParseResult result) => Given(data, result.GetValue(data)) ?? (Environment.GetEnvironmentVariable("QUALITYTRACKER_DATA") is { Length: > 0 } given ? given : "data");

        string? ServerOf(ParseResult result) => Given(server, result.GetValue(server)) ?? (Environment.GetEnvironmentVariable("QUALITYTRACKER_DATABASE") is { Length: > 0 } given ? given : null);
    }

    private static async Task<int> Serve(Database database, CancellationToken cancellation)
    {
        await using var app = App.Build(database, []);

        // Tells a restoring that the folder is in use. Another program that serves it too is not kept from it.
        await using var served = WorkFolder.Serve(database.Folder);
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
            Console.WriteLine($"QualityTracker: 还没有账号，用此链接建立第一个管理员（一次有效） · there is no account yet; make the first administrator with this link, good once: {SealAddress.Named(app.Configuration)?.GetLeftPart(UriPartial.Authority) ?? app.Urls.First()}/setup#{key}");
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

    /// <summary>What an option was given; empty, as where a variable's name is misspelt, it would mean something else than was asked for.</summary>
    /// <exception cref="ToldException">It was given nothing.</exception>
    public static string? Given(Option option, string? value) => value is null || !string.IsNullOrWhiteSpace(value) ? value
        : throw new ToldException(new($"{option.Name} 后面是空的：写明它，或去掉这个选项（是不是变量名写错了？）", $"{option.Name} was given nothing: name it, or leave the option out (is a variable's name misspelt?)"));

    private static Database Opened(Database database)
    {
        Restore.Finish(database.Folder);

        // Pupils' data and pay are for nobody else on the machine.
        WorkFolder.Make(database.Folder);
        Migrations.Apply(database);
        return database;
    }
}
