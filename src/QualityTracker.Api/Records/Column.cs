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
    private const string NameOfPerson = "姓名";

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
    public IReadOnlyList<string> Synonyms { get; private set; } = [];

    /// <summary>The headers it is found by, best first: a staff number says more than a name.</summary>
    public IReadOnlyList<string> Headers => RefersTo == "staff"
        ? [.. new[] { Header + StaffNumber }.Concat(Own.Where(name => name == StaffNumber)).Concat(Own).Distinct()]
        : Own;

    /// <summary>Headers of the person's name, or of the same number again, beside a number; they must agree.</summary>
    public IReadOnlyList<string> NameHeaders => RefersTo switch
    {
        "staff" => [.. Headers, Header + NameOfPerson, .. Own.Contains(StaffNumber) ? ["教师姓名", "教师", NameOfPerson] : Array.Empty<string>()],
        "pupils" => ["学生姓名", "学生", NameOfPerson],
        _ => [],
    };

    /// <summary>Whether a file must have the column and every row must fill it.</summary>
    public bool Required { get; private set; } = true;

    /// <summary>The noun of the kind whose id this is, such as staff; null for plain values.</summary>
    public string? RefersTo { get; private init; }

    /// <summary>The noun of the kind whose id this is, a coded kind's own id included.</summary>
    public string? IsOf(RecordKind kind) => RefersTo ?? (Field == "id" ? kind.Noun : null);

    public required ColumnType Type { get; init; }

    /// <summary>Whether people write what they like in it.</summary>
    public bool IsText => Type == ColumnType.Text;

    /// <summary>Whether the database holds a whole number, and else a text.</summary>
    public bool IsNumber => Type is ColumnType.Whole or ColumnType.Number or ColumnType.Yuan or ColumnType.Flag;

    /// <summary>Whether it may hold sentences.</summary>
    public bool IsLong { get; private set; }

    /// <summary>What it may hold when it is a choice.</summary>
    public IReadOnlyList<ColumnChoice> Choices { get; private set; } = [];

    /// <summary>What a form calls it in English, when the field's own words would not do.</summary>
    public string? English { get; private set; }

    /// <summary>The name in the database, such as cover_for.</summary>
    public string Name { get; }

    public Func<T, object?> Value { get; }

    /// <summary>Reads a cell into a record; what was expected when it cannot be read, and null when all is well.</summary>
    public Text? Read(ref T record, string cell, SchoolFrame frame) => Rules.IsWhole(cell) ? read(ref record, cell, frame) : WholeExpected;

    /// <summary>Takes the blanks around what people wrote away; only of text.</summary>
    public void Trim(ref T record)
    {
        if (Value(record) is string text && text.Trim() is var trimmed && trimmed.Length < text.Length) record = SetText!(record, trimmed);
    }

    /// <summary>Whether a list can be filtered by equality on this field.</summary>
    public bool IsFilter { get; private set; }

    /// <summary>A cell as a file would hold it, for the example of the kind; null when the example leaves the field out.</summary>
    public string? ExampleCell { get; private set; }

    public ColumnOutline Outline => new(Field, Header, Required, RefersTo, IsFilter)
    {
        Headers = [.. Headers, .. NameHeaders],
        Name = Name,
        Type = Type,
        IsLong = IsLong,
        Choices = Choices,
        English = English,
        ExampleCell = ExampleCell,
    };

    private IReadOnlyList<string> Own => [Header, Field, .. Synonyms, .. English is null ? Array.Empty<string>() : [English]];

    private Func<T, string?>? CellOf { get; init; }

    private Func<T, string, T>? SetText { get; init; }

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
    public object? OfText(string text) => !IsNumber ? text : text switch
    {
        "true" => 1L,
        "false" => 0L,
        _ => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text ? number : null,
    };

    public object? Stored(T record) => Rows.Store(Value(record));

    /// <summary>May be left out; the kind's example then leaves it out too.</summary>
    public Column<T> Optional() => Copy(column => (column.Required, column.ExampleCell) = (false, null));

    public Column<T> Also(params string[] synonyms) => Copy(column => column.Synonyms = [.. column.Synonyms, .. synonyms]);

    public Column<T> Filter() => Copy(column => column.IsFilter = true);

    public Column<T> Example(string cell) => Copy(column => column.ExampleCell = cell);

    public Column<T> Prose() => Copy(column => column.IsLong = true);

    public Column<T> Titled(string english) => Copy(column => column.English = english);

    private Column<T> Copy(Action<Column<T>> change)
    {
        var copy = (Column<T>)MemberwiseClone();
        change(copy);
        return copy;
    }

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

    public ColumnType Type { get; init; }

    public bool IsLong { get; init; }

    public IReadOnlyList<ColumnChoice> Choices { get; init; } = [];

    public string? English { get; init; }

    public string? ExampleCell { get; init; }

    /// <summary>Whether people write what they like in it.</summary>
    public bool IsText => Type == ColumnType.Text;
}
