using FsCheck;
using QualityTracker.Core.Backups;

namespace QualityTracker.Core.Tests.Backups;

/// <summary>Which backups stay, and when the next is due.</summary>
public sealed class BackupThinningTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 2, 30, 0);
    private static readonly DateTime Now = Start.AddYears(2);

    // Quarters of a day from a start, and whether each is good: several a day, and days without one.
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void The_newest_and_the_newest_good_one_always_stay_and_good_ones_within_the_days_kept(NonEmptyArray<(ushort At, bool Bad)> made, byte daily, byte weekly, byte monthly)
    {
        var backups = made.Get.Select(each => new BackupName(Start.AddHours(6 * (each.At % 2000)), each.Bad)).Distinct().ToList();
        var keeping = new BackupKeeping(daily % 9, weekly % 6, monthly % 14);
        var surplus = BackupThinning.Surplus(backups, keeping, Now);
        var kept = backups.Except(surplus).ToList();
        var good = backups.Where(each => !each.IsBad).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(surplus, Is.SubsetOf(backups));
            Assert.That(kept.Max(each => each.MadeAt), Is.EqualTo(backups.Max(each => each.MadeAt)));
            if (good.Count > 0) Assert.That(kept.Where(each => !each.IsBad).Max(each => each.MadeAt), Is.EqualTo(good.Max(each => each.MadeAt)));
            if (good.Count > 0) Assert.That(kept.Where(each => each.IsBad), Is.All.Matches<BackupName>(each => each.MadeAt >= good.Max(one => one.MadeAt)));
            Assert.That(kept, Has.Count.LessThanOrEqualTo(keeping.Daily + keeping.Weekly + keeping.Monthly + 2));
            Assert.That(good.Except(surplus).Select(each => each.MadeAt.Date).Distinct().Count(), Is.GreaterThanOrEqualTo(Math.Min(keeping.Daily, good.Select(each => each.MadeAt.Date).Distinct().Count())));
            Assert.That(BackupThinning.Surplus(kept, keeping, Now), Is.Empty, "what stays, stays");
        });
    }

    [Test]
    public void A_year_of_nights_leaves_seven_days_four_weeks_and_twelve_months()
    {
        var nights = Enumerable.Range(0, 365).Select(day => new BackupName(Start.AddDays(day), false)).ToList();
        var kept = nights.Except(BackupThinning.Surplus(nights, new(7, 4, 12), Now)).Select(each => each.MadeAt.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.That(kept, Is.EquivalentTo(new[]
        {
            "12-31", "12-30", "12-29", "12-28", "12-27", "12-26", "12-25", "12-20", "12-13",
            "11-30", "10-31", "09-30", "08-31", "07-31", "06-30", "05-31", "04-30", "03-31", "02-28", "01-31",
        }));
    }

    [Test]
    public void One_of_a_clock_that_was_ahead_takes_no_place_and_stays()
    {
        BackupName[] ahead = [new(Now.AddYears(10), false), new(Now.AddYears(10).AddDays(1), true)];
        BackupName[] own = [new(Now.AddMinutes(30), false), new(Now.AddDays(-1), false), new(Now.AddDays(-2), true)];
        Assert.That(BackupThinning.Surplus([.. ahead, .. own], new(1, 0, 0), Now), Is.EquivalentTo(own.Skip(1)));
    }

    [TestCase("qualitytracker-20260101-023000.zip", true)]
    [TestCase("qualitytracker-20260101-023000.zip.bad", true)]
    [TestCase("qualitytracker-20260101-023000.zip.part", false)]
    [TestCase("qualitytracker-20261301-023000.zip", false)]
    [TestCase("qualitytracker-20260101-023000 (1).zip", false)]
    [TestCase("mine.zip", false)]
    public void Only_a_name_of_its_own_making_is_a_backup(string file, bool own)
    {
        Assert.That(BackupName.Of(file)?.File, own ? Is.EqualTo(file) : Is.Null);
    }

    [TestCase("2026-03-02T02:31", "2026-03-02T09:00", false, "2026-03-03T02:30")]
    [TestCase("2026-03-01T02:31", "2026-03-02T02:29", false, "2026-03-02T02:30")]
    [TestCase("2026-03-01T02:31", "2026-03-02T02:30", true, "2026-03-02T02:30")]
    [TestCase("2026-02-20T02:31", "2026-03-02T09:00", true, "2026-03-02T02:30")]
    public void A_backup_is_due_once_its_time_has_passed_however_long_ago(string last, string now, bool due, string next)
    {
        var (made, at) = (On(last), On(now));
        Assert.That(BackupSchedule.IsDue(made, at, new(2, 30)), Is.EqualTo(due));
        Assert.That(BackupSchedule.Next(made, at, new(2, 30)), Is.EqualTo(On(next)));
    }

    private static DateTime On(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
