using System.Numerics;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.Pay;

/// <summary>A pool divided (分配结果). The parts add up to the pool to the cent, or are all zero and the pool is left whole.</summary>
/// <param name="Pool">What there was to divide.</param>
/// <param name="Parts">By staff number, in ordinal order; everyone given is in it.</param>
/// <param name="Divided">False where no one has points: the pool is left whole and to be reported.</param>
public sealed record PoolDivision(Money Pool, IReadOnlyDictionary<string, Money> Parts, bool Divided)
{
    /// <summary>What is left of the pool: all of it or nothing.</summary>
    public Money Undivided => Divided ? Money.Zero : Pool;
}

/// <summary>
/// Division of a pool by points with the largest remainder (最大余额法); formula 8 (money). Everyone gets the floor of pool × points
/// ÷ all points, in cents; the cents left over go one each by falling remainder, ties by staff number (ordinal).
/// Whole numbers throughout, so nothing is lost at any size of pool or number of places.
/// </summary>
public static class Apportionment
{
    /// <exception cref="ArgumentOutOfRangeException">A negative pool or negative points.</exception>
    /// <exception cref="ArgumentException">A staff number given twice.</exception>
    public static PoolDivision Divide(Money pool, IEnumerable<KeyValuePair<string, decimal>> points)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pool.Cents, nameof(pool));
        var byStaff = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (staff, value) in points)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(points));
            if (!byStaff.TryAdd(staff, value))
                throw new ArgumentException($"Staff number {staff} is given twice.", nameof(points));
        }

        var weights = Whole([.. byStaff.Values]);
        var all = weights.Aggregate(BigInteger.Zero, BigInteger.Add);
        var cents = all.IsZero ? new long[weights.Length] : Split(pool.Cents, weights, all);
        var parts = new SortedDictionary<string, Money>(StringComparer.Ordinal);
        foreach (var (staff, part) in byStaff.Keys.Zip(cents))
            parts.Add(staff, new(part));
        return new(pool, parts, !all.IsZero);
    }

    private static long[] Split(long pool, BigInteger[] weights, BigInteger all)
    {
        var shares = weights.Select(weight => BigInteger.DivRem(pool * weight, all)).ToArray();
        var cents = shares.Select(share => (long)share.Quotient).ToArray();
        var left = (int)(pool - cents.Sum());

        // A stable sort of rows already in staff order settles the ties.
        foreach (var row in Enumerable.Range(0, shares.Length).OrderByDescending(row => shares[row].Remainder).Take(left))
            cents[row]++;
        return cents;
    }

    // Points as whole numbers of the smallest place any of them has.
    private static BigInteger[] Whole(decimal[] points)
    {
        var places = points.Select(value => (int)value.Scale).DefaultIfEmpty().Max();
        return [.. points.Select(value => Mantissa(value) * BigInteger.Pow(10, places - value.Scale))];
    }

    private static BigInteger Mantissa(decimal value)
    {
        var bits = decimal.GetBits(value);
        return ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
    }
}
