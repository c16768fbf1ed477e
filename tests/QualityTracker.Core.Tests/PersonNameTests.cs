using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Tests;

/// <summary>A name in two parts, and in one again.</summary>
public sealed class PersonNameTests
{
    [TestCase("王芳", "王", "芳")]
    [TestCase("欧阳修", "欧阳", "修")]
    [TestCase("欧阳", "欧", "阳")]
    [TestCase("周𮧵", "周", "𮧵")]
    [TestCase("𠮷田", "𠮷", "田")]
    [TestCase("古丽 阿依", "阿依", "古丽")]
    [TestCase("Anna Maria Berg", "Maria Berg", "Anna")]
    [TestCase("Plato", "Plato", ".")]
    [TestCase("王", "王", ".")]
    [TestCase("古丽 阿", "古丽 阿", ".")]
    public void Is_parted_and_put_together_again(string name, string family, string given)
    {
        Assert.That(PersonName.Split(name), Is.EqualTo(new PersonName(family, given)));
        Assert.That(new PersonName(family, given).Whole, Is.EqualTo(name));
    }

    [TestCase("张", "", "张")]
    [TestCase("", "Plato", "Plato")]
    public void A_part_may_be_missing(string family, string given, string whole) => Assert.That(new PersonName(family, given).Whole, Is.EqualTo(whole));
}
