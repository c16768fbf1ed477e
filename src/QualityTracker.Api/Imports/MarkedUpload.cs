using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets.Marking;

namespace QualityTracker.Api.Imports;

/// <summary>An upload given back with its errors marked (标注后的文件), for whom it names a reason to be logged.</summary>
public sealed record MarkedUpload(Stream Content, string Name, IEnumerable<string>? Pupils) : IResult, IValueHttpResult
{
    private static readonly Text Heading = new("错误", "Errors");
    private static readonly Text Suffix = new("-标注", "-marked");

    public object? Value => this;

    public static MarkedUpload Of(Stream content, string name, ImportReport report, Language language, IEnumerable<string>? pupils)
    {
        var marks = report.Errors.Select(error => new CellMark(error.File.Length > 0 ? error.File : name, error.Sheet, error.Row, error.Column, Said(error, language))).ToList();
        if (report.ErrorCount > report.Errors.Count)
        {
            var first = report.Errors[0];
            marks.Add(new(first.File, first.Sheet, null, null, new Text(
                $"共 {report.ErrorCount} 处错误，只标注前 {report.Errors.Count} 处", $"{report.ErrorCount} errors in all; the first {report.Errors.Count} are marked").In(language)));
        }

        var headers = report.Tables.GroupBy(table => table.File).ToDictionary(file => file.Key, file => file.First().HeaderRow);
        var marked = TemporaryFile.Create();
        try
        {
            MarkedFile.Write(content, name, marks, Heading.In(language), headers, marked);
        }
        catch (InvalidDataException)
        {
            // What cannot be read to its end cannot be marked either: it goes back as it came.
            marked.SetLength(0);
            content.Position = 0;
            content.CopyTo(marked);
        }
        catch
        {
            marked.Dispose();
            throw;
        }

        marked.Position = 0;
        var (stem, suffix) = (Path.GetFileNameWithoutExtension(name), Suffix.In(language));
        return new(marked, (stem.EndsWith(suffix, StringComparison.Ordinal) ? stem : stem + suffix) + Path.GetExtension(name), pupils);
    }

    public Task ExecuteAsync(HttpContext httpContext) => TypedResults.Stream(Content, "application/octet-stream", Name).ExecuteAsync(httpContext);

    private static string Said(ImportError error, Language language) => $"{error.Message.In(language)}{(language == Language.Chinese ? "。" : ". ")}{error.Remedy.In(language)}";
}
