using System.IO.Compression;
using System.Text;

namespace QualityTracker.Api.Attachments;

/// <summary>
/// A PDF of scanned pages (PDF 扫描件). It is not written anew: what tells of its making (author, program, times, XMP, EXIF of photos in it) is blanked
/// in its place, so that every page stays as it was; what a scan does not have, such as scripts, is refused.
/// </summary>
internal static class PdfScan
{
    /// <summary>How much all that is packed in it may unpack to, in bytes.</summary>
    private const int MostUnpacked = 32 << 20;

    private static readonly HashSet<string> Refused =
    [
        "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "AcroForm", "Encrypt", "Movie", "Sound", "EF", "FileAttachment", "URI", "ASCII85Decode", "ASCIIHexDecode",
    ];

    private static readonly HashSet<string> Told = ["Author", "Title", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "GPTS", "LPTS"];

    private static readonly byte[] EmptyPacked = [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];

    public static Stripping Strip(ReadOnlySpan<byte> sent, out byte[] kept)
    {
        kept = [];
        var end = sent.LastIndexOf("%%EOF"u8);
        if (end < 0) return Stripping.Damaged;
        var file = sent[..(end + 5)].ToArray();
        var (left, seen, isPaged) = (MostUnpacked, MostUnpacked, false);
        for (var at = 0; at < file.Length;)
        {
            var data = StreamAfter(file, at);
            var outside = file.AsSpan(at, data.Start - at);
            var names = new HashSet<string>();
            if (!Blank(outside, names, blanks: true)) return Stripping.Active;
            isPaged |= names.Contains("Page");
            var content = file.AsSpan(data.Start, data.Length);
            if (!Blank(content, [], blanks: false)) return Stripping.Active;
            var isPacked = names.Contains("FlateDecode") || names.Contains("Fl");
            var outcome = Stripping.Done;
            if (names.Contains("ObjStm"))
            {
                if (!isPacked) return Stripping.Active; // packed in a way that cannot be looked into
                var inner = new HashSet<string>();
                outcome = InPacked(content, ref left, objects => Blank(objects, inner, blanks: true), isKept: false);
                isPaged |= inner.Contains("Page");
            }
            else if (names.Contains("First") && InPacked(content, ref seen, objects => Blank(objects, [], blanks: false), isKept: true) == Stripping.Active)
            {
                return Stripping.Active; // some programs take it for objects though it does not say so
            }
            else if (names.Contains("Metadata") && names.Contains("XML") && content.Length > 0)
            {
                content.Fill((byte)' ');
                if (isPacked && content.Length >= EmptyPacked.Length) EmptyPacked.CopyTo(content);
            }
            else if (content.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            {
                ClearAsides(content);
            }
            else if (isPacked && (names.Contains("DCTDecode") || names.Contains("DCT")))
            {
                outcome = InPacked(content, ref left, ClearAsides, isKept: false);
            }

            if (outcome != Stripping.Done || seen < 0) return outcome == Stripping.Done ? Stripping.Damaged : outcome;
            at = data.Start + data.Length;
        }

        if (!isPaged) return Stripping.Damaged;
        kept = [.. file, (byte)'\n'];
        return Stripping.Done;
    }

    // What stands between the words stream and endstream next; nothing, at the end of the file, when there is no more.
    private static (int Start, int Length) StreamAfter(byte[] file, int at)
    {
        for (var from = at; file.AsSpan(from).IndexOf("stream"u8) is >= 0 and var next; from += next + 6)
        {
            var start = from + next + 6;
            if (file.AsSpan(0, from + next).EndsWith("end"u8)) continue;
            if (start < file.Length && file[start] == '\r') start++;
            if (start < file.Length && file[start] == '\n') start++;
            var length = file.AsSpan(start).IndexOf("endstream"u8);
            return (start, length < 0 ? file.Length - start : length);
        }

        return (file.Length, 0);
    }

    // Goes over every name, however it is escaped; false when one is refused.
    private static bool Blank(Span<byte> text, HashSet<string> names, bool blanks)
    {
        for (var at = 0; text[at..].IndexOf((byte)'/') is >= 0 and var next;)
        {
            at += next + 1;
            var name = Name(text, ref at);
            if (Refused.Contains(name)) return false;
            if (!blanks) continue;
            names.Add(name);
            if (Told.Contains(name)) BlankValue(text, at);
        }

        return true;
    }

    private static string Name(Span<byte> text, ref int at)
    {
        var name = new StringBuilder();
        for (; at < text.Length && name.Length < 32 && text[at] > ' ' && !"()<>[]{}/%"u8.Contains(text[at]); at++)
        {
            if (text[at] == '#' && at + 2 < text.Length && char.IsAsciiHexDigit((char)text[at + 1]) && char.IsAsciiHexDigit((char)text[at + 2]))
            {
                name.Append((char)Convert.FromHexString([(char)text[at + 1], (char)text[at + 2]])[0]);
                at += 2;
            }
            else
            {
                name.Append((char)text[at]);
            }
        }

        return name.ToString();
    }

    // A string in brackets or in hexadecimal, or a list of numbers, right after the name.
    private static void BlankValue(Span<byte> text, int at)
    {
        while (at < text.Length && text[at] <= ' ') at++;
        if (at >= text.Length) return;
        var (open, close, blank) = (char)text[at] switch { '(' => ('(', ')', ' '), '<' => ('<', '>', '0'), '[' => ('[', ']', ' '), _ => ('\0', '\0', ' ') };
        if (open == '\0' || (open == '<' && at + 1 < text.Length && text[at + 1] == '<')) return;
        var depth = 1;
        for (at++; at < text.Length; at++)
        {
            var isEscape = open == '(' && text[at] == '\\' && at + 1 < text.Length;
            if (text[at] == open && open == '(') depth++;
            if (text[at] == close && --depth == 0) return;
            text[at] = (byte)blank;
            if (isEscape) text[++at] = (byte)blank;
        }
    }

    private static bool ClearAsides(Span<byte> photo)
    {
        if (!photo.StartsWith<byte>([0xFF, 0xD8])) return true;
        foreach (var (at, length) in JpegPhoto.Asides(photo)) photo.Slice(at, length).Clear();
        return true;
    }

    private delegate bool Work(Span<byte> unpacked);

    // Unpacks, works on it and packs it again into the same place; a filling after the end of what is packed is passed over by every reader.
    private static Stripping InPacked(Span<byte> packed, ref int left, Work work, bool isKept)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using (var reader = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress))
            {
                var buffer = new byte[64 << 10];
                for (int read; (read = reader.Read(buffer)) > 0;)
                {
                    if ((left -= read) < 0) return Stripping.Damaged;
                    unpacked.Write(buffer, 0, read);
                }
            }

            var before = unpacked.ToArray();
            var after = unpacked.ToArray();
            if (!work(after)) return Stripping.Active;
            if (isKept || before.AsSpan().SequenceEqual(after)) return Stripping.Done;
            using var again = new MemoryStream();
            using (var writer = new ZLibStream(again, CompressionLevel.SmallestSize, leaveOpen: true)) writer.Write(after);
            if (again.Length > packed.Length) return Stripping.Damaged;
            packed.Fill((byte)' ');
            again.ToArray().CopyTo(packed);
            return Stripping.Done;
        }
        catch (InvalidDataException)
        {
            return Stripping.Damaged;
        }
    }
}
