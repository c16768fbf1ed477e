using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Exports;

/// <summary>A file that was exported (导出文件), with the pupils in it, for the log; it is removed once it is sent.</summary>
/// <param name="Content">From its beginning.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Name">What a browser calls it.</param>
/// <param name="Pupils">Numbers of the pupils in it; null when it holds none.</param>
public sealed record ExportedFile(Stream Content, string Type, string Name, IReadOnlyCollection<string>? Pupils) : IResult, IValueHttpResult
{
    public object? Value => this;

    /// <summary>Made by writing into a file beside the program's memory.</summary>
    public static ExportedFile Of(string type, string name, ISet<string> pupils, Action<Stream> write)
    {
        var content = TemporaryFile.Create();
        try
        {
            write(content);
        }
        catch
        {
            content.Dispose();
            throw;
        }

        content.Position = 0;
        return new(content, type, name, pupils.Count > 0 ? [.. pupils.Order(StringComparer.Ordinal)] : null);
    }

    public Task ExecuteAsync(HttpContext httpContext) => TypedResults.Stream(Content, Type, Name).ExecuteAsync(httpContext);
}
