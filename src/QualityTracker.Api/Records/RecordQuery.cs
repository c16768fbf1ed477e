using System.Globalization;
using System.Text;
using System.Text.Json;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Records;

/// <summary>What a list is asked for: filters, the page's size and where it begins. An unknown parameter is a fault, never ignored.</summary>
public sealed class RecordQuery
{
    public const int DefaultLimit = 50;
    public const int LargestLimit = 200;

    public int Limit { get; private set; } = DefaultLimit;

    public bool Voided { get; private set; }

    public object? After { get; private set; }

    public string? AfterId { get; private set; }

    /// <summary>SQL conditions, each with the one parameter it names.</summary>
    public IReadOnlyList<(string Name, string Condition, object? Value)> Conditions { get; private set; } = [];

    /// <summary>The parameters a kind's list takes, beside limit, cursor, voided and lang.</summary>
    public static IEnumerable<string> FiltersOf<T>(RecordKind<T> kind) where T : class, Core.Records.IRecord, new() =>
        kind.Columns.Where(column => column.IsFilter).Select(column => column.Field).Concat(HasDate(kind) ? ["since", "until"] : []);

    public static RecordQuery Read<T>(RecordKind<T> kind, IQueryCollection query, List<Fault> faults) where T : class, Core.Records.IRecord, new()
    {
        var read = new RecordQuery();
        var conditions = new List<(string, string, object?)>();
        foreach (var (name, given) in query)
        {
            if (given.Count > 1)
            {
                faults.Add(KnownParameters.Twice(name));
                continue;
            }

            var value = given.ToString();
            var column = kind.Columns.FirstOrDefault(each => each.IsFilter && each.Field == name);
            switch (name)
            {
                case "lang":
                    break;
                case "limit":
                    if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LargestLimit) read.Limit = limit;
                    else faults.Add(new("limit", "range", new($"必须在 1 到 {LargestLimit} 之间", $"must be from 1 to {LargestLimit}"), Rules.CorrectIt));
                    break;
                case "voided":
                    if (bool.TryParse(value, out var voided)) read.Voided = voided;
                    else faults.Add(new("voided", "choice", new("只能是 true 或 false", "must be true or false"), Rules.CorrectIt));
                    break;
                case "cursor":
                    if (!read.Continue(value)) faults.Add(new("cursor", "cursor", new("不是本列表给出的游标", "is not a cursor of this list"), new("用上一页的 next，或从第一页开始", "use next of the page before, or begin with the first page")));
                    break;
                case "since" or "until" when HasDate(kind):
                    if (DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) conditions.Add((name, $"\"date\" {(name == "since" ? ">=" : "<=")} @{name}", value));
                    else faults.Add(new(name, "date", new("不是日期", "is not a date"), new("写成 2025-09-01", "write it as 2025-09-01")));
                    break;
                case not null when column is not null:
                    conditions.Add((column.Name, $"\"{column.Name}\" = @{column.Name}", column.OfText(value)));
                    break;
                default:
                    var known = string.Join(", ", FiltersOf(kind).Concat(["limit", "cursor", "voided", "lang"]));
                    faults.Add(new(name ?? "", "unknown-parameter", new("没有这个查询参数", "there is no such query parameter"), new("可用：" + known, "use: " + known)));
                    break;
            }
        }

        read.Conditions = conditions;
        return read;
    }

    public static string Cursor(object? order, string id) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new[] { Convert.ToString(order, CultureInfo.InvariantCulture), id })))
            .Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static bool HasDate<T>(RecordKind<T> kind) where T : class, Core.Records.IRecord, new() => kind.OrderedBy == "date";

    /// <summary>What a cursor was made from; null when it is none.</summary>
    public static (string Order, string Id)? Position(string cursor)
    {
        try
        {
            var text = cursor.Replace('-', '+').Replace('_', '/');
            var parts = JsonSerializer.Deserialize<string[]>(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
            return parts is [{ } order, { } id] ? (order, id) : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private bool Continue(string cursor)
    {
        if (Position(cursor) is not { } position) return false;
        (After, AfterId) = position;
        return true;
    }
}
