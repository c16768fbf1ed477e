using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace QualityTracker.Api.Web;

/// <summary>A file of the web client packed by Brotli (压缩文件), with the tag that its content has.</summary>
public sealed record PackedFile(byte[] Content, EntityTagHeaderValue Tag)
{
    public static PackedFile Of(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new BrotliStream(packed, CompressionLevel.SmallestSize)) stream.Write(content);
        return new(packed.ToArray(), new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
    }
}
