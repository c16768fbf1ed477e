using Dapper;
using Microsoft.Extensions.Logging;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Security;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>A slow statement is written down with what asked it and how long it took, and without its values.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class SlowStatementsTests(Store store)
{
    [Test]
    public void Its_text_who_asked_and_how_long_but_no_value()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var database = TestDatabase.In(folder, store);
        using var log = new CapturedLog();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(log));
        using (var slow = new SlowStatements(TimeSpan.Zero, logs.CreateLogger<SlowStatements>(), () => "schools.list"))
        {
            slow.Watch(database);
            database.Read(connection => connection.Query<string>("select id from schools where name = @name", new { name = "李小明" }).AsList());
        }

        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
        Assert.That(log.Text, Does.Match(@"A statement took \d+ ms for schools\.list in SlowStatementsTests, rows: .*: select id from schools where name = [@$]").And.Not.Contain("李小明"));
    }

    [Test]
    public void A_fast_one_is_not_written_down()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var database = TestDatabase.In(folder, store);
        using var log = new CapturedLog();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(log));
        using (var slow = new SlowStatements(TimeSpan.FromMinutes(1), logs.CreateLogger<SlowStatements>(), () => null))
        {
            slow.Watch(database);
            database.Read(Database.TablesOf);
        }

        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
        Assert.That(log.Text, Is.Empty);
    }

    [Test]
    public void What_cannot_be_told_hinders_no_statement()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var database = TestDatabase.In(folder, store);
        using var logs = LoggerFactory.Create(_ => { });
        IReadOnlySet<string> tables;
        using (var slow = new SlowStatements(TimeSpan.Zero, logs.CreateLogger<SlowStatements>(), () => throw new ObjectDisposedException("services")))
        {
            slow.Watch(database);
            tables = database.Read(Database.TablesOf);
        }

        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
        Assert.That(tables, Does.Contain("schools"));
    }
}
