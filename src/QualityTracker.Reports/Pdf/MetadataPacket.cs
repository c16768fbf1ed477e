using System.Globalization;
using System.Security;
using System.Text;
using QualityTracker.Reports.Layout;

namespace QualityTracker.Reports.Pdf;

/// <summary>
/// PDFsharp writes a metadata packet (元数据) with two random identifiers, the machine's time zone and unescaped titles. It is replaced
/// in place by one of the same length that is made from the document alone; the rest is white space, as the format intends.
/// </summary>
internal static class MetadataPacket
{
    public static void Replace(byte[] file, Document document, Guid id)
    {
        var end = file.AsSpan().LastIndexOf("<?xpacket end="u8);
        var start = file.AsSpan(0, Math.Max(0, end)).LastIndexOf("<?xpacket begin="u8);
        if (start < 0) return;
        var packet = Packet(document, id, document.Title);
        if (packet.Length > end - start) packet = Packet(document, id, "");
        file.AsSpan(start, end - start).Fill((byte)' ');
        packet.CopyTo(file, start);
        file[end - 1] = (byte)'\n';
    }

    private static byte[] Packet(Document document, Guid id, string title)
    {
        var date = document.Created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
             xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
             xmp:CreateDate="{date}" xmp:ModifyDate="{date}" xmpMM:DocumentID="uuid:{id}" xmpMM:InstanceID="uuid:{id}">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(TextShaper.Plain(title))}</rdf:li></rdf:Alt></dc:title>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """.ReplaceLineEndings("\n"));
    }
}
