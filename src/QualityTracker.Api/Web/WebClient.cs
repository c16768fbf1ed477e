using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace QualityTracker.Api.Web;

/// <summary>Serves the web client (网页): the files beside the program, and nothing from anywhere else.</summary>
public static class WebClient
{
    private const string OwnOriginOnly =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";

    // Browsers put their own viewer into a sheet, which must not be forbidden.
    private const string Sheet = "script-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Where the files of the web client stand beside the program.</summary>
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    // They do not change while the program runs.
    private static readonly Lazy<WebFiles> Files = new(() => new WebFiles(Folder));

    /// <summary>Answers are compressed for slow networks. Cookies are sent by this origin's pages alone, so that nobody else can make two answers to compare.</summary>
    public static void AddWebClient(this IServiceCollection services)
    {
        services.AddSingleton(_ => Files.Value);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/manifest+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void UseWebClient(this IApplicationBuilder app)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".html"] = "text/html; charset=utf-8";
        types.Mappings[".js"] = "text/javascript; charset=utf-8";
        types.Mappings[".css"] = "text/css; charset=utf-8";
        types.Mappings[".txt"] = "text/plain; charset=utf-8";
        types.Mappings[".webmanifest"] = "application/manifest+json; charset=utf-8";
        var files = new FileServerOptions
        {
            FileProvider = new PhysicalFileProvider(Folder),
            RedirectToAppendTrailingSlash = false,
            StaticFileOptions = { ContentTypeProvider = types },
        };
        app.Use((context, next) => IsPlainRead(context.Request) && Files.Value.Packed(context.Request.Path) is { } packed ? Send(context, packed, types) : next(context));
        app.UseResponseCompression();
        app.UseFileServer(files);
    }

    private static bool IsPlainRead(HttpRequest request) => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.GetTypedHeaders().AcceptEncoding.Any(each => each.Value == "br" && each.Quality != 0);

    private static Task Send(HttpContext context, PackedFile packed, FileExtensionContentTypeProvider types)
    {
        context.Response.Headers.ContentEncoding = "br";
        context.Response.Headers.Vary = "Accept-Encoding";
        return TypedResults.Bytes(packed.Content, types.Mappings[Path.GetExtension(context.Request.Path)], entityTag: packed.Tag).ExecuteAsync(context);
    }

    /// <summary>What an answer may load (CSP): a page its own origin's files, an answer of the API nothing at all.</summary>
    public static string PolicyFor(HttpContext context) => !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? OwnOriginOnly
        : context.GetEndpoint()?.Metadata.GetMetadata<Untrusted>() is not null ? $"{Nothing}; sandbox"
        : context.Response.ContentType == "application/pdf" ? Sheet : Nothing;
}
