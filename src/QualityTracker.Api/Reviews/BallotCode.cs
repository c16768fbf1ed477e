using System.Security.Cryptography;
using System.Text;

namespace QualityTracker.Api.Reviews;

/// <summary>
/// One-time codes (一次性评议码): twelve of twenty-four letters and digits that are not mistaken for each other, some 55 bits. Shown once on paper and
/// kept only as a slow hash, so that whoever has a copy of the database cannot find the codes that are not used yet.
/// </summary>
public static class BallotCode
{
    private const string Letters = "CDFHJKLMNPRTVWXY23456789";
    private const int Length = 12;
    private const int Group = 4;
    private const int Rounds = 2000;

    // What is typed for a letter that no code has, it is meant for the one that looks like it.
    private const string Mistaken = "BGSZ";
    private const string Meant = "8652";

    private static readonly byte[] Salt = "QualityTracker ballot code"u8.ToArray();

    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As it is printed: CDFH-JKLM-NPRT.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(part => new string(part)));

    /// <summary>A code as somebody typed it, in any case and width, with or without what stands between the groups; null when it is none.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null or { Length: > 60 }) return null;
        var code = new StringBuilder(Length);
        foreach (var each in typed)
        {
            var letter = char.ToUpperInvariant(each is >= '\uff01' and <= '\uff5e' ? (char)(each - 0xfee0) : each);
            if (char.IsWhiteSpace(letter) || letter is '-' or '–' or '—' or '.' or '·') continue;
            if (Mistaken.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0) letter = Meant[at];
            if (!Letters.Contains(letter, StringComparison.Ordinal) || code.Length == Length) return null;
            code.Append(letter);
        }

        return code.Length == Length ? code.ToString() : null;
    }

    public static string HashOf(string code) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code), Salt, Rounds, HashAlgorithmName.SHA256, 32));
}
