using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>What accounts (账号) bring into the program: a table of contents.</summary>
public static class AccountServices
{
    public static void AddAccounts(this WebApplicationBuilder builder, Database database)
    {
        var (services, limits) = (builder.Services, Limits.Of(builder.Configuration));
        var proxies = builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [];
        MakeKeyFolder(database);
        var keys = Keys.Of(database);
        if (keys is TableKeys shared) shared.TakeIn(new FileKeys(database.Folder));
        services.AddDataProtection().SetApplicationName("QualityTracker").UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new ProtectionKeys(keys));
        // Whoever sends a cookie that is none is refused, and fills no log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashing.Iterations);
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<IPasswordHasher<Account>>(provider => provider.GetRequiredService<PasswordHashing>());
        services.AddIdentityCore<Account>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddScoped<IUserStore<Account>, IdentityStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddAuthentication(SchemeSelector).AddPolicyScheme(SchemeSelector, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Name, null)
            .AddScheme<AuthenticationSchemeOptions, ProviderHandler>(ProviderHandler.Name, null);
        services.AddSingleton(IdentityProvider.Of(builder.Configuration));
        services.AddSingleton<SigningKeys>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-Antiforgery";
            // One name for all requests; without a proxy there is no TLS, and browsers would refuse the other.
            options.Cookie = new OwnCookie(proxies.Length > 0 ? OwnCookie.HostOnly + "qt-antiforgery" : "qt-antiforgery");
            options.SuppressXFrameOptionsHeader = true;
            options.SuppressReadingTokenFromFormBody = true;
        });
        services.AddSingleton(limits);
        services.AddSingleton<Permits>();
        services.AddSingleton<NameLimit>();
        services.AddRateLimiter(options => limits.Apply(options, new Permits(database)));
        services.Configure<ForwardedHeadersOptions>(options => TrustProxies(options, proxies));
        services.AddSingleton<AccountEvents>();
        services.AddSingleton<AccountDoor>();
        services.AddSingleton<CallerCheck>();
        services.AddSingleton<AccountRefusals>();
        services.AddSingleton<Authenticator>();
        services.AddSingleton(new SetupKey(keys as TableKeys));
        services.AddSingleton<SignIn>();
        services.AddSingleton<PasswordConfirmation>();
        services.AddSingleton<SessionReader>();
        services.AddSingleton<DemoAccounts>();
    }

    /// <summary>Who calls, and how often they may.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<CallerReader>();
        app.UseRateLimiter();
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapSessions();
        routes.MapPasskeys();
        routes.MapSetup();
        routes.MapPassword();
        routes.MapAuthenticator();
        routes.MapTokens();
        routes.MapAccountRecords();
        routes.MapStaffAccounts();
    }

    private const string SchemeSelector = "account";

    private static string SchemeOf(HttpContext context) => TokenHandler.BearerOf(context.Request) switch
    {
        null => SessionHandler.Name,
        { } key when key.StartsWith(AccessToken.Prefix, StringComparison.Ordinal) => TokenHandler.Name,
        _ => ProviderHandler.Name,
    };

    // A proxy's word about who calls is taken from the proxies that are named, and from nobody else.
    private static void TrustProxies(ForwardedHeadersOptions options, string[] proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        options.ForwardedHeaders = proxies.Length > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost : ForwardedHeaders.None;
    }

    // Whoever reads these keys, or the secret that seals them, reads the authenticators' secrets.
    private static void MakeKeyFolder(Database database)
    {
        var folder = Path.Combine(database.Folder, "keys");
        WorkFolder.Make(folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
