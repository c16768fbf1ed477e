using Dapper;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Audit;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>What holds for writes that say some things once for all of them.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class JoinedWriteTests(Store store) : LogTests(store)
{
    private const int Works = 24;
    private static readonly School Demo = new() { Id = "joined", Name = "甲", TimeZone = "Asia/Shanghai" };

    [Test]
    public async Task The_log_has_what_was_kept_in_its_order_whatever_went_together([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        var (kept, seen) = (new List<string>(), new List<(int Expected, int Found)>());
        var works = Enumerable.Range(0, Works).Select(at => (Name: $"R{at}", Joins: random.Next(4) > 0, Fate: random.Next(4))).ToList();

        // One that joins leaves its entry to the end, another adds its own at once and sees those before it; of either some fail, and some are not kept.
        var waiting = Together(() => works.ConvertAll(work =>
        {
            if (work.Joins)
            {
                return Database.WriteJoined(
                    connection =>
                    {
                        Log.AppendLast(connection, Wang, "staff.create", "demo", work.Name, null);
                        if (work.Fate == 0) throw new InvalidOperationException(work.Name);
                        if (work.Fate > 1) kept.Add(work.Name);
                        return 0;
                    },
                    keeps: _ => work.Fate > 1);
            }

            Database.WriteSoon(connection =>
            {
                seen.Add((kept.Count, connection.ExecuteScalar<int>("select count(*) from audit_entries")));
                Log.Append(connection, Wang, "staff.create", "demo", work.Name, null);
                if (work.Fate == 0) throw new InvalidOperationException(work.Name);
                kept.Add(work.Name);
            });
            return Task.FromResult(0);
        }));
        await Task.WhenAll(waiting).ContinueWith(_ => { }, TaskScheduler.Default);
        Append(record: "end");
        var logged = Database.Read(connection => AuditSearchStore.Find(connection, new AuditQuery(), Works + 1).Select(entry => entry.Content).Reverse().ToList());
        Assert.That(logged, Is.EqualTo(kept.Append("end").Select(name => $$"""{"record":"{{name}}"}""")));
        Assert.That(seen.Select(each => each.Found), Is.EqualTo(seen.Select(each => each.Expected)));
        Assert.That(Verify(), Has.Property("Intact").True);
    }

    [Test]
    public async Task Two_logs_of_one_database_take_turns()
    {
        var other = new AuditLog(Database, TimeProvider.System);
        for (var turn = 0; turn < 3; turn++)
        {
            foreach (var log in new[] { Log, other })
            {
                await Task.WhenAll(Together(() => Enumerable.Range(0, 3).Select(at => Database.WriteJoined(connection =>
                {
                    log.AppendLast(connection, Wang, "staff.create", "demo", $"T{at}", null);
                    return at;
                })).ToList()));
            }
        }

        Assert.That(Verify(), Has.Property("Intact").True.And.Property("Entries").EqualTo(18));
    }

    [Test]
    public void A_log_that_cannot_be_continued_is_everybodys_failure()
    {
        Fill(2);
        Tamper("update audit_head set seal = x''");
        var waiting = Together(() => Enumerable.Range(0, 3).Select(at => Database.WriteJoined(connection =>
        {
            FrameStore.Add(connection, Demo with { Id = $"s{at}" }, TimeProvider.System.GetUtcNow());
            Log.AppendLast(connection, Wang, "schools.create", "demo", $"s{at}", null);
            return at;
        })).ToList());
        foreach (var each in waiting) Assert.ThrowsAsync<AuditKeyException>(() => each);
        Assert.That(Database.Read(FrameStore.Schools), Is.Empty);
    }

    [Test]
    public async Task A_school_moves_on_once_for_all_who_change_it_and_not_for_who_failed()
    {
        var frames = AddSchool();
        var (version, found) = (VersionOf(), new List<string>());
        var waiting = Together(() => Enumerable.Range(0, 6).Select(at => Database.WriteJoined(
            connection =>
            {
                if (at == 0) return at; // the transaction itself, which cannot be undone alone
                found.Add(frames.ReadToChange(connection, Demo.Id, frame: false)!.School.Name);
                return at == 1 ? throw new InvalidOperationException("the first to mark it") : at;
            },
            keeps: at => at != 3)).ToList());
        await Task.WhenAll(waiting).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.That(found, Is.EqualTo(Enumerable.Repeat("甲", 5)));
        Assert.That(VersionOf() - version, Is.InRange(1, 2), "three changed it, and a slow machine may have made two transactions of them");
        version = VersionOf();
        await Database.WriteJoined(connection => frames.ReadToChange(connection, Demo.Id, frame: false));
        Assert.That(VersionOf(), Is.EqualTo(version + 1), "the next transaction moves it on again");
    }

    [Test]
    public async Task Who_changes_after_the_frame_changed_sees_it_as_it_stands()
    {
        var (frames, found, now) = (AddSchool(), new List<string>(), TimeProvider.System.GetUtcNow());
        Task<int> Change() => Database.WriteJoined(connection =>
        {
            found.Add(frames.ReadToChange(connection, Demo.Id, frame: false)!.School.Name);
            return 0;
        });
        Task<int> Rename(string name, bool keeps) => Database.WriteJoined(
            connection =>
            {
                frames.ReadToChange(connection, Demo.Id, frame: true);
                FrameStore.Replace(connection, Demo with { Name = name }, now);
                return 0;
            },
            _ => keeps);
        await Task.WhenAll(Together(() => new[] { Change(), Rename("乙", true), Change(), Rename("丙", false), Change() }));
        Assert.That(found, Is.EqualTo(new[] { "甲", "乙", "乙" }));
        Assert.That(Database.Read(connection => frames.Read(connection, Demo.Id)!.School.Name), Is.EqualTo("乙"));
    }

    [Test]
    public void What_waits_is_passed_by_nobody_unseen()
    {
        AddSchool();
        Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteJoined(connection => Log.Append(connection, Wang, "staff.create", "demo", "T001", null)), "its entry would come before those that wait");
        Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteJoined(connection => FrameStore.RecordsVersion(connection, Demo.Id)), "what is kept by it would not be out of date");
    }

    private FrameStore AddSchool()
    {
        var frames = new FrameStore();
        Database.Write(connection =>
        {
            FrameStore.Add(connection, Demo, TimeProvider.System.GetUtcNow());
            return frames.Read(connection, Demo.Id)!.Lists.Staff.Count; // once, so that it is quick enough for one group afterwards
        });
        return frames;
    }

    private long VersionOf() => Database.Read(connection => FrameStore.RecordsVersion(connection, Demo.Id)) & 0xFFFFFFFF;
}
