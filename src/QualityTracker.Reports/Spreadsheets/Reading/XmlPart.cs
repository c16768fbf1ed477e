using System.Xml;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>Forward reading of one XML part of a workbook: no document types, no entities, nothing fetched, no giant tags.</summary>
internal sealed class XmlPart : IDisposable
{
    private const int LongestTag = 8 << 20;

    /// <summary>A program's tags stand some ten within each other; every one is kept until it ends.</summary>
    private const int Deepest = 256;

    private static XmlReaderSettings Settings => new()
    {
        NameTable = new KnownNames(),
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
        CloseInput = true,
    };

    private readonly UnpackedStream stream;

    public XmlPart(UnpackedStream stream)
    {
        this.stream = stream;
        stream.Step(LongestTag);
        Xml = XmlReader.Create(stream, Settings);
    }

    public XmlReader Xml { get; }

    public bool IsElement => Xml.NodeType == XmlNodeType.Element;

    public bool IsText => Xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;

    public bool Read()
    {
        stream.Step(LongestTag);
        return Xml.Read() && (Xml.Depth <= Deepest ? true : throw new FileProblemException(FileProblemCode.TooMuchText));
    }

    /// <summary>Whether the reader stands on that start tag, in whatever namespace: the transitional and the strict one differ.</summary>
    public bool Starts(string name) => IsElement && Xml.LocalName == name;

    public void Dispose() => Xml.Dispose();
}
