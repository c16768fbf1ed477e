using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Accounts;

/// <summary>What a password must be (密码规则): long enough and not what anybody would try. Any characters do; none are asked for.</summary>
public static class PasswordRule
{
    public const int Shortest = 8;
    public const int Longest = 128;

    // Of the estimate, whose lists of leaked passwords, names and keyboard runs lie below: a million guesses.
    private const double FewestBits = 20;

    // The estimate's work grows with the square of the length.
    private const int Looked = 40;

    private const int ShortestPersonal = 3;

    // What its lists, made from English leaks, lack.
    private static readonly string[] LocalWords =
    [
        "woaini", "aini", "5201314", "1314520", "1314", "520", "nihao", "mima", "laoshi", "jiaoshi", "xuexiao", "xuesheng", "xiaozhang", "zhongguo", "beijing", "admin", "qualitytracker",
    ];

    private static readonly Zxcvbn.Zxcvbn Estimate = new();

    /// <summary>Everything that is wrong with a new password of an account.</summary>
    public static List<Fault> FaultsOf(string field, string password, string userName, string? staff)
    {
        var characters = new System.Globalization.StringInfo(password).LengthInTextElements;
        if (characters < Shortest || password.Length > Longest)
        {
            return [new(field, "password-length", new($"须有 {Shortest} 至 {Longest} 个字符", $"must have {Shortest} to {Longest} characters"),
                new("可用几个不相干的词组成一句话，空格和汉字都可以", "a few words that have nothing to do with each other do well; spaces and Chinese are welcome"))];
        }

        if (new[] { userName, staff }.OfType<string>().Any(own => own.Length >= ShortestPersonal && password.Contains(own, StringComparison.OrdinalIgnoreCase)))
        {
            return [new(field, "password-personal", new("不能含有用户名或工号", "must not contain the user name or the staff number"), Another)];
        }

        var looked = password.Length <= Looked ? password : password[..Looked];
        double bits;
        lock (Estimate) bits = Estimate.EvaluatePassword(looked, [userName, staff ?? "", .. LocalWords]).Entropy;
        return bits >= FewestBits && !password.All(char.IsDigit) ? [] : [new(field, "password-common", new("太常见或全是数字，很容易被猜到", "is too common, or nothing but digits, and soon guessed"), Another)];
    }

    private static readonly Text Another = new("换一个别人猜不到的，例如几个不相干的词", "choose one that nobody would guess, such as a few words that have nothing to do with each other");
}
