namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>An archive's bytes, counted as they are read. Does not close what it reads.</summary>
internal sealed class PackedStream(Stream inner) : ForwardStream(inner)
{
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        BytesRead += read;
        return read;
    }
}
