using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Backups;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Backups;

/// <summary>A data folder with an empty database and an entry in its log, anew for each test.</summary>
public abstract class SmallInstallation
{
    protected string Folder { get; private set; } = null!;

    protected SqliteDatabase Database { get; private set; } = null!;

    protected AuditLog Log { get; private set; } = null!;

    protected string Data => Path.Combine(Folder, "data");

    [SetUp]
    public void MakeData()
    {
        Folder = Directory.CreateTempSubdirectory("installation").FullName;
        Directory.CreateDirectory(Data);
        Database = new SqliteDatabase(Path.Combine(Data, "qualitytracker.db"));
        Migrations.Apply(Database);
        Log = new AuditLog(Database, TimeProvider.System);
        Log.Begin();
        Database.Write(connection => Log.Append(connection, Caller.Console, "imports.changes", null, null, null));
    }

    [TearDown]
    public void Clear()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    protected BackupDesk DeskOf(TimeProvider clock, params (string Name, string Value)[] settings) =>
        new(Database, SettingsOf("Production", settings), new AuditLog(Database, clock), clock, NullLogger<BackupDesk>.Instance);

    protected BackupSettings SettingsOf(string environment, params (string Name, string Value)[] settings) => BackupSettings.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create("Backups:" + each.Name, (string?)each.Value))).Build(),
        new HostingEnvironment { EnvironmentName = environment }, Database);

    /// <summary>What happens when a stage is reported for the first time.</summary>
    protected sealed class When(BackupStage stage, Action act) : IProgress<BackupProgress>
    {
        private bool done;

        public void Report(BackupProgress value)
        {
            if (done || value.Stage != stage) return;
            done = true;
            act();
        }
    }
}
