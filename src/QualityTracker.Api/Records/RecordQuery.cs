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

    private const int LongestSearch = 60;

    public int Limit { get; private set; } = DefaultLimit;

    public bool Voided { get; private set; }

    /// <summary>The column ordered by, as the database names it; the kind's own order when null.</summary>
    public string? Sort { get; private set; }

    public bool Descending { get; private set; }

    /// <summary>Whether what the records refer to is to be named beside them.</summary>
    public bool Names { get; private set; }

    /// <summary>Where the page begins: after this value and id.</summary>
    public object? After { get; private set; }

    public string? AfterId { get; private set; }

    /// <summary>What the columns must hold.</summary>
    public IReadOnlyList<RecordFilter> Filters { get; private set; } = [];

    /// <summary>The words searched for; null when nothing is.</summary>
    public string? Search { get; private set; }

    /// <summary>The parameters a kind's list takes, beside limit, cursor, voided and lang.</summary>
    public static IEnumerable<string> FiltersOf<T>(RecordKind<T> kind) where T : class, Core.Records.IRecord, new() =>
        kind.Columns.Where(column => column.IsFilter).Select(column => column.Field).Concat(HasDate(kind) ? ["since", "until"] : []);

    /// <summary>The parameters every kind's list takes beside its filters.</summary>
    public static readonly string[] Shared = ["q", "sort", "names", "limit", "cursor", "voided"];

    /// <param name="kind">The kind listed.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="faults">Gets what is wrong with it.</param>
    public static RecordQuery Read<T>(RecordKind<T> kind, IQueryCollection query, List<Fault> faults) where T : class, Core.Records.IRecord, new()
    {
        var read = new RecordQuery();
        var filters = new List<RecordFilter>();
        string? cursor = null;
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
                case "names":
                    if (bool.TryParse(value, out var names)) read.Names = names;
                    else faults.Add(new("names", "choice", new("只能是 true 或 false", "must be true or false"), Rules.CorrectIt));
                    break;
                case "cursor":
                    cursor = value;
                    break;
                case "sort":
                    if (kind.Columns.FirstOrDefault(each => each.Field == value.TrimStart('-') && each.Type != ColumnType.List) is { } by) (read.Sort, read.Descending) = (by.Name, value[0] == '-');
                    else faults.Add(new("sort", "choice", new("没有这个字段，不能按它排序", "there is no such field to order by"), new("写字段名，降序在前面加 -", "name a field, with - before it for descending order")));
                    break;
                case "q":
                    if (value.Trim().Length is >= 1 and <= LongestSearch) read.Search = value.Trim();
                    else faults.Add(new("q", "text", new($"要找的文字须有 1 至 {LongestSearch} 个字符", $"must have 1 to {LongestSearch} characters"), Rules.CorrectIt));
                    break;
                case "since" or "until" when HasDate(kind):
                    if (DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) filters.Add(new("date", name == "since" ? Comparison.AtLeast : Comparison.AtMost, value));
                    else faults.Add(new(name, "date", new("不是日期", "is not a date"), new("写成 2025-09-01", "write it as 2025-09-01")));
                    break;
                case not null when column is not null:
                    filters.Add(new(column.Name, Comparison.Equal, column.OfText(value)));
                    break;
                default:
                    var known = string.Join(", ", FiltersOf(kind).Concat(Shared).Append("lang"));
                    faults.Add(new(name ?? "", "unknown-parameter", new("没有这个查询参数", "there is no such query parameter"), new("可用：" + known, "use: " + known)));
                    break;
            }
        }

        var order = read.Sort ?? kind.OrderedBy;
        if (cursor is not null && !read.Continue(cursor, kind.Columns.Any(column => column.Name == order && column.IsNumber)))
        {
            faults.Add(new("cursor", "cursor", new("不是本列表给出的游标", "is not a cursor of this list"), new("用上一页的 next，或从第一页开始", "use next of the page before, or begin with the first page")));
        }

        read.Filters = filters;
        return read;
    }

    /// <summary>A cursor of a list with an order of its own.</summary>
    public static string Cursor(object? order, string id) => Encoded(JsonSerializer.Serialize(new[] { Convert.ToString(order, CultureInfo.InvariantCulture), id }));

    private static bool HasDate<T>(RecordKind<T> kind) where T : class, Core.Records.IRecord, new() => kind.OrderedBy == "date";

    /// <summary>What such a cursor was made from; null when it is none.</summary>
    public static (string Order, string Id)? Position(string cursor) =>
        Decoded(cursor) is [{ ValueKind: JsonValueKind.String } order, { ValueKind: JsonValueKind.String } id] ? (order.GetString()!, id.GetString()!) : null;

    /// <summary>The cursor after a record of this list: it is good for the same order only.</summary>
    public string CursorAfter(object? order, string id) => Encoded(JsonSerializer.Serialize(new[] { order, id, Order }));

    private string Order => (Descending ? "-" : "") + Sort;

    // Not every database compares a text with a number: a value of the other sort is of no page of this list.
    private bool Continue(string cursor, bool byNumber)
    {
        if (Decoded(cursor) is not [var order, { ValueKind: JsonValueKind.String } id, { ValueKind: JsonValueKind.String } of] || of.GetString() != Order) return false;
        AfterId = id.GetString();
        After = order.ValueKind switch
        {
            JsonValueKind.String when !byNumber => order.GetString(),
            JsonValueKind.Number when byNumber && order.TryGetInt64(out var number) => number,
            _ => null,
        };
        return order.ValueKind == JsonValueKind.Null || After is not null;
    }

    private static string Encoded(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static JsonElement[]? Decoded(string cursor)
    {
        try
        {
            var text = cursor.Replace('-', '+').Replace('_', '/');
            var parts = JsonSerializer.Deserialize<JsonElement[]>(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));

            // JSON may hold half a character, which cannot be had as text, and a null character, which not every database can hold.
            return parts?.Any(part => part.ValueKind == JsonValueKind.String && part.GetString()!.Contains('\0', StringComparison.Ordinal)) == true ? null : parts;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>What a column, as the database names it, must hold (筛选); null for what no such column ever holds.</summary>
public sealed record RecordFilter(string Column, Comparison Comparison, object? Value);

/// <summary>How a column is held against a value.</summary>
public enum Comparison
{
    Equal,
    AtLeast,
    AtMost,
}
