namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>One entry being unpacked: counted, and compared with its checksum when read to the end.</summary>
internal sealed class UnpackedStream(Stream inner, uint checksum, PackedStream packed, Unpacking unpacking) : ForwardStream(inner)
{
    private readonly long packedBefore = packed.BytesRead;
    private long unpacked;
    private long untilStep = long.MaxValue;
    private uint crc;

    public override bool CanSeek => false;

    /// <summary>Allows that many bytes until the next call, so that one XML tag cannot fill the memory.</summary>
    public void Step(long bytes) => untilStep = unpacked + bytes;

    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        unpacked += read;
        unpacking.Count(read, unpacked, packed.BytesRead - packedBefore);
        if (unpacked > untilStep)
            throw new FileProblemException(FileProblemCode.TooMuchText);
        crc = Crc32.Append(crc, buffer[..read]);
        if (read == 0 && buffer.Length > 0 && crc != checksum)
            throw new InvalidDataException("The checksum of the entry differs.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Inner.Dispose();
        base.Dispose(disposing);
    }
}
