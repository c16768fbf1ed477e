using System.Security.Cryptography;
using System.Text;

namespace QualityTracker.Core.CountyBundles;

/// <summary>A table as the school itself knows it (底数), before anything is left out. It never leaves the school.</summary>
public sealed record KnownTable
{
    /// <summary>With names and what it is about; without figures.</summary>
    public required BundleTable Head { get; init; }

    /// <summary>The denominator.</summary>
    public required int Of { get; init; }

    /// <summary>From the smallest to the largest, each at most the next and at most <see cref="Of"/>.</summary>
    public IReadOnlyList<KnownStep> Steps { get; init; } = [];

    public decimal? Amount { get; init; }

    /// <summary>
    /// Who makes the amount up, and by what (由谁构成): the teachers, and of tutoring the pupils too. Nothing of it is shown; by it is found how many
    /// people a change of the amount tells of.
    /// </summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> MadeOf { get; init; } = [];

}

/// <summary>A step as it is.</summary>
/// <param name="Id">Unique in the table.</param>
/// <param name="Name">As shown.</param>
/// <param name="UpTo">So many reach it.</param>
/// <param name="Rank">Which is shown when not all can be: the lowest.</param>
public sealed record KnownStep(string Id, Languages.Text Name, int UpTo, int Rank = 0);

/// <summary>A table that was shown (已公布的表), with what it was made of: what comes later is held against it.</summary>
/// <param name="Term">Of the bundle it was shown in.</param>
/// <param name="Shown">What was shown.</param>
/// <param name="Ground">What that was made of.</param>
public sealed record PublishedTable(string Term, BundleTable Shown, TableGround Ground);

/// <summary>What a shown table was made of (公布时的底数), kept at the school alone: counts, and people as digests.</summary>
public sealed record TableGround
{
    private const int DigestBytes = 12;

    public int Of { get; init; }

    /// <summary>By the step's id.</summary>
    public IReadOnlyDictionary<string, int> Steps { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<IReadOnlyDictionary<string, string>> MadeOf { get; init; } = [];

    /// <summary>Of the digests.</summary>
    public string Salt { get; init; } = "";

    /// <summary>Digests of one salt are equal where people and what they have are, and otherwise tell nothing; those of two salts say nothing of each other.</summary>
    public static TableGround From(KnownTable table, string salt) => new()
    {
        Of = table.Of,
        Steps = table.Steps.ToDictionary(step => step.Id, step => step.UpTo),
        MadeOf = [.. table.MadeOf.Select(people => people.ToDictionary(each => Digest(salt, each.Key), each => Digest(salt, each.Key + "\n" + each.Value)))],
        Salt = salt,
    };

    private static string Digest(string salt, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + "\n" + text)).AsSpan(0, DigestBytes));
}
