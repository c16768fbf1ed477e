using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
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

    /// <summary>A code of the school's own, such as a staff number: full-width digits and letters are narrow ones.</summary>
    public static Column<T> Code(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        new(field, header, get, (ref T record, string cell, SchoolFrame _) => SoundText.Is(cell) ? Set(ref record, Narrow(cell), set) : TextExpected)
        {
            Type = ColumnType.Text,
            ExampleCell = header,
            SetText = set,
        };

    /// <summary>A person's name: the blanks that make “王 芳” as wide as names of three characters are not part of it.</summary>
    public static Column<T> PersonName(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        new(field, header, get, (ref T record, string cell, SchoolFrame _) => SoundText.Is(cell) ? Set(ref record, Spacing.Joined(cell.Normalize().Trim()), set) : TextExpected)
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
            var found = named is null ? [] : Spacing.Find(named(frame), text);
            return found.Count == 2
                ? new("编号：同名的不止一个，请填编号", "a number or code: the name belongs to more than one")
                : Set(ref record, found.Count == 1 ? found[0] : Narrow(text), set);
        })
        { Type = ColumnType.Reference, RefersTo = noun, IsFilter = true, ExampleCell = ExampleIds.GetValueOrDefault(noun) };

    public static Column<T> Staff(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        Reference("staff", field, header, get, set, frame => frame.Named.Staff);

    public static Column<T> Class(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        Reference("classes", field, header, get, set, frame => frame.Named.Classes).Also("所在班级", "任教班级", "授课班级", "class name");

    public static Column<T> Subject(string field, string header, Func<T, string?> get, Func<T, string, T> set) =>
        Reference("subjects", field, header, get, set, frame => frame.Named.Subjects).Also("科目", "任教学科", "任教科目", "所教学科");

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

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-MM-dd'T'HH:mm:ss", "yyyyMMdd",
        .. new[] { "yyyy-M-d", "yyyy/M/d", "yyyy.M.d" }.SelectMany(day => new[] { " H:mm", " H:mm:ss" }, (day, time) => day + time)];

    private static readonly string[] Yes = ["是", "有", "√", "✓", "✔", "yes", "true", "1", "y"];
    private static readonly string[] No = ["否", "无", "×", "✗", "✘", "no", "false", "0", "n"];

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

    // Other programs write 6 as 6.0.
    private static bool TryWhole(string cell, out int number)
    {
        number = 0;
        if (!TryNumber(cell, out var value) || decimal.Truncate(value) != value || value is < int.MinValue or > int.MaxValue) return false;
        number = (int)value;
        return true;
    }

    // Commas between thousands are taken where every one of them stands between thousands: “1,5” is no number.
    internal static bool TryNumber(string cell, out decimal number)
    {
        var text = Narrow(cell);
        return decimal.TryParse(text.Contains(',', StringComparison.Ordinal) && Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@"^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")]
    private static partial Regex Thousands();

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
