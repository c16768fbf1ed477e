using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class MigrationsTests(Store store)
{
    private string folder = null!;
    private Database database = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        database = TestDatabase.In(folder, store, migrated: false);
    }

    [TearDown]
    public void RemoveFolder()
    {
        TestDatabase.Close(database);
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
    public void Programs_that_start_at_once_apply_each_step_once()
    {
        var others = Enumerable.Range(0, 3).Select(_ => TestDatabase.Again(database)).ToList();
        Parallel.ForEach(others.Prepend(database), Migrations.Apply);
        foreach (var other in others.OfType<IDisposable>()) other.Dispose();
        var steps = Schema();
        Migrations.Apply(database);
        Assert.That(Schema(), Is.EqualTo(steps));
    }

    [Test]
    public void A_database_of_a_newer_version_is_refused_by_name()
    {
        Migrations.Apply(database);
        database.Write(connection => connection.Execute("insert into schema_steps values ('9999_later.sql', 'x')"));
        var refusal = Assert.Throws<ToldException>(() => Migrations.Apply(database));
        Assert.That(refusal!.Message, Does.Contain("newer version").And.Contain("9999_later.sql").And.Contain(database.Name));
    }

    [Test]
    public void A_step_that_was_altered_is_refused()
    {
        Migrations.Apply(database);
        database.Write(connection => connection.Execute("update schema_steps set sha256 = 'other' where name like '0001%'"));
        Assert.That(Assert.Throws<ToldException>(() => Migrations.Apply(database))!.Message, Does.Match("0001_\\w+.sql").And.Contain("differs"));
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

    private List<string> Schema() => database.Read(connection => connection.Query<string>(
        store == Store.Sqlite
            ? "select name || coalesce(sql, '') from sqlite_master union all select name || sha256 from schema_steps order by 1"
            : "select relname || relkind::text || relnatts from pg_class union all select name || sha256 from schema_steps order by 1").AsList());
}
