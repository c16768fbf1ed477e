using QualityTracker.Api.Problems;
using QualityTracker.Core.CountyBundles;

namespace QualityTracker.Api.CountyBundles;

/// <summary>Another key of a school (认可新密钥), as an administrator accepts it.</summary>
/// <param name="Fingerprint">As the school told it by another way.</param>
/// <param name="Reason">Why the school has another key.</param>
public sealed record AcceptKey(string Fingerprint, string Reason)
{
    private const int FingerprintLength = 39;
    private const int LongestReason = 200;

    public List<Fault> FaultsFor(string code)
    {
        var faults = new List<Fault>();
        if (!BundleChecks.IsCode(code)) faults.Add(new("code", "code", new("没有这样的学校编码", "there is no such code of a school"), Rules.CorrectIt));
        if (SignedBundle.Typed(Fingerprint).Length != FingerprintLength)
            faults.Add(new("fingerprint", "fingerprint", new("指纹是 32 位十六进制数字", "a fingerprint is 32 hexadecimal digits"), new("照学校告知的填写，空格可有可无。", "Write it as the school told it, with or without blanks.")));
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Trim().Length > LongestReason || !SoundText.Is(Reason) || Reason.Any(char.IsControl))
            faults.Add(new("reason", "text", new($"须写明理由，1 至 {LongestReason} 个字", $"is a reason of 1 to {LongestReason} characters"), Rules.CorrectIt));
        return faults;
    }
}

/// <summary>The key that holds now.</summary>
public sealed record AcceptedKeyView(string School, string Fingerprint);
