using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Faults;

/// <summary>What every run begins with (起点): the demo school, somebody who may write everything, and which records can be made.</summary>
public sealed class Ground : IDisposable
{
    public const string School = "demo";
    public const string UserName = "faults";
    public const string Password = "nothing is ever lost 9";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly string template = Directory.CreateTempSubdirectory("qt-faults-").FullName;

    private Ground(PostgresServer? server) => Server = server;

    public PostgresServer? Server { get; }

    public string Token { get; } = AccessToken.MakeKey();

    public SchoolFrame Frame { get; private set; } = null!;

    /// <summary>Exam, subject, class and its pupils.</summary>
    public IReadOnlyList<(string Exam, string Subject, string Class, IReadOnlyList<string> Pupils)> Sheets { get; private set; } = [];

    /// <summary>What stands in the sheets at the beginning.</summary>
    public IReadOnlyDictionary<string, string> Scores { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    public IReadOnlyList<string> Staff { get; private set; } = [];

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public static Ground Make(bool postgresql)
    {
        var ground = new Ground(postgresql ? PostgresServer.Start() : null);
        var database = ground.Open(ground.template);
        Migrations.Apply(database);
        new AuditLog(database, TimeProvider.System).Begin();
        var frames = new FrameStore();
        DemoSchool.LoadWhenEmpty(database, new Importer(database, frames, TimeProvider.System));
        ground.AddAccount(database);
        ground.Frame = database.Read(connection => frames.Read(connection, School))!;
        var term = ground.Frame.Terms.Values.OrderBy(each => each.FirstDay).First();
        ground.Days = [.. Enumerable.Range(0, 100).Select(term.FirstDay.AddDays).Where(day => day <= term.LastDay && ground.Frame.Calendars[term.Id].IsTeachingDay(day))];
        ground.Staff = [.. ground.Frame.Lists.Staff.Where(each => ground.Days.All(each.IsEmployedOn)).Select(each => each.Id)];
        ground.Classes = [.. ground.Frame.Lists.Classes.Where(each => each.SchoolYear == term.SchoolYear).Select(each => each.Id)];
        ground.Sheets = [.. ground.Frame.Exams.Values.OrderBy(each => each.Id, StringComparer.Ordinal).SelectMany(exam => Roster.Of(exam, ground.Frame).GroupBy(each => each.Value, each => each.Key)
            .OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each => exam.Papers.Select(paper => (exam.Id, paper.Subject, each.Key, (IReadOnlyList<string>)[.. each.Order(StringComparer.Ordinal)]))))];
        ground.Scores = database.Read(connection => ground.Sheets.ToDictionary(each => $"scores/{each.Exam}/{each.Subject}/{each.Class}",
            each => Load.Content(ScoreStore.Read(connection, School, each.Exam, each.Subject, each.Class).Select(row => (row.Pupil, row.Score))), StringComparer.Ordinal));
        database.LetGo();
        if (database is PostgresDatabase server) server.Dispose();
        SqliteConnection.ClearAllPools();
        return ground;
    }

    /// <summary>A data folder as it is at the beginning; of PostgreSQL there is one database for all.</summary>
    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var from in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(template, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
        }
    }

    public Database Open(string folder) => Database.At(folder, Server?.Connection);

    /// <summary>A client that may read and write everything.</summary>
    public HttpClient Client(Uri address) => new(new SocketsHttpHandler { UseCookies = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) },
    };

    public void Dispose()
    {
        Server?.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(template, recursive: true);
    }

    private void AddAccount(Database database)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7().ToString(),
            UserName = UserName,
            NormalizedName = UserName.ToUpperInvariant(),
            PasswordHash = new Microsoft.AspNetCore.Identity.PasswordHasher<Account>().HashPassword(new Account(), Password),
        };
        var token = new AccessToken
        {
            Id = Guid.CreateVersion7().ToString(),
            Account = account.Id,
            Name = UserName,
            Scopes = string.Join(' ', Enum.GetValues<TokenScope>().Select(scope => Api.Json.Word(scope))),
            CreatedAt = Now,
            ExpiresOn = DateOnly.FromDateTime(Now.UtcDateTime).AddYears(50),
        };
        database.Write(connection =>
        {
            AccountStore.Add(connection, account, [.. Enum.GetValues<Role>().Select(role => new Grant { Role = role, From = new(2020, 1, 1) })], Now);
            TokenStore.Add(connection, token, Token);
            return true;
        });
    }
}
