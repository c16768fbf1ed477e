using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>
/// The program itself, killed while it takes a large file in: what is there when it starts again is all of the file or nothing. A few kills here;
/// QUALITYTRACKER_KILLS says how many, QUALITYTRACKER_SEED how much is written before each.
/// </summary>
public sealed class KilledImportTests
{
    private const int Rows = 60_000;
    private const int Killed = 128 + 9;

    // What the log of the database has by then: it has been opened, or as much of the rows as does not fit into memory.
    private const int Opened = 0;
    private const int LeastWritten = 1 << 16;
    private const int MostWritten = 1 << 21;

    [Test]
    public void What_is_killed_half_way_is_there_whole_or_not_at_all()
    {
        var kills = Setting("QUALITYTRACKER_KILLS", 3);
        var random = new Random(Setting("QUALITYTRACKER_SEED", 1));
        var folder = Directory.CreateTempSubdirectory("killed").FullName;
        try
        {
            var file = Path.Combine(folder, "files");
            Directory.CreateDirectory(file);
            File.WriteAllText(Path.Combine(file, "学校.csv"), "学校编码,学校名称\nkilled,示范初级中学\n");
            var text = new StringBuilder("工号,姓名\n");
            for (var row = 0; row < Rows; row++) text.Append(CultureInfo.InvariantCulture, $"K{row},张三\n");
            File.WriteAllText(Path.Combine(file, "教职工.csv"), text.ToString());
            var withinWriting = 0;

            // A kill that comes too late tells nothing of what is half way, so others follow it.
            for (var kill = 0; kill < kills || (withinWriting == 0 && kill < 10 * kills); kill++)
            {
                var data = Directory.CreateDirectory(Path.Combine(folder, $"data{kill}")).FullName;
                var database = new SqliteDatabase(Path.Combine(data, "qualitytracker.db"));
                Migrations.Apply(database);
                new AuditLog(database, TimeProvider.System).Begin();
                Assert.That(database.EmptyLog(), Is.True);
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "import", file, "--school", "killed", "--apply", "--data", data])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;

                // As soon as it has begun to read, or has written so much.
                var (log, writes) = (new FileInfo(database.File + "-wal"), kill % 2 == 0);
                var until = writes ? random.Next(LeastWritten, MostWritten) : Opened;
                while ((!log.Exists || log.Length < until) && !process.HasExited)
                {
                    Thread.Yield();
                    log.Refresh();
                }

                var isHalfWay = writes && !process.HasExited;
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                var (check, staff, schools) = database.Read(connection => (connection.QuerySingle<string>("pragma integrity_check"),
                    connection.QuerySingle<int>("select count(*) from staff"), connection.QuerySingle<int>("select count(*) from schools")));
                Assert.That((check, staff, schools), Is.EqualTo(("ok", 0, 0)).Or.EqualTo(("ok", Rows, 1)), $"kill {kill}");
                Assert.That(new AuditVerifier(database).Verify().Fault, Is.Null, $"kill {kill}");
                if (process.ExitCode != Killed) Assert.That((process.ExitCode, staff), Is.EqualTo((0, Rows)), $"kill {kill}: it ended before it could be killed");
                if (isHalfWay && staff == 0) withinWriting++;
            }

            Assert.That(withinWriting, Is.GreaterThan(0), "none of them fell into the writing");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
