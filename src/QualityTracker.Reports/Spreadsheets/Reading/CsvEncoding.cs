using System.Text;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// Finds how a csv is encoded (编码): by its byte order mark, else UTF-8 when all of it is, else GB18030, which Chinese Excel and
/// WPS write. Every encoding is strict: a byte that fits none is an error, never a question mark.
/// </summary>
internal static class CsvEncoding
{
    public static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Bytes; a character has four at most.</summary>
    private static readonly int LongestLine = 4 * ReadingOptions.Default.LineCharacters;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="content">Seekable; read twice when it has no mark.</param>
    public static StreamReader Open(Stream content)
    {
        Span<byte> mark = stackalloc byte[2];
        content.Position = 0;
        var read = content.ReadAtLeast(mark, 2, throwOnEndOfStream: false);
        Encoding encoding = mark[..read] switch
        {
            [0xFF, 0xFE] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => IsUtf8(content) ? Utf8 : Gb18030,
        };
        content.Position = encoding is UnicodeEncoding ? 2 : StartsWithUtf8Mark(content) ? 3 : 0;
        return new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
    }

    private static bool StartsWithUtf8Mark(Stream content)
    {
        Span<byte> mark = stackalloc byte[3];
        content.Position = 0;
        return content.ReadAtLeast(mark, 3, throwOnEndOfStream: false) == 3 && mark.SequenceEqual(Encoding.UTF8.Preamble);
    }

    // A line too long to be read ends the look: whichever it is, the file is refused there.
    private static bool IsUtf8(Stream content)
    {
        var line = 0;
        var decoder = Utf8.GetDecoder();
        var bytes = new byte[1 << 16];
        var characters = new char[Utf8.GetMaxCharCount(bytes.Length)];
        content.Position = 0;
        try
        {
            int read;
            do
            {
                read = content.Read(bytes);
                decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read == 0);
                line = bytes.AsSpan(0, read).LastIndexOfAny("\r\n"u8) is >= 0 and var end ? read - end : line + read;
            }
            while (read > 0 && line <= LongestLine);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
