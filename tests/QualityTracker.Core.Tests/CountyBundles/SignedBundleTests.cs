using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Tests.CountyBundles;

/// <summary>The file that a school hands in proves who made it, and that it is as it was made.</summary>
public sealed class SignedBundleTests
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [OneTimeTearDown]
    public void Forget() => key.Dispose();

    internal static CountyBundle Bundle(string school = "xincun") => new()
    {
        School = school,
        SchoolName = "=新村学校",
        Term = "2025-1",
        Month = "2025-10",
        Until = new(2025, 10, 31),
        Pack = "wenxian-2019",
        PackHash = new string('a', 64),
        Program = "QualityTracker 1",
        Tables =
        [
            new() { About = BundleSubject.Norm, Row = "X1", Name = new("听课", "observed"), Since = new(2025, 10, 31), Of = 20, Steps = [new("met", new("完成", "met"), 15)], Posts = [PostKind.Principal] },
            new() { About = BundleSubject.Hours, Name = new("课时", "hours"), Since = new(2025, 9, 30), Of = 20, Amount = 312.5m },
        ],
    };

    [Test]
    public void A_file_is_read_as_it_was_written_and_its_signature_holds_in_any_layout()
    {
        var file = SignedBundle.Write(Bundle(), key);
        var indented = JsonNode.Parse(file)!.ToJsonString(new() { WriteIndented = true });
        foreach (var each in new[] { file, Encoding.UTF8.GetBytes("\uFEFF" + indented) })
        {
            var read = SignedBundle.Read(each);
            Assert.That((read.Holds, read.Bundle.SchoolName, read.Bundle.Tables.Count, read.Bundle.Tables[1].Amount), Is.EqualTo((true, "=新村学校", 2, 312.5m)));
            Assert.That(read.Fingerprint, Is.EqualTo(SignedBundle.FingerprintOf(key.ExportSubjectPublicKeyInfo())).And.Match("^([0-9a-f]{4} ){7}[0-9a-f]{4}$"));
        }

        Assert.That(BundleChecks.Of(SignedBundle.Read(file).Bundle), Is.Empty);
        Assert.That(SignedBundle.Typed(" ＡＢ12-cd34 "), Is.EqualTo("ab12 cd34"));
    }

    [Test]
    public void Whatever_is_changed_added_or_signed_by_another_key_does_not_hold()
    {
        JsonNode File() => JsonNode.Parse(SignedBundle.Write(Bundle(), key))!;
        var (changed, added, swapped) = (File(), File(), File());
        changed["bundle"]!["tables"]![0]!["steps"]![0]!["upTo"] = 20;
        added["bundle"]!["praise"] = "first";
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        swapped["publicKey"] = Convert.ToBase64String(other.ExportSubjectPublicKeyInfo());
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (var file in new[] { changed.ToJsonString(), added.ToJsonString(), swapped.ToJsonString(), Encoding.UTF8.GetString(SignedBundle.Write(Bundle(), larger)) })
            Assert.That(SignedBundle.Read(Encoding.UTF8.GetBytes(file)).Holds, Is.False, file);
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("""{"bundle":{}}""")]
    [TestCase("""{"bundle":null,"publicKey":"","signature":""}""")]
    [TestCase("""{"bundle":{"form":"1"},"publicKey":"","signature":""}""")]
    [TestCase("""{"bundle":{"form":1e999},"publicKey":"","signature":""}""")]
    [TestCase("""{"bundle":{"tables":[{"of":"5"}]},"publicKey":"","signature":""}""")]
    [TestCase("""{"bundle":{"tables":[{"of":5000000000}]},"publicKey":"","signature":""}""")]
    [TestCase("""{"bundle":{"tables":[{"about":"Secrets"}]},"publicKey":"","signature":""}""")]
    [TestCase("""{"bundle":{"school":"a","school":"b"},"publicKey":"","signature":""}""")]
    [TestCase("""{"bundle":{"school":"\ud800"},"publicKey":"","signature":""}""")]
    [TestCase("""{"bundle":{},"publicKey":"?","signature":""}""")]
    public void Anything_else_is_no_bundle(string text) => Assert.Throws(Is.InstanceOf<JsonException>(), () => SignedBundle.Read(Encoding.UTF8.GetBytes(text)));

    [Test]
    public void Deep_json_is_no_bundle() =>
        Assert.Throws(Is.InstanceOf<JsonException>(), () => SignedBundle.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 100_000)))));

    [Test]
    public void Of_a_form_that_is_not_known_the_number_is_read_and_nothing_else()
    {
        var read = SignedBundle.Read("""{"bundle":{"form":2,"tables":"elsewhere"},"publicKey":"","signature":""}"""u8.ToArray());
        Assert.That((read.Bundle.Form, read.Holds), Is.EqualTo((2, false)));
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_bundle_that_this_program_would_not_make_is_told_apart(string place, CountyBundle bundle) =>
        Assert.That(BundleChecks.Of(bundle).Select(each => each.Place), Has.Some.EqualTo(place));

    private static IEnumerable<TestCaseData> Wrong()
    {
        var (good, norm) = (Bundle(), Bundle().Tables[0]);
        TestCaseData With(string name, BundleTable table) => new TestCaseData("tables[0]", good with { Tables = [table] }).SetArgDisplayNames(name);
        yield return new TestCaseData("school", good with { School = "../demo" }).SetArgDisplayNames("path");
        yield return new TestCaseData("schoolName", good with { SchoolName = "甲\u202e乙" }).SetArgDisplayNames("direction");
        yield return new TestCaseData("term", good with { Term = "2025\n1" }).SetArgDisplayNames("line");
        yield return new TestCaseData("month", good with { Month = "2025-13" }).SetArgDisplayNames("month");
        yield return new TestCaseData("month", good with { Month = "2025-09" }).SetArgDisplayNames("month before its last day");
        yield return new TestCaseData("until", good with { Until = default }).SetArgDisplayNames("day");
        yield return new TestCaseData("tables[2]", good with { Tables = [.. good.Tables, norm] }).SetArgDisplayNames("twice");
        yield return With("few", norm with { Of = 4, Steps = [] });
        yield return With("few met", norm with { Steps = [norm.Steps[0] with { UpTo = 3 }] });
        yield return With("few not met", norm with { Steps = [norm.Steps[0] with { UpTo = 17 }] });
        yield return With("more than there are", norm with { Steps = [norm.Steps[0] with { UpTo = 25 }] });
        yield return With("negative", norm with { Of = -20, Steps = [] });
        yield return With("negative amount", norm with { Amount = -1 });
        yield return With("figures without a denominator", norm with { Of = null });
        yield return With("in the future", norm with { Since = new(2025, 11, 1) });
        yield return With("exam in the future", norm with { Day = new(2025, 11, 1) });
        yield return With("without a name", norm with { Name = null! });
        yield return With("step twice", norm with { Steps = [norm.Steps[0], norm.Steps[0]] });
        yield return With("grade", norm with { Grade = 13 });
        yield return With("subject", norm with { About = (BundleSubject)99 });
        yield return With("no table", null!);
    }
}
