using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Accounts;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>Passwords hashed with fewer rounds than are asked for today.</summary>
public sealed class RehashTests : ServerTests
{
    private const string Password = "lanterns over the river";
    private const int Rounds = TestAccounts.Iterations * 2;

    protected override void Adjust(IServiceCollection services) => services.Configure<PasswordHasherOptions>(options => options.IterationCount = Rounds);

    [Test]
    public async Task A_good_sign_in_makes_the_hash_anew_and_a_bad_one_does_not()
    {
        var account = TestAccounts.Add(Database, "of-old", [], password: Password);
        using var browser = NewBrowser();
        (await browser.SignIn("of-old", "wrong")).IsProblem(401, "sign-in");
        Assert.That(RoundsOf(account.Id), Is.EqualTo(TestAccounts.Iterations));
        (await SignedIn("of-old", Password)).Dispose();
        Assert.That(RoundsOf(account.Id), Is.EqualTo(Rounds));
        (await SignedIn("of-old", Password)).Dispose();
        Assert.That(Database.Read(connection => AccountStore.Find(connection, account.Id))!.Version, Is.EqualTo(1), "it is the same password");
    }

    private int RoundsOf(string account) => BinaryPrimitives.ReadInt32BigEndian(
        Convert.FromBase64String(Database.Read(connection => AccountStore.Find(connection, account))!.PasswordHash!).AsSpan(5));
}
