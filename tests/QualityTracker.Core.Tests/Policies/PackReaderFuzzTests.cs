using System.Text;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Tests.Policies;

public sealed class PackReaderFuzzTests
{
    [Test]
    public void Whatever_is_done_to_a_pack_it_is_read_or_refused_with_a_reason()
    {
        var random = new Random(2023);
        var pieces = new[]
        {
            "{", "}", "[", "]", ": ", "- ", "\n", "  ", "'", "\"", "$", "&a ", "*a", "!x ",
            "|", ">", "#", "---\n", "...", "%", "\u0000", "?",
        };
        for (var round = 0; round < 1500; round++)
        {
            var text = new StringBuilder(PackText.Small);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0) text.Insert(at, pieces[random.Next(pieces.Length)]);
                else text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
            }

            var reading = PackReader.Read(text.ToString());
            Assert.That(reading.Pack is null, Is.EqualTo(reading.Problems.Count > 0), text.ToString());
        }
    }
}
