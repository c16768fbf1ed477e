using System.Globalization;
using System.Text;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Records;

/// <summary>Reads one cell of a file into a record; returns what was expected when the cell cannot be read.</summary>
public delegate Text? CellReader<T>(ref T record, string cell, SchoolFrame frame);

/// <summary>One field of a record kind: its name in JSON and in the database, its header in files, and how to read and write it.</summary>
public sealed partial class Column<T>
{
    private static readonly Text WholeExpected = new("完整的文字，不含残缺字符", "text without broken characters");

    private const string StaffNumber = "工号";
    private const string PersonName = "姓名";

    private readonly CellReader<T> read;

    private Column(string field, string header, Func<T, object?> value, CellReader<T> read)
    {
        Field = field;
        Header = header;
        Value = value;
        this.read = read;
        Name = Snake(field);
    }

    /// <summary>The name in JSON, such as coverFor; also an English header, in any case and with any spacing.</summary>
    public string Field { get; }

    /// <summary>The Chinese header in files, such as 被代课教师.</summary>
    public string Header { get; }

    /// <summary>Other headers that people use.</summary>
    public IReadOnlyList<string> Synonyms { get; private init; } = [];

    /// <summary>The headers it is found by, best first: a staff number says more than a name.</summary>
    public IReadOnlyList<string> Headers => RefersTo == "staff"
        ? [.. new[] { Header + StaffNumber }.Concat(Own.Where(name => name == StaffNumber)).Concat(Own).Distinct()]
        : Own;

    /// <summary>Headers of the person's name, or of the same number again, beside a number; they must agree.</summary>
    public IReadOnlyList<string> NameHeaders => RefersTo switch
    {
        "staff" => [.. Headers, Header + PersonName, .. Own.Contains(StaffNumber) ? ["教师姓名", "教师", PersonName] : Array.Empty<string>()],
        "pupils" => ["学生姓名", "学生", PersonName],
        _ => [],
    };

    /// <summary>Whether a file must have the column and every row must fill it.</summary>
    public bool Required { get; private init; } = true;

    /// <summary>The noun of the kind whose id this is, such as staff; null for plain values.</summary>
    public string? RefersTo { get; private init; }

    /// <summary>The noun of the kind whose id this is, a coded kind's own id included.</summary>
    public string? IsOf(RecordKind kind) => RefersTo ?? (Field == "id" ? kind.Noun : null);

    /// <summary>Whether people write what they like in it.</summary>
    public bool IsText { get; private init; }

    /// <summary>The name in the database, such as cover_for.</summary>
    public string Name { get; }

    public Func<T, object?> Value { get; }

    /// <summary>Reads a cell into a record; what was expected when it cannot be read, and null when all is well.</summary>
    public Text? Read(ref T record, string cell, SchoolFrame frame) => Rules.IsWhole(cell) ? read(ref record, cell, frame) : WholeExpected;

    /// <summary>Whether a list can be filtered by equality on this field.</summary>
    public bool IsFilter { get; private init; }

    /// <summary>A cell as a file would hold it, for the example of the kind; null when the example leaves the field out.</summary>
    public string? ExampleCell { get; private init; }

    public ColumnOutline Outline => new(Field, Header, Required, RefersTo, IsFilter) { Headers = [.. Headers, .. NameHeaders], Name = Name, IsText = IsText };

    private IReadOnlyList<string> Own => [Header, Field, .. Synonyms];

    private Func<T, string?>? CellOf { get; init; }

    /// <summary>The cell that a file gets; reading it back gives the same value.</summary>
    public string? Cell(T record) => CellOf is { } write ? write(record) : Value(record) switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "是" : "否",
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        Enum member => Names.Of(member).Zh,
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"A cell cannot hold {other.GetType().Name}."),
    };

    /// <summary>A filter's text as the database holds it; text that is no value of the column finds nothing.</summary>
    public object OfText(string text) => text switch
    {
        "true" => 1L,
        "false" => 0L,
        _ => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text ? number : text,
    };

    public object? Stored(T record) => Rows.Store(Value(record));

    /// <summary>May be left out; the kind's example then leaves it out too.</summary>
    public Column<T> Optional() => Copy(Synonyms, required: false, IsFilter, exampleCell: null);

    public Column<T> Also(params string[] synonyms) => Copy(synonyms, Required, IsFilter, ExampleCell);

    public Column<T> Filter() => Copy(Synonyms, Required, isFilter: true, ExampleCell);

    public Column<T> Example(string cell) => Copy(Synonyms, Required, IsFilter, cell);

    private Column<T> Copy(IReadOnlyList<string> synonyms, bool required, bool isFilter, string? exampleCell) => new(Field, Header, Value, read)
    {
        Synonyms = synonyms,
        Required = required,
        IsFilter = isFilter,
        ExampleCell = exampleCell,
        RefersTo = RefersTo,
        CellOf = CellOf,
        IsText = IsText,
    };

    private static string Snake(string field)
    {
        var snake = new StringBuilder();
        foreach (var each in field)
        {
            if (char.IsAsciiLetterUpper(each)) snake.Append('_');
            snake.Append(char.ToLowerInvariant(each));
        }

        return snake.ToString();
    }
}

/// <summary>What is said of a column without its record's type.</summary>
public sealed record ColumnOutline(string Field, string Header, bool Required, string? RefersTo, bool IsFilter)
{
    /// <summary>Every header that a file may have for it.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The name in the database.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether people write what they like in it.</summary>
    public bool IsText { get; init; }
}
