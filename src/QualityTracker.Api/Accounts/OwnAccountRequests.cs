using FluentValidation;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Accounts;

/// <summary>A new password of one's own (修改密码).</summary>
public sealed record ChangePassword
{
    public string Current { get; init; } = "";

    public string New { get; init; } = "";
}

/// <summary>One's password, asked for again before something grave (确认密码).</summary>
public sealed record ConfirmPassword
{
    public string Password { get; init; } = "";
}

/// <summary>A code of the authenticator, to show that it was set up (动态口令).</summary>
public sealed record ConfirmCode
{
    public string Code { get; init; } = "";
}

/// <summary>What a browser made with a passkey, as JSON (通行密钥的应答).</summary>
public sealed record PasskeyAnswer
{
    public string Credential { get; init; } = "";

    /// <summary>What the holder calls it; only when it is added.</summary>
    public string? Name { get; init; }
}

/// <summary>A new access token (新建访问令牌).</summary>
public sealed record CreateToken
{
    public string Name { get; init; } = "";

    public IReadOnlyList<TokenScope> Scopes { get; init; } = [];

    /// <summary>Its last day, UTC.</summary>
    public DateOnly ExpiresOn { get; init; }

    /// <summary>The rules, on a day.</summary>
    public sealed class Rules : AbstractValidator<CreateToken>
    {
        public const int LongestDays = 366;

        public Rules(DateOnly today)
        {
            RuleFor(each => each.Name).IsText(60);
            RuleFor(each => each.Scopes).Keeps("scopes", scopes => scopes.Count > 0 && scopes.Distinct().Count() == scopes.Count,
                new("至少一个范围，且不重复", "needs at least one scope, and none twice"), Problems.Rules.CorrectIt);
            RuleFor(each => each.ExpiresOn).Keeps("expiry", day => today <= day && day <= today.AddDays(LongestDays),
                new($"须在今天到 {LongestDays} 天以内", $"must lie between today and {LongestDays} days ahead"), Problems.Rules.CorrectIt);
        }
    }
}

/// <summary>The first administrator (建立第一个管理员).</summary>
public sealed record SetUp
{
    /// <summary>The key of the setup link.</summary>
    public string Key { get; init; } = "";

    public string UserName { get; init; } = "";

    public string Password { get; init; } = "";
}
