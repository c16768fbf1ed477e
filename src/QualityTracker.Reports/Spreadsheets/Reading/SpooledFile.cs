namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>An entry of a zip unpacked to be read from any place: small ones in memory, others in a file that goes when closed.</summary>
internal static class SpooledFile
{
    private const int MostInMemory = 1 << 20;

    public static Stream Of(Stream unpacked)
    {
        Stream spooled = new MemoryStream();
        try
        {
            using (unpacked)
            {
                var buffer = new byte[1 << 16];
                while (unpacked.Read(buffer) is > 0 and var read)
                {
                    if (spooled is MemoryStream small && small.Length + read > MostInMemory)
                    {
                        spooled = TemporaryFile();
                        small.WriteTo(spooled);
                    }

                    spooled.Write(buffer, 0, read);
                }
            }

            spooled.Position = 0;
            return spooled;
        }
        catch
        {
            spooled.Dispose();
            throw;
        }
    }

    // Names of pupils may be inside: nobody else on the machine may read it.
    private static FileStream TemporaryFile()
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), file);
    }
}
