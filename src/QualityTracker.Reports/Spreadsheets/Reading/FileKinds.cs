namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>What a file is (文件类型), by its first bytes; only plain text goes by its name.</summary>
internal enum FileKind
{
    Zip,
    Compound,
    Text,
    Other,
}

internal static class FileKinds
{
    private static readonly byte[] CompoundMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // "EncryptedPackage" as a compound file names its streams, in UTF-16.
    private static readonly byte[] EncryptedMark = [.. "EncryptedPackage"u8.ToArray().SelectMany(letter => new byte[] { letter, 0 })];

    public static FileKind Of(Stream content, string name)
    {
        Span<byte> first = stackalloc byte[8];
        content.Position = 0;
        var read = content.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (first.StartsWith("PK\u0003\u0004"u8) || first.StartsWith("PK\u0005\u0006"u8))
            return FileKind.Zip;
        if (read == first.Length && first.SequenceEqual(CompoundMark))
            return FileKind.Compound;
        return Extension(name) is ".csv" or ".txt" or ".tsv" ? FileKind.Text : FileKind.Other;
    }

    /// <summary>Whether a file among others is worth opening.</summary>
    public static bool MayHoldTables(string name) =>
        Extension(name) is ".csv" or ".txt" or ".tsv" or ".xlsx" or ".xlsm" or ".xltx" or ".xltm" or ".xls" or ".xlt" or ".et" or ".ett" or ".xlsb" or ".ods" or ".numbers";

    /// <summary>What systems and office programs leave beside files: not worth a word.</summary>
    public static bool IsLitter(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return file.StartsWith("~$", StringComparison.Ordinal) || file.StartsWith("._", StringComparison.Ordinal)
            || file.StartsWith(".~", StringComparison.Ordinal)
            || name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.Contains("/__MACOSX/", StringComparison.Ordinal)
            || file.ToLowerInvariant() is ".ds_store" or "thumbs.db" or "desktop.ini";
    }

    public static bool IsWorkbookName(string name) => MayHoldTables(name) && Extension(name) is not (".csv" or ".txt" or ".tsv");

    /// <summary>A compound file is an encrypted workbook when it has the stream for it, else one of before 2007.</summary>
    public static FileProblemCode Compound(Stream content)
    {
        var buffer = new byte[1 << 16];
        var kept = 0;
        content.Position = 0;
        while (content.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(EncryptedMark) >= 0)
                return FileProblemCode.EncryptedWorkbook;
            kept = Math.Min(EncryptedMark.Length - 1, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return FileProblemCode.OldWorkbook;
    }

    public static string Extension(string name) => Path.GetExtension(name).ToLowerInvariant();
}
