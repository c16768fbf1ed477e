using System.Text;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Seals;

/// <summary>A seal (封存码): what is printed as a QR code, and the short code beside it for those who type.</summary>
/// <param name="Hash">SHA-256, 64 lower-case hexadecimal digits.</param>
public sealed record Seal(string Hash)
{
    // Without I, L, O and U: nothing that looks like another.
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 16;
    private const int Group = 4;

    /// <summary>The first 80 bits of the hash in four groups of four, such as 7K2M-9QX4-B1TD-0ZRE.</summary>
    public string ShortCode { get; } = CodeOf(Hash);

    /// <summary>
    /// What somebody scanned or typed: the hash, or the short code in any case, with or without hyphens and blanks, with O for 0 and I or L
    /// for 1. Null when it is neither.
    /// </summary>
    public static string? Read(string typed)
    {
        var plain = string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));
        if (plain.Length == 64 && plain.All(char.IsAsciiHexDigit)) return plain.ToLowerInvariant();
        var code = plain.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return code.Length == Letters && code.All(letter => Digits.Contains(letter, StringComparison.Ordinal)) ? Grouped(code) : null;
    }

    /// <summary>Whether what <see cref="Read"/> gave means this seal.</summary>
    public bool Is(string read) => read == Hash || read == ShortCode;

    private static string CodeOf(string hash)
    {
        var bytes = Convert.FromHexString(hash);
        var (code, bits, held) = (new StringBuilder(), 0, 0);
        foreach (var each in bytes)
        {
            (bits, held) = ((bits << 8) | each, held + 8);
            for (; held >= 5 && code.Length < Letters; held -= 5) code.Append(Digits[(bits >> (held - 5)) & 31]);
            bits &= (1 << held) - 1;
            if (code.Length == Letters) break;
        }

        return Grouped(code.ToString());
    }

    private static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(part => new string(part)));
}

/// <summary>
/// What anybody may know who scans a sheet (验真结果): whether it is genuine, of which school and term, which revision, and whether that one
/// still holds. No name and no figure.
/// </summary>
public sealed record SealCheck(SealState State, string? School, string? Term, int? Revision)
{
    public static SealCheck Unknown { get; } = new(SealState.Unknown, null, null, null);

    /// <param name="read">As <see cref="Seal.Read"/> gave it.</param>
    /// <param name="kept">Every seal there is.</param>
    public static SealCheck Of(string? read, IReadOnlyCollection<KeptSeal> kept)
    {
        if (read is null || kept.FirstOrDefault(each => each.Seal.Is(read)) is not { } found) return Unknown;
        var later = kept.Any(each => (each.School, each.Term, each.Staff) == (found.School, found.Term, found.Staff) && each.Revision > found.Revision);
        return new(later ? SealState.Superseded : found.Reopened ? SealState.Reopened : SealState.Current, found.School, found.Term, found.Revision);
    }
}

/// <summary>A seal as it is kept (已登记的封存码).</summary>
/// <param name="Seal">The seal.</param>
/// <param name="School">School code.</param>
/// <param name="Term">Term id.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Revision">Of the sheet.</param>
/// <param name="Reopened">Whether the sheet was reopened since and is not sealed again.</param>
public sealed record KeptSeal(Seal Seal, string School, string Term, string Staff, int Revision, bool Reopened);

/// <summary>What a seal is worth (验真状态).</summary>
public enum SealState
{
    [Named("真，现行版", "genuine, current")] Current = 1,
    [Named("真，已被新版取代", "genuine, superseded")] Superseded,
    [Named("真，正在重新核算", "genuine, being computed anew")] Reopened,
    [Named("查无此码", "not known")] Unknown,
}
