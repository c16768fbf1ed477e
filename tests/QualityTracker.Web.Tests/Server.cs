using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Seals;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Storage;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Web.Tests;

/// <summary>The real program on a free port, with a data folder of its own.</summary>
public sealed class Server : IAsyncDisposable
{
    /// <summary>An account with every role in every school.</summary>
    public const string Everything = "everything";

    public const string Password = "lanterns over the river";

    private static readonly string[] Arguments =
        ["--environment", "Development", "--Limits:SignInsPerAddress=1000", "--Limits:SignInsPerName=1000", "--Limits:PerMinuteOfAccount=100000", "--Limits:CostlyPerMinute=1000", "--Limits:CostlyAtOnce=20"];

    private WebApplication app;
    private readonly Database database;
    private readonly string folder;
    private readonly TimeProvider? wall;

    private Server(WebApplication app, Database database, string folder, TimeProvider? wall)
    {
        this.app = app;
        this.wall = wall;
        this.database = database;
        this.folder = folder;
        Address = app.Urls.First();
    }

    public string Address { get; }

    /// <summary>The same under a host name, as passkeys need it.</summary>
    public string NamedAddress => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>Without any school; with the account of every role.</summary>
    public static async Task<Server> Empty()
    {
        var server = await Start(_ => { });
        server.AddAccount(Everything, [.. Enum.GetValues<Role>().Select(role => new Grant { Role = role, From = new(2020, 1, 1) })]);
        return server;
    }

    /// <summary>Without anything, as it is when it is first started.</summary>
    public static Task<Server> Fresh() => Start(_ => { });

    /// <summary>With the sample school, demo, its term 2025-1, and its demo accounts; by another clock than the machine's, if one is given.</summary>
    public static async Task<Server> WithSample(TimeProvider? wall = null)
    {
        var folder = Directory.CreateTempSubdirectory("qualitytracker-web-").FullName;
        var template = await Template.Value;
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return await Start(folder, _ => { }, wall);
    }

    // The sample is taken in once; each program begins with a copy of what came of it.
    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var server = await Start(database =>
        {
            var files = Directory.CreateTempSubdirectory("qualitytracker-sample-");
            SampleFolder.Write(SampleSchool.Make(1), files.FullName);
            var report = new Importer(database, new FrameStore(), TimeProvider.System).Apply(TableSource.OfFolder(files.FullName), "demo", ImportRights.Console);
            files.Delete(recursive: true);
            Assert.That(report.Errors.Select(error => $"{error.File} {error.Column}{error.Row} {error.Message.En}"), Is.Empty);
        });
        server.app.Services.GetRequiredService<DemoAccounts>().Make();
        server.AddAccount(Everything, [.. Enum.GetValues<Role>().Select(role => new Grant { Role = role, From = new(2020, 1, 1) })]);
        await server.app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return server.folder;
    });

    /// <summary>Deletes what all samples were copied from.</summary>
    public static async Task ForgetSample()
    {
        if (Template.IsValueCreated) Directory.Delete(await Template.Value, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Stops the program, and starts it again on the same data folder and address.</summary>
    public async Task Restart()
    {
        await app.DisposeAsync();
        app = App.Build(database, Arguments, Address, wall);
        await app.StartAsync();
    }

    /// <summary>Opens the way to the first administrator, as the console would show it.</summary>
    public string SetupKey() => SetupEndpoints.OpenWhenNeeded(app.Services)!;

    /// <summary>An account with <see cref="Password"/>.</summary>
    public string AddAccount(string userName, IReadOnlyList<Grant> grants, string? staff = null, bool mustChange = false)
    {
        var (names, clock) = (app.Services.GetRequiredService<ILookupNormalizer>(), app.Services.GetRequiredService<TimeProvider>());
        var hash = app.Services.GetRequiredService<PasswordHashing>().HashPassword(new Account(), Password);
        var account = Account.Make(userName, names, staff is null ? null : "demo", staff, hash, clock.GetUtcNow()) with { MustChangePassword = mustChange };
        database.Write(connection =>
        {
            AccountStore.Add(connection, account, grants, clock.GetUtcNow());
            return true;
        });
        return account.Id;
    }

    /// <summary>Begins a session of an account, some time ago, for tests that are not about signing in; gives the value of its cookie.</summary>
    public string BeginSession(string userName, TimeSpan ago = default)
    {
        var (names, key, now) = (app.Services.GetRequiredService<ILookupNormalizer>(), SecretKey.Make(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow() - ago);
        database.Write(connection =>
        {
            var account = AccountStore.FindByName(connection, names.NormalizeName(userName))!;
            SessionStore.Add(connection, new Session { Id = Guid.CreateVersion7(now).ToString(), Account = account.Id, StartedAt = now, LastSeenAt = now, Address = "127.0.0.1", Agent = "a test" }, key);
            return true;
        });
        return key;
    }

    /// <summary>Takes every sheet of the sample's term to its seal, as weeks of steps would.</summary>
    public void SealSheets() => database.Write(connection =>
    {
        var term = app.Services.GetRequiredService<EvaluationStore>().Read(connection, "demo", "2025-1", null)!;
        var sealing = TermSealing.Of(connection, term);
        var at = new DateTimeOffset(2026, 2, 10, 1, 0, 0, TimeSpan.Zero);
        foreach (var person in term.Evaluation.People)
        {
            SheetStep Step(StepKind kind, int after) => new() { Id = Guid.CreateVersion7().ToString(), Kind = kind, By = "T001", At = at, Day = new(2026, 2, 10), After = after };
            SheetStepStore.Add(connection, "demo", "2025-1", person.Staff, Step(StepKind.Compute, 0) with { Figures = SheetLine.Of(person), Due = new(2026, 2, 15) });
            SheetStepStore.Add(connection, "demo", "2025-1", person.Staff, Step(StepKind.Seal, 1) with { Figures = SheetLine.Of(person), Seal = sealing.Sheet(person.Staff, 1).Seal().Hash });
        }

        return true;
    });

    /// <summary>Ends whatever sessions an account has, as time or an administrator does.</summary>
    public void EndSessions(string userName) => database.Write(connection =>
    {
        SessionStore.EndAll(connection, AccountStore.FindByName(connection, app.Services.GetRequiredService<ILookupNormalizer>().NormalizeName(userName))!.Id);
        return true;
    });

    /// <summary>Writes to the log.</summary>
    public void Log(string action, string record, object content) => database.Write(connection =>
        app.Services.GetRequiredService<AuditLog>().Append(connection, Caller.Console, action, "demo", record, content));

    /// <summary>Changes an entry of the log behind its back, past the triggers.</summary>
    public void Forge(long seq) => database.Write(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"drop trigger if exists audit_entries_update; update audit_entries set action = 'staff.read' where seq = {seq}";
        return command.ExecuteNonQuery();
    });

    /// <summary>Has the sample's term evaluated by another pack.</summary>
    public void EvaluateBy(string pack) => Execute("update terms set policy = $pack; update schools set frame_version = frame_version + 1, records_version = records_version + 1", ("$pack", pack));

    /// <summary>Puts a code that the test knows in the place of an unused one of the pupils': which those are stands on their slips alone.</summary>
    public string KnownCode()
    {
        var paper = database.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select opening from review_rounds where opening is not null";
            using var opening = System.Text.Json.JsonDocument.Parse((string)command.ExecuteScalar()!);
            return opening.RootElement.GetProperty("papers").EnumerateArray().ToList().FindIndex(each => each.GetProperty("kind").GetString() == "pupil");
        });
        var code = BallotCode.Make();
        Execute("update ballot_codes set hash = $hash where hash = (select hash from ballot_codes where paper = $paper and used = 0 limit 1)", ("$hash", BallotCode.HashOf(code)), ("$paper", paper));
        return BallotCode.Grouped(code);
    }

    /// <summary>Days go by, until the reviews are over.</summary>
    public void EndReviews() => Execute("update review_rounds set first_day = '2025-09-01', last_day = '2025-09-05'");

    /// <summary>A pay run is found to have more to divide.</summary>
    public void RaiseTotal() => Execute("update pay_runs set total_cents = total_cents + 100000; update schools set records_version = records_version + 1");

    private void Execute(string sql, params (string Name, object Value)[] parameters) => database.Write(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command.ExecuteNonQuery();
    });

    private static Task<Server> Start(Action<Database> fill) => Start(Directory.CreateTempSubdirectory("qualitytracker-web-").FullName, fill);

    private static async Task<Server> Start(string folder, Action<Database> fill, TimeProvider? wall = null)
    {
        var database = new SqliteDatabase(Path.Combine(folder, "qualitytracker.db"));
        Migrations.Apply(database);
        new AuditLog(database, TimeProvider.System).Begin();
        fill(database);
        var app = App.Build(database, Arguments, "http://127.0.0.1:0", wall);
        await app.StartAsync();
        return new Server(app, database, folder, wall);
    }
}
