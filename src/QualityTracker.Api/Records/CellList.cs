namespace QualityTracker.Api.Records;

/// <summary>A small list in one cell of a file: words with numbers, such as “语文 100; 数学 120”.</summary>
public static class CellList
{
    public static IEnumerable<(string Word, decimal? Number)> Pairs(string cell)
    {
        foreach (var item in cell.Split([';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = item.LastIndexOfAny([' ', ':', '：', '\u3000', '\u00A0']);
            yield return at < 0
                ? (item, null)
                : (item[..at].Trim(), Column<object>.TryNumber(item[(at + 1)..], out var number) ? number : null);
        }
    }
}
