using System.Globalization;

namespace QualityTracker.Core.Tests.Explanations;

/// <summary>Works a written sum out again: + − × ÷, brackets, min and max. A number that ends in … is taken as it stands.</summary>
internal sealed class Sums
{
    private readonly string[] tokens;
    private int at;

    private Sums(string sum) => tokens = sum.Replace("…", "", StringComparison.Ordinal)
        .Replace("(", "( ", StringComparison.Ordinal).Replace(")", " )", StringComparison.Ordinal).Replace(",", " ,", StringComparison.Ordinal)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Both sides of = or ≈; the sum itself twice when it is but a number.</summary>
    public static (decimal Left, decimal Right, bool IsSettled) Of(string sum)
    {
        var sides = sum.Split(" = ") is { Length: 2 } equal ? equal : sum.Split(" ≈ ");
        return (Value(sides[0]), Value(sides[^1]), sum.Contains('≈', StringComparison.Ordinal));
    }

    private static decimal Value(string side)
    {
        var sums = new Sums(side);
        var value = sums.Terms();
        Assert.That(sums.at, Is.EqualTo(sums.tokens.Length), side);
        return value;
    }

    private decimal Terms()
    {
        var value = Factors();
        while (at < tokens.Length && tokens[at] is "+" or "−") value += tokens[at++] == "+" ? Factors() : -Factors();
        return value;
    }

    private decimal Factors()
    {
        var value = One();
        while (at < tokens.Length && tokens[at] is "×" or "÷") value = tokens[at++] == "×" ? value * One() : value / One();
        return value;
    }

    private decimal One()
    {
        var token = tokens[at++];
        if (!token.EndsWith('(')) return decimal.Parse(token.Replace('−', '-'), CultureInfo.InvariantCulture);
        var value = Terms();
        while (tokens[at] == ",")
        {
            at++;
            value = token == "min(" ? Math.Min(value, Terms()) : Math.Max(value, Terms());
        }

        at++;
        return value;
    }
}
