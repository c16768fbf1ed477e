using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using QualityTracker.Api.Backups;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Backups;

/// <summary>A backup whose database others changed, with its hashes made to fit, brings nothing of theirs with it; and what the disk refuses is told in both languages.</summary>
public sealed class ForeignBackupTests : SmallInstallation
{
    [TestCase("create trigger mine after insert on sessions begin delete from seals; end", "not this program's: trigger mine")]
    [TestCase("create view mine as select 1", "not this program's: view mine")]
    [TestCase("alter table schema_steps rename to steps; create view schema_steps as select 'a' as name, 'b' as sha256", "no database of this program")]
    [TestCase("update schema_steps set sha256 = 'b' where name like '0001%'", "is not this program's")]
    [TestCase("drop trigger audit_entries_update; create trigger audit_entries_update before update on audit_entries begin select 1; end", "trigger audit_entries_update")]
    public void What_is_not_of_this_program_is_not_restored(string change, string said)
    {
        var folder = new BackupFolder(Path.Combine(Folder, "other"));
        var file = folder.PathOf(new BackupWriter(Database, folder, TimeProvider.System).Write().Name);
        Change(file, change);
        var data = Path.Combine(Folder, "restored");
        var refused = Assert.Throws<BackupException>(() => Restore.Run(file, data, false, TimeProvider.System, null, default))!;
        Assert.That(refused.Message, Does.Contain("nothing was changed").And.Contain(said));
        Assert.That(Directory.Exists(data), Is.False);
    }

    [TestCase(1)]
    [TestCase(12)]
    public void A_database_of_an_earlier_version_is_one_of_this_program(int steps)
    {
        var file = Path.Combine(Folder, "earlier.db");
        var had = Migrations.Known.OrderBy(step => step.Key, StringComparer.Ordinal).Take(steps).ToDictionary();
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            Migrations.Build(connection, had.Keys);
            foreach (var (name, sha256) in had) connection.Execute("insert into schema_steps (name, sha256) values (@name, @sha256)", new { name, sha256 });
            connection.Execute("analyze main");
        }

        Assert.That(DatabaseFile.FaultIn(file), Is.Null);
        var database = new SqliteDatabase(file);
        Migrations.Apply(database);
        DatabaseFile.Close(database);
        Assert.That(DatabaseFile.FaultIn(file), Is.Null);
    }

    [Test]
    [Platform("Linux")]
    public void What_the_disk_refuses_is_told_in_both_languages()
    {
        using var output = new StringWriter();
        Assert.That(BackupCommand.Run(Database, "/proc/x", output, TimeProvider.System, default), Is.EqualTo(1));
        Assert.That(output.ToString(), Does.Match(@"在 /proc/x 未能做成备份：[^a-z]*(/proc/x)? · No backup could be made in /proc/x"));
        var restoring = BackupException.OfRestoring("/srv", new UnauthorizedAccessException("Access to the path '/srv' is denied.")).Reason;
        Assert.That((restoring.Zh, restoring.En), Is.EqualTo(("未能恢复到 /srv，未做任何更改：没有权限：/srv", "Nothing was restored into /srv, and nothing was changed: Access to the path '/srv' is denied.")));
    }

    private void Change(string backup, string change)
    {
        var file = Path.Combine(Folder, "changed.db");
        using var zip = ZipFile.Open(backup, ZipArchiveMode.Update);
        zip.GetEntry(BackupManifest.DatabasePath)!.ExtractToFile(file);
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            connection.Execute(change);
        }

        var content = File.ReadAllBytes(file);
        var manifest = zip.GetEntry(BackupManifest.Path)!;
        JsonNode told;
        using (var read = manifest.Open()) told = JsonNode.Parse(read)!;
        told["files"]![BackupManifest.DatabasePath]!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content));
        Put(BackupManifest.DatabasePath, content);
        Put(BackupManifest.Path, Encoding.UTF8.GetBytes(told.ToJsonString()));

        void Put(string path, byte[] bytes)
        {
            zip.GetEntry(path)!.Delete();
            using var written = zip.CreateEntry(path).Open();
            written.Write(bytes);
        }
    }
}
