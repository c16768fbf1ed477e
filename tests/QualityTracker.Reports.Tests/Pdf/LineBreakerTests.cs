using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualityTracker.Reports.Pdf;

namespace QualityTracker.Reports.Tests.Pdf;

public sealed class LineBreakerTests
{
    [TestCase("教师学期考核表", 3, "教师学|期考核|表")]
    [TestCase("本学期，无记录", 3, "本学|期，无|记录")]
    [TestCase("听课《春》三次", 3, "听课|《春》|三次")]
    [TestCase("比例（分母）", 3, "比例|（分|母）")]
    [TestCase("共 1234 节", 4, "共|1234|节")]
    [TestCase("达成率98.5%以上", 5, "达成率|98.5%|以上")]
    [TestCase("open lesson", 6, "open|lesson")]
    [TestCase("senior professor-level", 10, "senior|professor-|level")]
    [TestCase("NMG-2019-0001", 9, "NMG-|2019-0001")]
    [TestCase("abcdefgh", 3, "abc|def|gh")]
    [TestCase("上\n下", 9, "上|下")]
    [TestCase("上　　下面", 3, "上|下面")]
    [TestCase("", 9, "")]
    public void Lines_end_where_a_reader_expects(string text, int characters, string expected) =>
        Assert.That(string.Join('|', Broken(text, characters)), Is.EqualTo(expected));

    [TestCase("一二。三四，五六》七八、九十")]
    [TestCase("《一》（二）“三”；四！五？")]
    public void No_line_begins_with_closing_or_ends_with_opening_punctuation(string text)
    {
        foreach (var width in Enumerable.Range(4, 12))
        {
            foreach (var line in Broken(text, width))
            {
                Assert.That(line[0], Is.Not.AnyOf([.. "。，、；》）”！？"]), $"{line} at {width}");
                Assert.That(line[^1], Is.Not.AnyOf('《', '（', '“'), $"{line} at {width}");
            }
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Nothing_is_lost_and_no_line_is_too_wide()
    {
        var text = Gen.Elements("一", "表", "。", "，", "（", "）", "a", "B", "7", ".", "%", " ", "　", "\n", "—", "”")
            .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
        return Prop.ForAll(text, Gen.Choose(1, 9).ToArbitrary(), (written, width) =>
        {
            var lines = Broken(written, width);
            return Bare(string.Concat(lines)) == Bare(written) && lines.All(line => line.Length <= width);
        });

        static string Bare(string text) => string.Concat(text.Where(letter => letter is not (' ' or '　' or '\n')));
    }

    // Every character counts one: the rules do not depend on the font.
    private static List<string> Broken(string text, int characters)
    {
        var glyphs = text.EnumerateRunes().Select(rune => new Glyph(rune.Value, 1, 1000)).ToArray();
        return [.. LineBreaker.Break(glyphs, characters * 1000)
            .Select(line => string.Concat(glyphs[line.Start..line.End].Select(glyph => new Rune(glyph.CodePoint).ToString())))];
    }
}
