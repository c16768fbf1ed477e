using System.Globalization;
using QualityTracker.Api.Terms;

namespace QualityTracker.Api.OneRoster;

/// <summary>A bundle's terms and school years (学期): a session's last day is the day before the end that the standard gives it.</summary>
public sealed class OneRosterSessions
{
    // A school that has no term yet has no policy either; the dry run shows which it would be.
    private const string FirstPolicy = "combined";
    private const int AutumnBegins = 7;

    private readonly Dictionary<string, (string? Year, DateOnly? First)> known = [];
    private readonly OneRosterBundle bundle;

    public OneRosterSessions(OneRosterBundle bundle)
    {
        this.bundle = bundle;
        foreach (var term in bundle.Frame.Lists.Terms) known[OneRosterIds.Term(bundle.Frame, term.Id)] = (term.SchoolYear, term.FirstDay);
        if (bundle.File(OneRosterLayout.Sessions) is not { } file) return;
        var table = new OneRosterOutput(file, RecordTerm.Kind, ("id", ["sourcedId"]), ("schoolYear", ["schoolYear"]), ("number", ["type"]), ("firstDay", ["startDate"]), ("lastDay", ["endDate"]), ("policy", []));
        foreach (var row in file.Rows) Take(row, table);
        Table = table;
    }

    public OneRosterOutput? Table { get; }

    /// <summary>The school year of the first session that is known, such as 2025-2026.</summary>
    public string? YearOf(IEnumerable<string> sessions) => sessions.Select(each => known.GetValueOrDefault(each).Year).FirstOrDefault(year => year is not null);

    /// <summary>The first day of the earliest session.</summary>
    public DateOnly? FirstDayOf(IEnumerable<string> sessions) => sessions.Select(each => known.GetValueOrDefault(each).First).Min();

    /// <summary>The day before the end that the standard gives, which is the first day not in it; what is no day stays as it is, to be told of.</summary>
    public static string LastDay(OneRosterRow row, string column) => row.Day(column) is { } end ? end.AddDays(-1).ToString("O", CultureInfo.InvariantCulture) : row[column];

    private void Take(OneRosterRow row, OneRosterOutput table)
    {
        if (row.IsDeleted)
        {
            bundle.Gone(row);
            return;
        }

        var first = row.Day("startDate");
        var year = int.TryParse(row["schoolYear"], NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? Year(end)
            : first is { } day ? Year(day.Month >= AutumnBegins ? day.Year + 1 : day.Year) : null;
        known[row.Id] = (year, first);
        if (row["type"].ToLowerInvariant() is not ("term" or "semester")) return;
        var number = first is { } begins ? (begins.Month >= AutumnBegins ? 1 : 2) : (int?)null;
        var terms = bundle.Frame.Lists.Terms;
        var stored = bundle.Ids.TermOf(row.Id) is { } id ? bundle.Frame.Terms[id] : terms.FirstOrDefault(each => each.SchoolYear == year && each.Number == number);
        table.Add(row,
            stored?.Id ?? (year is null || number is null ? row.Id : $"{year[..4]}-{number}"), stored?.SchoolYear ?? year,
            (stored?.Number ?? number)?.ToString(CultureInfo.InvariantCulture), first?.ToString("O", CultureInfo.InvariantCulture) ?? row["startDate"], LastDay(row, "endDate"),
            stored?.Policy ?? terms.MaxBy(each => each.FirstDay)?.Policy ?? FirstPolicy);
    }

    private static string? Year(int end) => end is > 1900 and < 2200 ? string.Create(CultureInfo.InvariantCulture, $"{end - 1}-{end}") : null;
}
