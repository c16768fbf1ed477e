using System.Globalization;

namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>Which looks of a workbook show a number as a day or a time (日期格式).</summary>
internal static class XlsxStyleReader
{
    // Excel has 65,490 looks at most.
    private const int Most = 200_000;

    /// <returns>For each cell style in order, whether it is a date.</returns>
    public static List<bool> Dates(XmlPart part)
    {
        var formats = new Dictionary<int, bool>();
        var dates = new List<bool>();
        var inCellFormats = false;
        while (part.Read())
        {
            if (dates.Count + formats.Count > Most)
                throw new FileProblemException(FileProblemCode.TooMuchText);
            if (part.Starts("numFmt"))
                formats[Id(part, "numFmtId")] = IsDate(part.Xml.GetAttribute("formatCode") ?? "");
            else if (part.Xml.LocalName == "cellXfs")
                inCellFormats = part.IsElement && !part.Xml.IsEmptyElement;
            else if (inCellFormats && part.Starts("xf"))
                dates.Add(formats.TryGetValue(Id(part, "numFmtId"), out var date) ? date : IsBuiltInDate(Id(part, "numFmtId")));
        }

        return dates;
    }

    /// <summary>
    /// Whether a number format has a year, month, day, hour or second. What is quoted, escaped, padded or in brackets does not
    /// count, save the brackets of elapsed time.
    /// </summary>
    public static bool IsDate(string format)
    {
        for (var at = 0; at < format.Length && format[at] != ';'; at++)
        {
            switch (char.ToLowerInvariant(format[at]))
            {
                case '"':
                    at = End(format, '"', at);
                    break;
                case '[' when at + 1 < format.Length && char.ToLowerInvariant(format[at + 1]) is 'h' or 'm' or 's' && IsElapsed(format, at):
                    return true;
                case '[':
                    at = End(format, ']', at);
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case 'g' when format.AsSpan(at).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    at += "General".Length - 1;
                    break;
                case 'y' or 'm' or 'd' or 'h' or 's':
                    return true;
            }
        }

        return false;
    }

    // 14–22 and 45–47 everywhere, 27–36 and 50–58 in Chinese, Japanese and Korean programs.
    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    // [h], [mm], [s], not [Magenta].
    private static bool IsElapsed(string format, int open) =>
        format.AsSpan(open + 1, Math.Max(0, End(format, ']', open) - open - 1)) is { Length: <= 2 };

    private static int End(string format, char close, int open) =>
        format.IndexOf(close, open + 1) is >= 0 and var at ? at : format.Length;

    private static int Id(XmlPart part, string name) =>
        int.TryParse(part.Xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
