using QualityTracker.Api.Accounts;

namespace QualityTracker.Api.Tests.Accounts;

public sealed class PasswordRuleTests
{
    [TestCase("demo-school-1")]
    [TestCase("三月里的 小雨 48")]
    [TestCase("correct horse battery staple")]
    [TestCase("春眠不觉晓处处闻啼鸟")]
    [TestCase("kx83-mmtq-29")]
    public void A_password_that_nobody_would_guess_is_taken(string password) =>
        Assert.That(PasswordRule.FaultsOf("password", password, "wang", "T001").Select(fault => fault.Rule), Is.Empty);

    [TestCase("short-7", "password-length")]
    [TestCase("password", "password-common")]
    [TestCase("Password1", "password-common")]
    [TestCase("12345678", "password-common")]
    [TestCase("1234567890", "password-common")]
    [TestCase("88888888", "password-common")]
    [TestCase("qwertyuiop", "password-common")]
    [TestCase("iloveyou", "password-common")]
    [TestCase("woaini1314", "password-common")]
    [TestCase("a123456789", "password-common")]
    [TestCase("5201314520", "password-common")]
    [TestCase("1qaz2wsx", "password-common")]
    [TestCase("20250901", "password-common")]
    [TestCase("my wang is here", "password-personal")]
    [TestCase("tree-t001-house", "password-personal")]
    public void What_anybody_would_try_is_refused(string password, string rule) =>
        Assert.That(PasswordRule.FaultsOf("password", password, "wang", "T001").Select(fault => fault.Rule), Is.EqualTo(new[] { rule }));

    [Test]
    public void The_longest_password_is_taken_and_one_character_more_is_not()
    {
        var longest = string.Concat(Enumerable.Range(0, PasswordRule.Longest).Select(at => (char)('a' + (at * at * 7 + at) % 26)));
        Assert.That(PasswordRule.FaultsOf("password", longest, "wang", null), Is.Empty);
        Assert.That(PasswordRule.FaultsOf("password", longest + "x", "wang", null), Has.Count.EqualTo(1));
    }
}
