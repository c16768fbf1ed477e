namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>
/// One row of a table (行): cell texts in one buffer that the next row overwrites. Take <see cref="Text"/> to keep a value.
/// </summary>
public sealed class TableRow
{
    /// <summary>Characters of one row. A short workbook can say one long text in each of its cells, which would fill the memory.</summary>
    internal const int Longest = 16 << 20;

    /// <summary>Characters put into all rows of a table: a short workbook can say a long text in millions of cells, which would take hours.</summary>
    private const long MostOfTable = 2L << 30;

    private char[] own = new char[256];
    private long put;
    private int used;
    private (int Start, int Length)[] cells = new (int, int)[16];
    private char[] characters = [];

    /// <summary>From 1, as the spreadsheet program numbers it, blank rows counted.</summary>
    public int Number { get; private set; }

    /// <summary>Columns up to the last that is not blank.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a column, from 0; empty beyond the last.</summary>
    public ReadOnlySpan<char> this[int column] =>
        column < Count ? characters.AsSpan(cells[column].Start, cells[column].Length) : [];

    public string Text(int column) => this[column].ToString();

    public string[] Texts()
    {
        var texts = new string[Count];
        for (var column = 0; column < texts.Length; column++)
            texts[column] = Text(column);
        return texts;
    }

    /// <summary>Begins a row whose cells are parts of another buffer.</summary>
    internal void Begin(int number, char[] window)
    {
        Number = number;
        Count = 0;
        characters = window;
    }

    /// <summary>Begins a row that gathers its own characters.</summary>
    internal void Begin(int number)
    {
        Begin(number, own);
        used = 0;
    }

    /// <summary>Adds the next cell.</summary>
    internal void Add(int start, int length)
    {
        if (Count == cells.Length)
            Array.Resize(ref cells, Count * 2);
        cells[Count++] = (start, length);
    }

    /// <summary>Sets a cell, in any order of columns.</summary>
    internal void Put(int column, ReadOnlySpan<char> text)
    {
        put += text.Length;
        if (used + text.Length > Longest || put > MostOfTable)
            throw new FileProblemException(FileProblemCode.TooMuchText, Number);
        if (own.Length - used < text.Length)
        {
            Array.Resize(ref own, Math.Max(Math.Min(own.Length * 2, Longest), used + text.Length));
            characters = own;
        }

        if (column >= cells.Length)
            Array.Resize(ref cells, Math.Max(cells.Length * 2, column + 1));
        if (column >= Count)
        {
            cells.AsSpan(Count, column - Count).Clear();
            Count = column + 1;
        }

        text.CopyTo(own.AsSpan(used));
        cells[column] = (used, text.Length);
        used += text.Length;
    }

    internal Span<char> Characters(int column) => characters.AsSpan(cells[column].Start, cells[column].Length);

    internal void Replace(int column, int skip, int length) => cells[column] = (cells[column].Start + skip, length);

    /// <summary>Drops blank cells at the end.</summary>
    /// <returns>Whether anything is left.</returns>
    internal bool TrimEnd()
    {
        while (Count > 0 && this[Count - 1].IsWhiteSpace())
            Count--;
        return Count > 0;
    }
}
