using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Access;

/// <summary>Who calls (调用者): an account as it stands at this moment. What it may do follows from posts and grants, not from what was issued.</summary>
public sealed record Caller
{
    /// <summary>The account's id; empty for nobody and for the command line.</summary>
    public string Account { get; init; } = "";

    /// <summary>The name signed in with, as the log shows it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The school whose staff the account's holder belongs to, and the staff number there; both or neither.</summary>
    public string? School { get; init; }

    public string? Staff { get; init; }

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    public required Via Via { get; init; }

    /// <summary>The network address called from; null for the command line.</summary>
    public string? Address { get; init; }

    /// <summary>What an access token is good for; null when the caller came with something else than a token.</summary>
    public IReadOnlySet<TokenScope>? Scopes { get; init; }

    /// <summary>Somebody at the machine itself, such as an import by command.</summary>
    public static Caller Console { get; } = new() { Name = "console", Via = Via.Console };

    /// <summary>Somebody who has not said who they are.</summary>
    public static Caller Nobody(string? address) => new() { Via = Via.Nobody, Address = address };

    /// <summary>Who sent a request.</summary>
    public static Caller CallerOf(HttpContext context) => context.Features.Get<Caller>() ?? Nobody(AddressOf(context));

    /// <summary>The network address that a request came from.</summary>
    public static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <summary>Looks at an archive (打开的档案), in which nothing is written whatever the roles would allow.</summary>
    public bool ReadsOnly { get; init; }

    public bool IsSignedIn => Account.Length > 0;
}

/// <summary>A role given to an account by an administrator (授权), beside those that follow from posts; without a school, in every school.</summary>
public sealed record Grant : IDated
{
    public Role Role { get; init; }

    public string? School { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>How a caller showed who they are (登录方式).</summary>
public enum Via
{
    [Named("未登录", "not signed in")] Nobody = 1,
    [Named("浏览器", "browser session")] Session,
    [Named("访问令牌", "access token")] Token,
    [Named("身份提供方", "identity provider")] IdentityProvider,
    [Named("命令行", "command line")] Console,
}

/// <summary>What an access token is good for (令牌范围), at most as far as its holder's roles reach.</summary>
public enum TokenScope
{
    /// <summary>Everything read that is neither pupils' data nor pay.</summary>
    [Named("读取", "read")] Read = 1,

    /// <summary>Everything written, besides pupils' data and pay.</summary>
    [Named("写入", "write")] Write,
    [Named("学生数据", "pupils' data")] Pupils,
    [Named("绩效", "pay")] Pay,
}
