namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// The texts the cells of a workbook point to (共享字符串), end to end in one buffer: the only thing of a workbook kept in memory.
/// </summary>
internal sealed class SharedTexts
{
    private const int TextsPerCharacterLimit = 8;
    private char[] characters = new char[1 << 12];
    private int used;
    private int[] ends = new int[256];

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : ends[index - 1];
            return characters.AsSpan(start, ends[index] - start);
        }
    }

    public static SharedTexts Read(XmlPart part, ReadingOptions options)
    {
        var texts = new SharedTexts();
        var phonetic = false;
        var inText = false;
        while (part.Read())
        {
            if (part.IsElement)
            {
                phonetic |= part.Starts("rPh");
                inText = part.Starts("t") && !phonetic && !part.Xml.IsEmptyElement;
                if (part.Starts("si") && part.Xml.IsEmptyElement)
                    texts.End(options);
            }
            else if (part.IsText && inText)
            {
                texts.Append(part, options);
            }
            else if (part.Xml.NodeType == System.Xml.XmlNodeType.EndElement)
            {
                inText = false;
                phonetic &= part.Xml.LocalName != "rPh";
                if (part.Xml.LocalName == "si")
                    texts.End(options);
            }
        }

        return texts;
    }

    /// <summary>Characters that a cell of Excel may have; a longer one shared by many cells would unpack without bound.</summary>
    private const int LongestCell = 32_767;

    private void Append(XmlPart part, ReadingOptions options)
    {
        int read;
        do
        {
            if (used > options.SharedCharacters)
                throw new FileProblemException(FileProblemCode.TooMuchText);
            if (used == characters.Length)
                Array.Resize(ref characters, used * 2);
            read = part.Xml.ReadValueChunk(characters, used, characters.Length - used);
            used += read;
        }
        while (read > 0);
    }

    private void End(ReadingOptions options)
    {
        if (Count > options.SharedCharacters / TextsPerCharacterLimit)
            throw new FileProblemException(FileProblemCode.TooMuchText);
        if (Count == ends.Length)
            Array.Resize(ref ends, Count * 2);
        var start = Count == 0 ? 0 : ends[Count - 1];
        if (used - start > LongestCell)
            throw new FileProblemException(FileProblemCode.TooMuchText);
        used = start + CellText.Unescape(characters.AsSpan(start, used - start));
        ends[Count++] = used;
    }
}
