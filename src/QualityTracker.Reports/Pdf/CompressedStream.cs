using System.Buffers.Binary;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Filters;

namespace QualityTracker.Reports.Pdf;

/// <summary>
/// Adds a compressed stream to a file (压缩流). PDFsharp's own compressor is managed code and gives the same bytes on every
/// processor, which the runtime's does not promise. It leaves out the checksum that ends the format; strict readers want it.
/// </summary>
internal static class CompressedStream
{
    public static PdfDictionary Add(PdfDocument pdf, byte[] content)
    {
        var packed = new FlateDecode().Encode(content, PdfFlateEncodeMode.Default);
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Adler32(content));
        var dictionary = new PdfDictionary(pdf);
        pdf.Internals.AddObject(dictionary);
        dictionary.CreateStream([.. packed, .. checksum]);
        dictionary.Elements.SetName("/Filter", "/FlateDecode");
        return dictionary;
    }

    // RFC 1950, section 9. 3800 additions fit before a remainder is needed.
    private static uint Adler32(ReadOnlySpan<byte> content)
    {
        uint a = 1, b = 0;
        while (!content.IsEmpty)
        {
            var chunk = content[..Math.Min(3800, content.Length)];
            foreach (var part in chunk) b += a += part;
            (a, b) = (a % 65521, b % 65521);
            content = content[chunk.Length..];
        }

        return b << 16 | a;
    }
}
