namespace QualityTracker.Api.Samples;

/// <summary>
/// SplitMix64: the same seed draws the same numbers for ever, on any machine. Only exact arithmetic is used, so the normal draw
/// is a sum of uniform ones. Each part of a sample draws from a stream of its own: more of one part never changes another.
/// </summary>
internal sealed class Rng(ulong seed)
{
    private ulong state = seed;

    public Rng(int seed, string stream) : this(Mix((uint)seed + Hash(stream)))
    {
    }

    /// <summary>From 0 up to, not including, <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(((UInt128)Bits() * (ulong)count) >> 64);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>About normal, mean 0 and deviation 1, within ±6.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Unit();
        return sum;
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }

        return list;
    }

    private ulong Bits() => Mix(state += 0x9E3779B97F4A7C15);

    private double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    // FNV-1a over the characters.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var each in text) hash = (hash ^ each) * 1099511628211UL;
        return hash;
    }
}
