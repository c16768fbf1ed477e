namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>Whether a failure means that no room is left to write (磁盘已满): nobody's file is to blame for it.</summary>
public static class DiskSpace
{
    // No space, too large a file, quota: as Linux numbers them, and as Windows does.
    private static readonly int[] Codes = [28, 27, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public static bool IsOut(Exception exception) => exception is IOException && Codes.Contains(exception.HResult);
}
