namespace QualityTracker.Api.Access;

/// <summary>What the matrix says of one operation (权限).</summary>
public sealed record Rule(string Operation, Holding Holds, Opening Opening)
{
    public IReadOnlyDictionary<Role, Reach> Reaches { get; init; } = new Dictionary<Role, Reach>();

    public Reach ReachOf(Role role) => Reaches.GetValueOrDefault(role);

    /// <summary>What an access token must be good for; null when no token is enough.</summary>
    public IReadOnlyList<TokenScope>? ScopesFor(bool writes) => Holds switch
    {
        Holding.Keys => null,
        Holding.Pupils => writes ? [TokenScope.Write, TokenScope.Pupils] : [TokenScope.Pupils],
        Holding.Pay => writes ? [TokenScope.Write, TokenScope.Pay] : [TokenScope.Pay],
        Holding.All => [writes ? TokenScope.Write : TokenScope.Read, TokenScope.Pupils, TokenScope.Pay],
        _ => [writes ? TokenScope.Write : TokenScope.Read],
    };
}

/// <summary>What the rows of an operation hold that is more than everyday work (数据内容).</summary>
public enum Holding
{
    None = 0,
    Pupils,
    Pay,
    All,

    /// <summary>Accounts, the log, one person's whole data: never by access token.</summary>
    Keys,
}

/// <summary>To whom an operation is open (开放范围).</summary>
public enum Opening
{
    Everyone = 1,
    SignedIn,
    ByRole,
}
