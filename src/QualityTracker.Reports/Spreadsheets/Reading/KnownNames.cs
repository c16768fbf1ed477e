using System.Xml;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>The names of tags and attributes of one XML part: a program writes some dozens, and each is kept as long as the part is read.</summary>
internal sealed class KnownNames : NameTable
{
    private const int Most = 10_000;
    private int count;

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    private string Counted(string name) => ++count > Most ? throw new FileProblemException(FileProblemCode.TooMuchText) : name;
}
