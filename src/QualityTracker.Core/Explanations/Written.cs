using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Explanations;

/// <summary>Numbers and sums as they are written out (书写算式), the same in every language and culture.</summary>
internal static class Written
{
    private const int Places = 10;
    private const decimal OneWithEveryPlace = 1.0000000000000000000000000000m;

    /// <summary>Unrounded: what has more than ten places is cut there and ends in ….</summary>
    public static string Number(decimal value)
    {
        var plain = value / OneWithEveryPlace;
        return plain.Scale <= Places ? plain.ToString(CultureInfo.InvariantCulture).Replace('-', '−')
            : decimal.Round(plain, Places, MidpointRounding.ToZero).ToString("F10", CultureInfo.InvariantCulture).Replace('-', '−') + "…";
    }

    /// <summary>A figure as shown, with the places it was rounded to.</summary>
    public static Text Shown(decimal value) => Text.Same(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A sum of numbers; 0 when there are none.</summary>
    public static string Sum(IEnumerable<decimal> values) => Sum(values.Select(value => (Number(value), value < 0)));

    /// <summary>Equal amounts together, greatest first: 5 × 12 + 3.</summary>
    public static string SumOfEquals(IEnumerable<decimal> values) => Sum(values.GroupBy(value => value).OrderByDescending(group => group.Key)
        .Select(group => (group.Count() == 1 ? Number(group.Key) : $"{Number(group.Key)} × {group.Count()}", group.Key < 0)));

    /// <summary>In brackets when it is more than one number.</summary>
    public static string Bracketed(string sum) => sum.Contains(' ', StringComparison.Ordinal) ? $"({sum})" : sum;

    public static Arithmetic Step(string id, Text formula, string sum, decimal value)
    {
        var result = Number(value);
        return new(id, formula, sum == result ? result : $"{sum} = {result}", value);
    }

    /// <summary>A step whose last cent is settled by the largest remainder.</summary>
    public static Arithmetic Settled(string id, Text formula, string sum, decimal value) => new(id, formula, $"{sum} ≈ {Number(value)}", value);

    private static string Sum(IEnumerable<(string Term, bool Negative)> terms)
    {
        var written = "";
        foreach (var (term, negative) in terms)
        {
            if (written.Length == 0) written = term;
            else written += negative ? $" − {term[1..]}" : $" + {term}";
        }

        return written.Length == 0 ? "0" : written;
    }
}
