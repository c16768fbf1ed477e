using System.Security.Cryptography;
using System.Text;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Records;

public sealed class RecordIdsTests
{
    [Test]
    public void An_id_is_a_UUIDv8_of_the_hash_of_school_noun_and_key()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("demo|duties|2025-09-10|T001")));
        var id = RecordIds.For("demo", "duties", "2025-09-10|T001");
        Assert.That(Guid.ParseExact(id, "D").Version, Is.EqualTo(8));
        Assert.That(id, Does.StartWith($"{hash[..8]}-{hash[8..12]}-8{hash[13..16]}-").And.EndWith(hash[20..32]));
        Assert.That(id[19], Is.AnyOf('8', '9', 'a', 'b'));
    }

    [Test]
    public void Another_school_noun_or_key_has_another_id() => Assert.That(
        new[] { RecordIds.For("a", "duties", "1"), RecordIds.For("b", "duties", "1"), RecordIds.For("a", "posts", "1"), RecordIds.For("a", "duties", "2") },
        Is.Unique);
}
