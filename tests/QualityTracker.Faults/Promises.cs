using System.Collections.Concurrent;

namespace QualityTracker.Faults;

/// <summary>What the program was asked to write, and what it has acknowledged (应答过的写入): what must be there, and what may be.</summary>
public sealed class Promises
{
    private readonly ConcurrentDictionary<string, Promise> all = new(StringComparer.Ordinal);

    public ICollection<Promise> All => all.Values;

    public int Acknowledged => all.Values.Count(each => each.IsAcknowledged);

    public Promise Of(string key) => all.GetOrAdd(key, each => new(each));

    /// <summary>Keys of imports whose application was accepted: it is carried out, also when the program ends before.</summary>
    public ConcurrentDictionary<string, bool> Accepted { get; } = new(StringComparer.Ordinal);

    public bool IsKnown(string key) => all.ContainsKey(key);
}

/// <summary>One thing and what it was to be, from nothing on.</summary>
public sealed class Promise(string key)
{
    private const long Never = long.MaxValue;

    private readonly List<(string? Content, long At)> states = [(null, 0)];

    public string Key => key;

    public bool IsAcknowledged
    {
        get
        {
            lock (states) return states.Exists(each => each.Content is not null && each.At != Never);
        }
    }

    /// <summary>To be called before it is asked for; gives what to acknowledge.</summary>
    public int Ask(string? content)
    {
        lock (states)
        {
            states.Add((content, Never));
            return states.Count - 1;
        }
    }

    /// <summary>The answer came, and so much was recorded of what the program did by then.</summary>
    public void Acknowledge(int asked, long at)
    {
        lock (states) states[asked] = (states[asked].Content, at);
    }

    /// <summary>What it may be when everything after a moment is gone: the last that was acknowledged by then, or anything asked for later.</summary>
    public bool Allows(string? actual, long until, out string expected)
    {
        lock (states)
        {
            var last = states.FindLastIndex(each => each.At <= until);
            var allowed = states.Skip(last).Select(each => each.Content).ToList();
            expected = string.Join(" or ", allowed.Select(each => each ?? "nothing"));
            return allowed.Contains(actual);
        }
    }

    /// <summary>What was in doubt has been looked at: from now on it is this.</summary>
    public void Settle(string? actual)
    {
        lock (states)
        {
            states.Clear();
            states.Add((actual, 0));
        }
    }
}
