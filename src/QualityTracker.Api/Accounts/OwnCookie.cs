using System.Net;

namespace QualityTracker.Api.Accounts;

/// <summary>How this program's cookies are set: for its own pages only, unread by scripts, over TLS unless this very machine calls.</summary>
public sealed class OwnCookie : CookieBuilder
{
    public OwnCookie(string name)
    {
        Name = name;
        HttpOnly = true;
        IsEssential = true;
        Path = "/";
        SameSite = SameSiteMode.Strict;
        SecurePolicy = CookieSecurePolicy.None;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = context.Request.IsHttps || context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address);
        return options;
    }
}
