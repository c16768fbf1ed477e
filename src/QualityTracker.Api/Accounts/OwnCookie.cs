using System.Net;

namespace QualityTracker.Api.Accounts;

/// <summary>How this program's cookies are set: for its own pages only, unread by scripts, over TLS unless this very machine calls.</summary>
public sealed class OwnCookie : CookieBuilder
{
    /// <summary>Makes browsers refuse a cookie of this name from another host, or set without TLS.</summary>
    public const string HostOnly = "__Host-";

    public OwnCookie(string name)
    {
        Name = name;
        HttpOnly = true;
        IsEssential = true;
        Path = "/";
        SameSite = SameSiteMode.Strict;
        SecurePolicy = CookieSecurePolicy.None;
    }

    /// <summary>Its name on a request: over TLS, one that no neighbour under the same domain can set.</summary>
    public string NameOn(HttpContext context) => context.Request.IsHttps ? HostOnly + Name : Name!;

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = context.Request.IsHttps || Name!.StartsWith(HostOnly, StringComparison.Ordinal) || context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address);
        return options;
    }
}
