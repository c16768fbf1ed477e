using Dapper;
using FsCheck;
using FsCheck.Fluent;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Tests.Audit;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>However attempts at once lie among each other, a name is locked from the fifth failure on, and not for ever.</summary>
public sealed class SignInFailureTests : LogTests
{
    private const string Guessed = "GUESSED";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    // An attempt is counted, and given back later when its password was right; meanwhile others are.
    private enum Step
    {
        Attempt,
        GiveBack,
        Minute,
    }

    [Test]
    public void A_name_is_locked_from_the_fifth_failure_on_and_open_again_five_minutes_later()
    {
        var steps = Gen.ListOf(Gen.Frequency((6, Gen.Constant(Step.Attempt)), (3, Gen.Constant(Step.GiveBack)), (1, Gen.Constant(Step.Minute)))).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(steps, Holds));
    }

    [Test]
    public void A_lock_that_came_about_meanwhile_is_not_taken_back_with_an_attempt()
    {
        Assert.That(Holds([.. Enumerable.Repeat(Step.Attempt, 6), Step.GiveBack, Step.Attempt, Step.Minute]), Is.True);
    }

    private bool Holds(IEnumerable<Step> steps)
    {
        var (now, taken) = (Start, 0);
        Database.Write(connection => connection.Execute("delete from sign_in_failures"));
        foreach (var step in steps)
        {
            if (step == Step.Minute) now += TimeSpan.FromMinutes(1);
            if (step == Step.Attempt && Take(now)) taken++;
            if (step == Step.GiveBack && taken > 0)
            {
                taken--;
                Database.Write(connection =>
                {
                    SignInFailureStore.GiveBack(connection, Guessed);
                    return true;
                });
            }

            var (failures, locked) = Database.Read(connection => connection.QuerySingleOrDefault<(long, string?)>("select failures, locked_until from sign_in_failures"));
            if (failures >= SignInFailureStore.Most != locked is not null) return false;
        }

        return Take(now + SignInFailureStore.LockedFor);
    }

    private bool Take(DateTimeOffset now) => Database.Write(connection => SignInFailureStore.Take(connection, Guessed, now));
}
