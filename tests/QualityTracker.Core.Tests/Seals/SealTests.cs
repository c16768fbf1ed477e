using System.Globalization;
using System.Text;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Seals;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Seals;

public sealed class SealTests
{
    private static readonly Seal Abc = new("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    // SHA-256 of "abc" as FIPS 180-2 has it; its first bits, ba78 16bf 8f01 cfea 4141, in fives are 23 9 28 1 13 15 28 15 0 7 7 30 20 16 10 1.
    [Test]
    public void The_short_code_is_the_first_eighty_bits()
    {
        Assert.That(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("abc"u8)), Is.EqualTo(Abc.Hash));
        Assert.That(Abc.ShortCode, Is.EqualTo("Q9W1-DFWF-077Y-MGA1"));
    }

    [TestCase("Q9W1-DFWF-077Y-MGA1")]
    [TestCase(" q9wl dfwf o77y mgai ")]
    [TestCase("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public void A_code_is_read_as_people_type_it(string typed) => Assert.That(Abc.Is(Seal.Read(typed)!), Is.True);

    [TestCase("Q9W1-DFWF-077Y")]
    [TestCase("Q9W1-DFWF-077Y-MGAU")]
    [TestCase("")]
    public void What_is_no_code_is_not_read(string typed) => Assert.That(Seal.Read(typed), Is.Null);

    [Test]
    public void The_canonical_form_is_written_out()
    {
        var value = new
        {
            Name = "a\"b\\\n老师",
        };
        Assert.That(Written(value), Is.EqualTo("{}"), "what cannot be set follows from something else");
        var duty = new Duty { Id = "d1", Staff = "T1", Kind = DutyKind.Lecture, Date = new(2025, 9, 2), Hours = 3.50m, Title = "a\"b\\\n老师" };
        Assert.That(Written(duty), Is.EqualTo("{\"date\":\"2025-09-02\",\"hours\":3.5,\"id\":\"d1\",\"kind\":\"Lecture\",\"level\":\"School\",\"staff\":\"T1\",\"title\":\"a\\\"b\\\\\\u000a老师\"}"));
        Assert.That(Written(duty with { Hours = 3.5m }), Is.EqualTo(Written(duty)), "3.50 is 3.5");
        Assert.That(Written(new SortedDictionary<string, object?> { ["b"] = -0.0m, ["a"] = new Text("甲", ""), ["c"] = null, ["d"] = Array.Empty<int>() }), Is.EqualTo("{\"a\":{\"zh\":\"甲\"},\"b\":0}"));
        Assert.That(Written(new object?[] { true, null, 5L, new DateTimeOffset(2026, 1, 16, 8, 0, 0, TimeSpan.FromHours(8)) }), Is.EqualTo("[true,null,5,\"2026-01-16T00:00:00.0000000Z\"]"));
        Assert.That(() => CanonicalForm.Of("\ud800"), Throws.InstanceOf<EncoderFallbackException>());
    }

    [TestCase("de-DE")]
    [TestCase("zh-CN")]
    [TestCase("ar-SA")]
    public void A_sheet_has_the_same_seal_in_any_culture_and_any_order_of_records(string culture)
    {
        var seal = Sealed(null).Seal().Hash;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.That(Sealed(new(7)).Seal().Hash, Is.EqualTo(seal));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_change_of_a_record_a_figure_the_revision_or_the_pack_changes_the_seal()
    {
        var sheet = Sealed(null);
        var lines = sheet.Lines.Select((line, at) => at == 0 ? line with { Figure = "0 / 1" } : line).ToArray();
        var records = sheet.Records.Select((record, at) => at == 0 ? record with { Hash = new('0', 64) } : record).ToArray();
        var hashes = new[] { sheet, sheet with { Revision = 2 }, sheet with { Lines = lines }, sheet with { Records = records }, sheet with { PackHash = "0" }, sheet with { Records = [.. sheet.Records.Skip(1)] } }
            .Select(each => each.Seal().Hash);
        Assert.That(hashes, Is.Unique);
    }

    [Test]
    public void A_seal_is_current_until_a_later_one_and_tells_no_name()
    {
        var later = new Seal(new('0', 64));
        KeptSeal[] kept = [new(Abc, "demo", Autumn, "T1", 1, true)];
        Assert.That(SealCheck.Of(Abc.ShortCode, kept), Is.EqualTo(new SealCheck(SealState.Reopened, "demo", Autumn, 1)));
        kept = [.. kept, new(later, "demo", Autumn, "T1", 2, false)];
        Assert.That(SealCheck.Of(Abc.Hash, kept).State, Is.EqualTo(SealState.Superseded));
        Assert.That(SealCheck.Of(later.Hash, kept), Is.EqualTo(new SealCheck(SealState.Current, "demo", Autumn, 2)));
        Assert.That(SealCheck.Of("1111-1111-1111-1111", kept), Is.EqualTo(SealCheck.Unknown));
        Assert.That(SealCheck.Of(null, kept), Is.EqualTo(SealCheck.Unknown));
    }

    private static string Written(object value) => Encoding.UTF8.GetString(CanonicalForm.Of(value));

    private static SealedSheet Sealed(Random? order)
    {
        var school = RandomSchool.Of(5);
        var records = school.Records(order).Duties.Where(duty => duty.Staff == "T1").Select(SealedRecord.Of);
        return SealedSheet.Of(school.Evaluate(PolicyPacks.Of("wenxian-2019"), order: order), "T1", 1, records);
    }
}
