using System.CommandLine;
using System.Text.Json;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.CountyBundles;

/// <summary>county verify: whether a bundle's signature holds, and whose key it is, from the file alone.</summary>
public static class CountyCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "县级汇总包 · A county bundle" };
        var verify = new Command("verify", "核对汇总包的签名，不用数据库 · Verify the signature of a bundle, without a database") { file };
        verify.SetAction(result => Run(result.GetValue(file)!, Console.Out));
        return new Command("county", "县级汇总包 · County bundles") { verify };
    }

    /// <summary>0 when the signature holds and the content is what this program makes, 1 when not, 2 when the file is no bundle.</summary>
    public static int Run(string file, TextWriter output)
    {
        if (!File.Exists(file)) return Say(2, new($"没有文件 {file}", $"There is no file {file}"));
        SignedBundle signed;
        try
        {
            signed = new FileInfo(file).Length > SignedBundle.LargestFile ? throw new JsonException() : SignedBundle.Read(File.ReadAllBytes(file));
        }
        catch (JsonException)
        {
            return Say(2, new("这个文件不是县级汇总包", "The file is no county bundle"));
        }

        if (!signed.Holds) return Say(1, new("签名不符", "The signature does not hold"));
        foreach (var (place, message) in BundleChecks.Of(signed.Bundle).Take(20)) Say(1, new($"{place}：{message.Zh}", $"{place}: {message.En}"));
        if (BundleChecks.Of(signed.Bundle).Any()) return 1;
        return Say(0, new($"签名有效：{signed.Bundle.SchoolName} {signed.Bundle.Month}，密钥指纹 {signed.Fingerprint}", $"The signature holds: {signed.Bundle.SchoolName} {signed.Bundle.Month}, key {signed.Fingerprint}"));

        int Say(int code, Text text)
        {
            output.WriteLine($"{text.Zh} · {text.En}");
            return code;
        }
    }
}
