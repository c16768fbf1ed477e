using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Web.Tests;

/// <summary>The real program on a free port, with a data folder of its own.</summary>
public sealed class Server : IAsyncDisposable
{
    /// <summary>An account with every role in every school, to sign in with.</summary>
    public const string UserName = "office";

    public const string Password = "lanterns over the river";

    private readonly WebApplication app;
    private readonly string folder;

    private Server(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public string Address => app.Urls.First();

    public static Task<Server> Empty() => Start(_ => { });

    /// <summary>With the sample school, demo, and its term 2025-1.</summary>
    public static Task<Server> WithSample() => Start(database =>
    {
        var files = Directory.CreateTempSubdirectory("qualitytracker-sample-");
        SampleFolder.Write(SampleSchool.Make(1), files.FullName);
        var report = new Importer(database, new FrameStore(), TimeProvider.System).Apply(TableSource.OfFolder(files.FullName), "demo", ImportRights.Console);
        files.Delete(recursive: true);
        Assert.That(report.Errors.Select(error => $"{error.File} {error.Column}{error.Row} {error.Message.En}"), Is.Empty);
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Server> Start(Action<Database> fill)
    {
        var folder = Directory.CreateTempSubdirectory("qualitytracker-web-").FullName;
        var database = new Database(Path.Combine(folder, "qualitytracker.db"));
        Migrations.Apply(database);
        fill(database);
        var app = App.Build(database, ["--Limits:SignInsPerAddress=1000", "--Limits:SignInsPerName=1000", "--Limits:CostlyPerMinute=1000"], "http://127.0.0.1:0");
        AddAccount(app.Services, database);
        await app.StartAsync();
        return new Server(app, folder);
    }

    private static void AddAccount(IServiceProvider services, Database database)
    {
        var (names, clock) = (services.GetRequiredService<ILookupNormalizer>(), services.GetRequiredService<TimeProvider>());
        var hash = services.GetRequiredService<PasswordHashing>().HashPassword(new Account(), Password);
        var grants = Enum.GetValues<Role>().Select(role => new Grant { Role = role, From = new(2020, 1, 1) }).ToList();
        database.Write(connection =>
        {
            AccountStore.Add(connection, Account.Make(UserName, names, null, null, hash, clock.GetUtcNow()), grants, clock.GetUtcNow());
            return true;
        });
    }
}
