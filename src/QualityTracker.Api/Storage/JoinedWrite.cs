using System.Data.Common;
using System.Runtime.CompilerServices;

namespace QualityTracker.Api.Storage;

/// <summary>
/// What writes that follow one another in a transaction say once for all of them (合并写入), such as their entries in the log, and what they found
/// out for each other. It is said before any other write begins, and before the transaction is kept.
/// </summary>
public sealed class JoinedWrite : IDisposable
{
    private static readonly ConditionalWeakTable<DbConnection, JoinedWrite> Open = [];

    private readonly DbConnection connection;
    private readonly Dictionary<Type, JoinedPart> parts = [];
    private bool joins;

    internal JoinedWrite(DbConnection connection)
    {
        this.connection = connection;
        Open.AddOrUpdate(connection, this);
    }

    /// <summary>Of a write that goes together with others; null of any other, which says everything at once.</summary>
    public static JoinedWrite? Of(DbConnection connection) => Open.TryGetValue(connection, out var found) && found.joins ? found : null;

    public TPart Part<TPart>(Func<TPart> make) where TPart : JoinedPart
    {
        if (parts.TryGetValue(typeof(TPart), out var found)) return (TPart)found;
        var part = make();
        parts.Add(typeof(TPart), part);
        return part;
    }

    /// <summary>A write begins that can be undone alone.</summary>
    internal void Begin(WriteKind kind)
    {
        joins = kind == WriteKind.Joined;
        if (!joins) Say();
        foreach (var part in parts.Values) part.Begin();
    }

    /// <summary>The write that began last is undone.</summary>
    internal void Undo()
    {
        foreach (var part in parts.Values) part.Undo();
    }

    /// <summary>Whether there was anything to say.</summary>
    internal bool Say()
    {
        var said = false;
        foreach (var part in parts.Values) said |= part.Say(connection);
        parts.Clear();
        return said;
    }

    public void Dispose() => Open.Remove(connection);
}

/// <summary>What one room leaves to be said (待写部分).</summary>
public abstract class JoinedPart
{
    /// <summary>What is left from here on goes with the next <see cref="Undo"/>.</summary>
    public abstract void Begin();

    public abstract void Undo();

    /// <summary>Whether there was anything to say.</summary>
    public virtual bool Say(DbConnection connection) => false;
}
