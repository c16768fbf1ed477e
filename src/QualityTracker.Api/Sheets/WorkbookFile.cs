using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Sheets;

/// <summary>A workbook as an answer (工作簿文件), with whom it names, for the log.</summary>
/// <param name="Workbook">Written when it is sent.</param>
/// <param name="Name">What a browser calls it.</param>
/// <param name="Pupils">Numbers of the pupils it names; null when it names none.</param>
public sealed record WorkbookFile(Workbook Workbook, string Name, IReadOnlyCollection<string>? Pupils = null) : IResult, IValueHttpResult
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public object? Value => this;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        using var bytes = new MemoryStream();
        XlsxWriter.Write(bytes, Workbook);
        return TypedResults.File(bytes.ToArray(), MediaType, Name).ExecuteAsync(httpContext);
    }
}
