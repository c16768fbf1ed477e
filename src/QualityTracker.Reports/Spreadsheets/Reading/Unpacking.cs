namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// What one source has unpacked so far (解压计量). Sizes in a zip's directory are claims of its maker; only bytes that really came
/// out count, over all archives within each other together.
/// </summary>
internal sealed class Unpacking(ReadingOptions options)
{
    private long unpacked;

    /// <summary>Nothing more will be unpacked: reading further files would only repeat the problem.</summary>
    public bool IsExhausted => unpacked > options.UnpackedBytes;

    /// <param name="bytes">Unpacked just now.</param>
    /// <param name="entry">Unpacked of this entry so far.</param>
    /// <param name="packed">Read of the archive for this entry so far.</param>
    public void Count(int bytes, long entry, long packed)
    {
        unpacked += bytes;
        if (IsExhausted || (entry > options.RatioFrom && entry > options.UnpackedRatio * packed))
            throw new FileProblemException(FileProblemCode.UnpacksTooLarge);
    }
}
