using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

public sealed class MigrationsTests
{
    private string folder = null!;
    private Database database = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        database = new Database(Path.Combine(folder, "test.db"));
    }

    [TearDown]
    public void RemoveFolder()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void An_empty_file_gets_every_table()
    {
        Migrations.Apply(database);
        foreach (var kind in Api.Records.RecordKinds.All)
        {
            Assert.That(database.Read(connection => connection.ExecuteScalar<int>($"select count(*) from {kind.Table}")), Is.Zero);
        }
    }

    [Test]
    public void Applying_twice_changes_nothing()
    {
        Migrations.Apply(database);
        var schema = Schema();
        Migrations.Apply(database);
        Assert.That(Schema(), Is.EqualTo(schema));
    }

    [Test]
    public void A_database_of_a_newer_version_is_refused_by_name()
    {
        Migrations.Apply(database);
        database.Write(connection => connection.Execute("insert into schema_steps values ('9999_later.sql', 'x')"));
        var refusal = Assert.Throws<InvalidOperationException>(() => Migrations.Apply(database));
        Assert.That(refusal!.Message, Does.Contain("newer version").And.Contain("9999_later.sql").And.Contain("test.db"));
    }

    [Test]
    public void A_step_that_was_altered_is_refused()
    {
        Migrations.Apply(database);
        database.Write(connection => connection.Execute("update schema_steps set sha256 = 'other' where name like '0001%'"));
        Assert.That(Assert.Throws<InvalidOperationException>(() => Migrations.Apply(database))!.Message, Does.Contain("0001_frame.sql").And.Contain("differs"));
    }

    [Test]
    public void A_write_that_fails_leaves_no_trace()
    {
        Migrations.Apply(database);
        Assert.Throws<InvalidOperationException>(() => database.Write<int>(connection =>
        {
            connection.Execute("delete from schools; update schema_steps set sha256 = 'x'");
            throw new InvalidOperationException();
        }));
        Assert.That(database.Read(connection => connection.ExecuteScalar<int>("select count(*) from schema_steps where sha256 = 'x'")), Is.Zero);
    }

    private List<string> Schema() => database.Read(connection =>
        connection.Query<string>("select name || coalesce(sql, '') from sqlite_master union all select name || sha256 from schema_steps order by 1").AsList());
}
