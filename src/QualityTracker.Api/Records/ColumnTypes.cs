using System.Globalization;
using System.Text;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Records;

/// <summary>The types a column can have. Numbers and dates are read with full-width digits too; nothing is guessed or rounded.</summary>
public sealed partial class Column<T>
{
    public static Column<T> Text(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        new(field, header, get, (ref T record, string cell, SchoolFrame _) => SoundText.Is(cell) ? Set(ref record, cell.Normalize().Trim(), set) : TextExpected)
        {
            Type = ColumnType.Text,
            ExampleCell = header,
            SetText = set,
        };

    public static Column<T> Date(string field, string header, Func<T, DateOnly> get, Func<T, DateOnly, T> set) =>
        Parsed<DateOnly>(ColumnType.Date, field, header, record => get(record), TryDate, set, DateExpected, "2025-10-14");

    public static Column<T> Date(string field, string header, Func<T, DateOnly?> get, Func<T, DateOnly?, T> set) =>
        Parsed<DateOnly>(ColumnType.Date, field, header, record => get(record), TryDate, (record, date) => set(record, date), DateExpected, "2025-10-14");

    public static Column<T> Time(string field, string header, Func<T, TimeOnly?> get, Func<T, TimeOnly?, T> set) => Parsed<TimeOnly>(ColumnType.Time, field, header,
        record => get(record),
        (string cell, out TimeOnly time) => TimeOnly.TryParseExact(Narrow(cell), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time),
        (record, time) => set(record, time), new("时间，如 16:30", "a time such as 16:30"), "16:30");

    public static Column<T> Whole(string field, string header, Func<T, int> get, Func<T, int, T> set) => Parsed<int>(ColumnType.Whole, field, header,
        record => get(record), TryWhole,
        set, new("整数", "a whole number"), "1");

    public static Column<T> Whole(string field, string header, Func<T, int?> get, Func<T, int?, T> set) => Parsed<int>(ColumnType.Whole, field, header,
        record => get(record), TryWhole,
        (record, number) => set(record, number), new("整数", "a whole number"), "1");

    public static Column<T> Number(string field, string header, Func<T, decimal> get, Func<T, decimal, T> set) =>
        Parsed<decimal>(ColumnType.Number, field, header, record => get(record), TryNumber, set, NumberExpected, "1");

    public static Column<T> Number(string field, string header, Func<T, decimal?> get, Func<T, decimal?, T> set) =>
        Parsed<decimal>(ColumnType.Number, field, header, record => get(record), TryNumber, (record, number) => set(record, number), NumberExpected, "1");

    /// <summary>Kept in cents, written in files in yuan with two places.</summary>
    public static Column<T> Yuan(string field, string header, Func<T, long> cents, Func<T, long, T> set) => new(field, header,
        record => cents(record), (ref T record, string cell, SchoolFrame _) =>
            TryNumber(cell, out var yuan) && decimal.Round(yuan, 2) == yuan && Math.Abs(yuan) < 1_000_000_000_000m
                ? Set(ref record, (long)(yuan * 100), set)
                : new("以元为单位、最多两位小数的金额", "an amount in yuan with at most two decimal places"))
    {
        CellOf = record => (cents(record) / 100m).ToString("F2", CultureInfo.InvariantCulture),
        Type = ColumnType.Yuan,
        ExampleCell = "1000.00",
    };

    public static Column<T> Flag(string field, string header, Func<T, bool> get, Func<T, bool, T> set) => Parsed<bool>(ColumnType.Flag, field, header,
        record => get(record),
        (string cell, out bool flag) =>
        {
            var word = Narrow(cell).ToLowerInvariant();
            flag = Yes.Contains(word);
            return flag || No.Contains(word);
        },
        set, new("是或否", "yes or no"), "是");

    public static Column<T> OneOf<TEnum>(string field, string header, Func<T, TEnum?> get, Func<T, TEnum, T> set) where TEnum : struct, Enum =>
        Parsed<TEnum>(ColumnType.Choice, field, header, record => get(record) is { } member && Enum.IsDefined(member) ? member : null,
            (string cell, out TEnum member) => Names.TryRead(cell, out member), set, new(
                string.Join("、", Enum.GetValues<TEnum>().Select(each => Names.Of(each).Zh)) + "之一",
                "one of: " + string.Join(", ", Enum.GetValues<TEnum>().Select(each => Names.Of(each).En))), Names.Of(Enum.GetValues<TEnum>()[0]).Zh)
            .Copy(column => column.Choices = [.. Enum.GetValues<TEnum>().Select(each => new ColumnChoice(Json.Word(each), Names.Of(each)))]);

    /// <summary>A reference by id, or by a name that belongs to one alone.</summary>
    public static Column<T> Reference(
        string noun, string field, string header, Func<T, string?> get, Func<T, string, T> set, Func<SchoolFrame, ILookup<string, string>>? named = null) =>
        new(field, header, get, (ref T record, string cell, SchoolFrame frame) =>
        {
            var text = cell.Trim();
            var found = named is null ? [] : named(frame)[text].Take(2).ToList();
            return found.Count == 2
                ? new("编号：同名的不止一个，请填编号", "a number or code: the name belongs to more than one")
                : Set(ref record, found.Count == 1 ? found[0] : Narrow(text), set);
        })
        { Type = ColumnType.Reference, RefersTo = noun, IsFilter = true, ExampleCell = ExampleIds.GetValueOrDefault(noun) };

    public static Column<T> Staff(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        Reference("staff", field, header, get, set, frame => frame.Named.Staff);

    public static Column<T> Class(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        Reference("classes", field, header, get, set, frame => frame.Named.Classes);

    public static Column<T> Subject(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        Reference("subjects", field, header, get, set, frame => frame.Named.Subjects);

    public static Column<T> Pupil(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        Reference("pupils", field, header, get, set);

    public static Column<T> Term(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        Reference("terms", field, header, get, set);

    /// <summary>A small list in one cell, its items parted by semicolons and each item's parts by spaces or colons.</summary>
    public static Column<T> List(string field, string header, Func<T, object> get, Func<T, string> write, CellReader<T> read) =>
        new(field, header, record => get(record), read) { Type = ColumnType.List, CellOf = write };

    // The ids of the coded kinds' own examples.
    private static readonly Dictionary<string, string> ExampleIds = new()
    {
        ["terms"] = "2025-1",
        ["subjects"] = "chinese",
        ["staff"] = "T001",
        ["classes"] = "2025-701",
        ["pupils"] = "20250701",
    };

    private delegate bool TryRead<TValue>(string cell, out TValue value);

    private static readonly Text DateExpected = new("日期，如 2025-09-01", "a date such as 2025-09-01");
    private static readonly Text TextExpected = new("文字，不含无效字符", "text without invalid characters");
    private static readonly Text NumberExpected = new("数字", "a number");

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-MM-dd'T'HH:mm:ss", "yyyyMMdd"];

    private static readonly string[] Yes = ["是", "√", "yes", "true", "1", "y"];
    private static readonly string[] No = ["否", "×", "no", "false", "0", "n"];

    private static Column<T> Parsed<TValue>(
        ColumnType type, string field, string header, Func<T, object?> get, TryRead<TValue> tryRead, Func<T, TValue, T> set, Text expected, string exampleCell) =>
        new(field, header, get, (ref T record, string cell, SchoolFrame _) => tryRead(cell, out var value) ? Set(ref record, value, set) : expected) { Type = type, ExampleCell = exampleCell };

    private static Text? Set<TValue>(ref T record, TValue value, Func<T, TValue, T> set)
    {
        record = set(record, value);
        return null;
    }

    private static bool TryDate(string cell, out DateOnly date) =>
        DateOnly.TryParseExact(Narrow(cell), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool TryWhole(string cell, out int number) => int.TryParse(Narrow(cell), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    internal static bool TryNumber(string cell, out decimal number) => decimal.TryParse(
        Narrow(cell), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    // Full-width digits, signs and spaces become narrow ones.
    internal static string Narrow(string cell)
    {
        foreach (var each in cell)
        {
            if (each > 127 && SoundText.Is(cell)) return cell.Normalize(NormalizationForm.FormKC).Trim();
        }

        return cell.Trim();
    }
}
