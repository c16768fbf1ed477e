using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api;

/// <summary>The command line: serve (without a command), import, sample, audit.</summary>
public static class Commands
{
    public static Task<int> Run(string[] args)
    {
        var data = new Option<string?>("--data") { Description = "数据文件夹 · Folder of the database (or QUALITYTRACKER_DATA)", Recursive = true };
        var root = new RootCommand("QualityTracker：教学常规考核 · routine teaching work, evaluated") { data, ImportCommand.Build(result => OpenDatabase(result.GetValue(data))), SampleCommand.Build() };
        root.Add(AuditCommand.Build(result => OpenDatabase(result.GetValue(data))));
        root.SetAction((result, cancellation) => Serve(OpenDatabase(result.GetValue(data)), cancellation));
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> Serve(Database database, CancellationToken cancellation)
    {
        await using var app = App.Build(database, []);
        _ = app.Services.GetRequiredService<ImportJobs>(); // deletes the uploads that an earlier run left
        if (app.Environment.IsDevelopment() && DemoSchool.LoadWhenEmpty(database, app.Services.GetRequiredService<Importer>()))
        {
            Console.WriteLine("QualityTracker: 已载入示例学校 · loaded the demo school");
        }

        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine($"QualityTracker: 地址已被占用 · the address is in use: {exception.Message}  (ASPNETCORE_URLS)");
            return 1;
        }

        foreach (var address in app.Urls) Console.WriteLine($"QualityTracker: {address}  ({database.File})");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static Database OpenDatabase(string? folder)
    {
        folder ??= Environment.GetEnvironmentVariable("QUALITYTRACKER_DATA") is { Length: > 0 } given ? given : "data";
        Directory.CreateDirectory(folder);
        var database = new Database(Path.GetFullPath(Path.Combine(folder, "qualitytracker.db")));
        Migrations.Apply(database);
        return database;
    }
}
