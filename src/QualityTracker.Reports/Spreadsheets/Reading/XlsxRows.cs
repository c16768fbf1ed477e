using System.Xml;
using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// Rows of one sheet of a workbook. Rows and cells without a reference follow the one before. Of a formula the value last
/// computed is taken; one that no program has computed yet is an error value, not a blank. The whole part is read, so that a
/// damaged end is noticed.
/// </summary>
internal sealed class XlsxRows(XmlPart part, XlsxFile file, Func<MergedCells> merged, ReadingOptions options) : IRowReader
{
    /// <summary>What Excel shows of a formula that is not computed.</summary>
    private const string Uncomputed = "#CALC!";

    private readonly XmlReader xml = part.Xml;
    private char[] value = new char[1 << 10];
    private bool inData;
    private int valueLength;
    private int rowLength;

    // Of the cell being read.
    private int column;
    private int style;
    private char type;

    public int Number { get; private set; }

    public bool IsDisposed { get; private set; }

    public MergedCells Merged => merged();

    public void Dispose()
    {
        IsDisposed = true;
        part.Dispose();
    }

    public bool Read(TableRow row)
    {
        while (part.Read())
        {
            if (xml.LocalName == "sheetData")
            {
                inData = part.IsElement;
            }
            else if (inData && part.Starts("row"))
            {
                ReadRow(row);
                return true;
            }
        }

        return false;
    }

    private void ReadRow(TableRow row)
    {
        var before = Number;
        Number = xml.GetAttribute("r") is { } reference ? Parse(reference) : Number + 1;
        if (Number > options.Rows)
            throw new FileProblemException(TooManyRows);

        // Of rows that go back no program shows what a person would take for the table.
        if (Number <= before)
            throw new FileProblemException(BrokenWorkbook, before + 1);
        row.Begin(Number);
        rowLength = 0;
        column = -1;
        if (xml.IsEmptyElement)
            return;
        while (part.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (part.Starts("c"))
                ReadCell(row);
        }
    }

    private void ReadCell(TableRow row)
    {
        ReadAttributes();
        if (xml.IsEmptyElement)
            return;
        valueLength = 0;
        var inValue = false;
        var phonetic = false;
        var hasFormula = false;
        while (part.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                phonetic |= xml.LocalName == "rPh";
                hasFormula |= xml.LocalName == "f";
                inValue = xml.LocalName is "v" or "t" && !phonetic && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                inValue = false;
                phonetic &= xml.LocalName != "rPh";
                if (xml.LocalName == "c")
                    break;
            }
            else if (inValue && part.IsText)
            {
                AppendValue();
            }
        }

        if (valueLength > 0)
            PutValue(row);
        else if (hasFormula && type != 't')
            row.Put(column, Uncomputed);
    }

    private void ReadAttributes()
    {
        column++;
        style = 0;
        type = 'n';
        while (xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r":
                    column = Place(Attribute());
                    break;
                case "s":
                    style = int.TryParse(Attribute(), out var number) ? number : 0;
                    break;
                case "t":
                    type = Attribute() switch { "s" => 's', "b" => 'b', "d" => 'd', "str" or "inlineStr" => 't', "e" => 'e', _ => 'n' };
                    break;
            }
        }

        xml.MoveToElement();
        if (column >= options.Columns)
            throw new FileProblemException(TooManyColumns, Number);
    }

    // Letters too many are a column too far.
    private int Place(ReadOnlySpan<char> reference) => ColumnLetters.Column(reference) is > 0 and var at ? at - 1
        : !reference.IsEmpty && char.IsAsciiLetter(reference[0]) ? options.Columns : throw new FileProblemException(BrokenWorkbook, Number);

    // No attribute asked for here is longer in a file made by a program.
    private ReadOnlySpan<char> Attribute() => value.AsSpan(0, xml.ReadValueChunk(value, 0, 32));

    private void AppendValue()
    {
        int read;
        do
        {
            if (valueLength == value.Length)
                Array.Resize(ref value, valueLength * 2);
            read = xml.ReadValueChunk(value, valueLength, value.Length - valueLength);
            valueLength += read;
            rowLength += read;
            if (rowLength > TableRow.Longest)
                throw new FileProblemException(TooMuchText, Number);
        }
        while (read > 0);
    }

    private void PutValue(TableRow row)
    {
        var stored = value.AsSpan(0, valueLength);
        switch (type)
        {
            case 's':
                row.Put(column, Shared(stored));
                break;
            case 'b':
                row.Put(column, stored is "1" or "true" ? "TRUE" : "FALSE");
                break;
            case 'd':
                row.Put(column, XlsxValues.IsoDate(stored));
                break;
            case 't':
                row.Put(column, stored[..CellText.Unescape(stored)]);
                break;
            case 'e':
                row.Put(column, stored);
                break;
            default:
                PutNumber(row, stored);
                break;
        }
    }

    private void PutNumber(TableRow row, ReadOnlySpan<char> stored)
    {
        Span<char> text = stackalloc char[XlsxValues.Room];
        var length = file.IsDate(style) ? XlsxValues.Date(stored, file.From1904, text) : -1;
        if (length < 0)
            length = XlsxValues.Number(stored, text);
        row.Put(column, length < 0 ? stored : text[..length]);
    }

    private ReadOnlySpan<char> Shared(ReadOnlySpan<char> stored)
    {
        var index = Parse(stored);
        if (index < 0 || index >= file.Texts.Count)
            throw new FileProblemException(BrokenWorkbook, Number, column + 1);
        return file.Texts[index];
    }

    private static int Parse(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit) || number > int.MaxValue / 10 - 1)
                return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
