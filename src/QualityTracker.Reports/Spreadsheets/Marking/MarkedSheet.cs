using System.Globalization;
using System.Text;
using System.Xml;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Reports.Spreadsheets.Marking;

/// <summary>Copies a sheet's part tag by tag, giving marked cells their look; a cell or row that the part leaves out is put in its place.</summary>
internal sealed class MarkedSheet
{
    // What comes after the boxes of comments; each program writes them in this order.
    private static readonly HashSet<string> AfterBoxes = ["legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };
    private readonly XmlPart part;
    private readonly XmlReader reader;
    private readonly XmlWriter writer;
    private readonly MarkedStyles styles;
    private readonly Queue<(int Row, int Column)> places;
    private string? boxes;
    private int row;
    private int column;

    private MarkedSheet(XmlPart part, XmlWriter writer, IEnumerable<(int Row, int Column)> places, string? boxes, MarkedStyles styles) =>
        (this.part, reader, this.writer, this.places, this.boxes, this.styles) = (part, part.Xml, writer, new(places.Order()), boxes, styles);

    /// <param name="part">The sheet.</param>
    /// <param name="messages">By row and column, from 1.</param>
    /// <param name="boxes">The relationship of the comments' boxes, when the sheet does not name one yet.</param>
    /// <param name="styles">Gives the looks.</param>
    /// <param name="to">Where the copy goes.</param>
    public static void Copy(UnpackedStream part, IReadOnlyDictionary<(int Row, int Column), string> messages, string? boxes, MarkedStyles styles, Stream to)
    {
        using var read = new XmlPart(part);
        using var writer = XmlWriter.Create(to, Writing);
        new MarkedSheet(read, writer, messages.Keys, boxes, styles).Copy();
    }

    private void Copy()
    {
        while (part.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.XmlDeclaration:
                    writer.WriteStartDocument(standalone: true);
                    break;
                case XmlNodeType.Element:
                    Begin();
                    break;
                case XmlNodeType.EndElement:
                    End();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    writer.WriteString(reader.Value);
                    break;
                case XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    writer.WriteWhitespace(reader.Value);
                    break;
            }
        }
    }

    private void Begin()
    {
        if (reader.LocalName == "row") BeginRow();
        else if (reader.LocalName == "c" && row > 0) BeginCell();
        else if (reader.Depth == 1 && (AfterBoxes.Contains(reader.LocalName) || (row > 0 && reader.LocalName == "AlternateContent"))) WriteBoxes(isThere: reader.LocalName == "legacyDrawing");
        var isEmpty = reader.IsEmptyElement;
        var name = reader.LocalName;
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        WriteAttributes(name);
        if (!isEmpty) return;
        if (name == "row") FillRow(int.MaxValue);
        if (name == "sheetData") FillRows(int.MaxValue);
        writer.WriteEndElement();
    }

    private void End()
    {
        if (reader.LocalName == "row") FillRow(int.MaxValue);
        else if (reader.LocalName == "sheetData") FillRows(int.MaxValue);
        else if (reader.Depth == 0) WriteBoxes(isThere: false);
        writer.WriteFullEndElement();
    }

    private void BeginRow()
    {
        row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
        column = 0;
        FillRows(row);
    }

    private void BeginCell()
    {
        var at = ColumnLetters.Column(reader.GetAttribute("r") ?? "");
        column = at > 0 ? at : column + 1;
        FillRow(column);
    }

    private void WriteAttributes(string name)
    {
        var isMarked = name == "c" && places.TryPeek(out var place) && place == (row, column);
        var isStyled = false;
        while (reader.MoveToNextAttribute())
        {
            isStyled |= isMarked && reader.LocalName == "s";
            var value = isMarked && reader.LocalName == "s" ? Look(reader.Value) : reader.Value;
            writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, value);
        }

        reader.MoveToElement();
        if (!isMarked) return;
        if (!isStyled) writer.WriteAttributeString("s", Look("0"));
        places.Dequeue();
    }

    private string Look(string look) => styles.Of(int.TryParse(look, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToString(CultureInfo.InvariantCulture);

    // Cells of the row that come before a column and are not there.
    private void FillRow(int before)
    {
        while (places.TryPeek(out var place) && place.Row == row && place.Column < before)
        {
            WriteCell(place);
            places.Dequeue();
        }
    }

    private void FillRows(int before)
    {
        while (places.TryPeek(out var place) && place.Row < before)
        {
            writer.WriteStartElement("row", reader.NamespaceURI);
            writer.WriteAttributeString("r", place.Row.ToString(CultureInfo.InvariantCulture));
            for (var at = place.Row; places.TryPeek(out place) && place.Row == at; places.Dequeue()) WriteCell(place);
            writer.WriteEndElement();
        }
    }

    private void WriteCell((int Row, int Column) place)
    {
        writer.WriteStartElement("c", reader.NamespaceURI);
        writer.WriteAttributeString("r", ColumnLetters.Of(place.Column) + place.Row.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("s", Look("0"));
        writer.WriteEndElement();
    }

    private void WriteBoxes(bool isThere)
    {
        if (boxes is not null && !isThere)
        {
            writer.WriteStartElement("legacyDrawing", reader.NamespaceURI);
            writer.WriteAttributeString("r", "id", XlsxMarker.Office, boxes);
            writer.WriteEndElement();
        }

        boxes = null;
    }
}
