using System.Data.Common;
using System.Globalization;
using Dapper;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Audit;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>What holds for writes that go to the disk together.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class WriteQueueTests(Store store) : LogTests(store)
{
    private const int Writers = 64;

    [SetUp]
    public void MakeTables() => Database.Write(connection => connection.Execute(
        """
        drop table if exists late; drop table if exists numbers;
        create table numbers (number bigint primary key);
        create table late (number bigint references numbers (number) deferrable initially deferred)
        """));

    [Test]
    public void Of_many_writers_each_gets_its_own_and_who_fails_leaves_nothing()
    {
        var before = Verify().Entries;
        var outcomes = new string[Writers];
        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, at =>
        {
            try
            {
                outcomes[at] = Database.Write(
                    connection =>
                    {
                        Insert(connection, at);
                        Log.Append(connection, Wang, "staff.create", "demo", $"T{at}", null);
                        if (at % 4 == 1) connection.Execute("insert into numbers values (@at)", new { at });
                        return at % 4 == 2 ? throw new InvalidOperationException($"{at}") : $"{at}";
                    },
                    keeps: _ => at % 4 != 3);
            }
            catch (DbException)
            {
                outcomes[at] = "twice";
            }
            catch (InvalidOperationException exception)
            {
                outcomes[at] = "failed " + exception.Message;
            }
        });
        Assert.That(outcomes, Is.EqualTo(Enumerable.Range(0, Writers).Select(at => (at % 4) switch { 1 => "twice", 2 => $"failed {at}", _ => $"{at}" })));
        Assert.That(Numbers(), Is.EqualTo(Enumerable.Range(0, Writers).Where(at => at % 4 == 0)));
        Assert.That(Verify(), Has.Property("Intact").True.And.Property("Entries").EqualTo(before + (Writers / 4)));
    }

    [Test]
    public async Task Those_who_wait_go_together_in_their_order_and_nobody_is_told_before_the_end()
    {
        var (connections, told) = (new List<DbConnection>(), -1);
        var waiting = Together(Enumerable.Range(0, 5).Select(at => (Func<DbConnection, int>)(connection =>
        {
            connections.Add(connection);
            Insert(connection, at);
            return at;
        })).Append(connection => told = (int)connection.ExecuteScalar<long>("select count(*) from numbers")));
        _ = waiting[0].ContinueWith(_ => Assert.That(told, Is.EqualTo(5)), TaskScheduler.Default);
        Assert.That(await Task.WhenAll(waiting), Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5 }));
        Assert.That(connections.Distinct().Count(), Is.EqualTo(1), "one transaction");
    }

    [Test]
    public void When_the_transaction_fails_everybody_in_it_is_told_so_and_nothing_is_there()
    {
        var losses = Database.Losses;
        var waiting = Together(
        [
            connection => Insert(connection, 1),
            connection => connection.Execute("insert into late values (99)"),
            connection => Insert(connection, 2),
        ]);
        foreach (var each in waiting) Assert.CatchAsync<DbException>(() => each);
        Assert.That(Numbers(), Is.Empty);
        Assert.That(Database.Losses, Is.GreaterThan(losses));
        Database.Write(connection => Insert(connection, 3));
        Assert.That(Numbers(), Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public async Task What_is_acknowledged_is_there_though_a_write_passed_over_a_failure([Values(0, 1, 2)] int careless)
    {
        var waiting = Together(Enumerable.Range(0, 3).Select(at => (Func<DbConnection, int>)(connection =>
        {
            Insert(connection, at);
            if (at == careless) Assert.Catch<DbException>(() => connection.Execute("insert into nowhere values (1)"));
            return at;
        })));
        await Task.WhenAll(waiting).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.That(Numbers(), Is.SupersetOf(waiting.Where(each => each.IsCompletedSuccessfully).Select(each => each.Result)));
    }

    [Test]
    public void Of_a_school_nothing_stays_in_memory_that_was_lost_with_its_transaction()
    {
        var (frames, now, school) = (new FrameStore(), TimeProvider.System.GetUtcNow(), new School { Id = "lost", Name = "甲", TimeZone = "Asia/Shanghai" });
        Database.Write(connection =>
        {
            FrameStore.Add(connection, school, now);
            FrameStore.Replace(connection, school, now);
            return new FrameStore().Read(connection, "lost")!.Lists.Staff.Count; // once, so that it is quick enough for one group afterwards
        });
        var waiting = Together(
        [
            connection =>
            {
                FrameStore.Replace(connection, school with { Name = "乙" }, now);
                return 0;
            },
            connection => frames.Read(connection, "lost")!.School.Name == "乙" ? 1 : 0,
            connection => connection.Execute("insert into late values (99)"),
        ]);
        foreach (var each in waiting) Assert.CatchAsync<DbException>(() => each);
        Database.Write(connection =>
        {
            FrameStore.Replace(connection, school with { Name = "丙" }, now);
            return 0;
        });
        Assert.That(Database.Read(connection => frames.Read(connection, "lost")!.School.Name), Is.EqualTo("丙"));
    }

    [Test]
    public void A_write_within_a_write_fails_at_once()
    {
        foreach (var outer in new Action<Func<DbConnection, int>>[] { work => Database.Write(work), work => Database.WriteAlone(work), work => Database.WriteUntraced(work, _ => true) })
            Assert.Throws<InvalidOperationException>(() => outer(_ => Database.Write(connection => Insert(connection, 1))));
        Assert.That(Numbers(), Is.Empty);
    }

    [Test]
    public void Work_runs_in_the_culture_of_who_asked_for_it()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.That(Database.Write(_ => CultureInfo.CurrentCulture.Name), Is.EqualTo("de-DE"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void What_nobody_waits_for_is_written_soon_and_harms_nobody_when_it_fails()
    {
        Database.WriteSoon(connection => connection.Execute("insert into nowhere values (1)"));
        Database.WriteSoon(connection => Insert(connection, 4));
        Assert.That(Database.Write(connection => Insert(connection, 5)), Is.EqualTo(1));
        Assert.That(Numbers(), Is.EqualTo(new[] { 4, 5 }));
    }

    private List<Task<int>> Together(IEnumerable<Func<DbConnection, int>> works) => Together(() => works.Select(work => Database.WriteAsync(work)).ToList());

    private static int Insert(DbConnection connection, int number) => connection.Execute("insert into numbers values (@number)", new { number });

    private List<int> Numbers() => Database.Read(connection => connection.Query<int>("select number from numbers order by number").AsList());
}
