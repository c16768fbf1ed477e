using System.Text;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Reports.Spreadsheets.Marking;

/// <summary>Gives a csv one more column with what is wrong in each row. Every character of the file stays, its encoding too, and no row is held.</summary>
internal static class CsvMarker
{
    public static void Write(Stream content, IEnumerable<CellMark> marks, string heading, int headerRow, Stream to)
    {
        var messages = marks.GroupBy(mark => mark.Place.Row).ToDictionary(row => row.Key, row => string.Join("; ", row.Select(mark => mark.Message).Distinct()));
        messages[headerRow] = messages.TryGetValue(headerRow, out var own) ? $"{heading}: {own}" : heading;
        using var reader = CsvEncoding.Open(content);
        using var writer = new StreamWriter(to, Marked(reader.CurrentEncoding), 1 << 16, leaveOpen: true);
        var buffer = new char[1 << 16];
        var length = reader.Read(buffer);
        var (delimiter, start) = CsvDelimiter.Of(buffer.AsSpan(0, length));
        writer.Write(buffer, 0, start);
        var rows = new Rows(writer, delimiter, messages, headerRow, start > 0 ? 2 : 1);
        for (; length > 0; length = reader.Read(buffer), start = 0)
        {
            foreach (var character in buffer.AsSpan(start, length - start)) rows.Take(character);
        }

        rows.End();
    }

    // Without a mark other programs would not take the messages for UTF-8.
    private static Encoding Marked(Encoding encoding) => encoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) : encoding;

    private enum Inside
    {
        Start,
        Text,
        Quotes,
        Closed,
    }

    private sealed class Rows(StreamWriter writer, char delimiter, Dictionary<int, string> messages, int headerRow, int first)
    {
        private int number = first;
        private int fields = 1;
        private int width;
        private Inside inside = Inside.Start;
        private bool isEmpty = true, afterReturn;

        public void Take(char character)
        {
            if (afterReturn)
            {
                afterReturn = false;
                EndRow(character == '\n' ? "\r\n" : "\r");
                if (character == '\n') return;
            }

            if (inside != Inside.Quotes && character is ('\r' or '\n'))
            {
                if (character == '\r') afterReturn = true;
                else EndRow("\n");
                return;
            }

            // As it is read: a quote opens a field only at its start, and a doubled one goes on.
            inside = (inside, character) switch
            {
                (Inside.Start or Inside.Closed, '"') => Inside.Quotes,
                (Inside.Quotes, '"') => Inside.Closed,
                (Inside.Quotes, _) => Inside.Quotes,
                _ => character == delimiter ? Inside.Start : Inside.Text,
            };
            if (inside == Inside.Start) fields++;
            isEmpty = false;
            writer.Write(character);
        }

        public void End()
        {
            if (afterReturn) EndRow("\r");
            else if (!isEmpty) EndRow("");
        }

        private void EndRow(string ending)
        {
            if (number == headerRow) width = fields;
            if (messages.TryGetValue(number, out var message))
            {
                for (; fields < width; fields++) writer.Write(delimiter);
                writer.Write(delimiter);
                WriteQuoted(message);
            }

            writer.Write(ending);
            (fields, inside, isEmpty) = (1, Inside.Start, true);
            number++;
        }

        private void WriteQuoted(string message)
        {
            writer.Write('"');
            writer.Write((CellText.NeedsApostrophe(message) ? "'" + message : message).Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
    }
}
