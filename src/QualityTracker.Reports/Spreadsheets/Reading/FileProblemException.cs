using System.Text;
using System.Xml;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>Carries a problem from where it is found to the table or source that lists it; never leaves this folder.</summary>
internal sealed class FileProblemException(FileProblemCode code, int? row = null, int? column = null, string? value = null) : Exception
{
    /// <summary>The problem an exception met while reading means, or null for a mistake of ours, which must be seen.</summary>
    public static FileProblem? Problem(Exception exception, string file, string? sheet, FileProblemCode broken, int? row) => exception switch
    {
        FileProblemException problem => problem.At(file, sheet, row),
        XmlException xml when xml.Message.Contains("DTD", StringComparison.OrdinalIgnoreCase) => new(FileProblemCode.DoctypeRefused, file, sheet),
        XmlException or InvalidDataException or EndOfStreamException or FormatException or NotSupportedException
            or OverflowException => new(broken, file, sheet, row),
        DecoderFallbackException => new(FileProblemCode.NotText, file, sheet, row),
        _ when DiskSpace.IsOut(exception) => null,
        IOException or UnauthorizedAccessException => new(FileProblemCode.Unreadable, file, sheet, row),
        _ => null,
    };

    private FileProblem At(string file, string? sheet, int? current) => new(code, file, sheet, row ?? current, column, value);
}
