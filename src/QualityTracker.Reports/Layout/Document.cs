using QualityTracker.Core.Languages;

namespace QualityTracker.Reports.Layout;

/// <summary>
/// A report laid out (报表文档) but not yet written: what stands where, in one language, with no word of the file format.
/// </summary>
/// <remarks><c>Created</c>: The date the file carries. Taken from the records, never from a clock: the same report gives the same bytes.</remarks>
public sealed record Document(
    string Title,
    string Author,
    string Subject,
    Language Language,
    DateTimeOffset Created,
    IReadOnlyList<Section> Sections);

/// <summary>One person's sheet or one chapter (节). It starts on a new page and counts its own pages.</summary>
/// <remarks>
/// <c>Bookmark</c>: Its title in the outline (书签).<br/>
/// <c>RunningHeader</c>: Repeated at the top of every page but the first.<br/>
/// <c>Footer</c>: At the foot of every page, left of the page number.
/// </remarks>
public sealed record Section(
    string Bookmark,
    string RunningHeader,
    string Footer,
    PageNumber PageNumber,
    IReadOnlyList<Block> Blocks)
{
    /// <summary>Prints across (横向) instead of upright; A4 both.</summary>
    public bool Landscape { get; init; }
}

/// <summary>The words around "page x of y" (页码): 第1页 共2页.</summary>
public sealed record PageNumber(string Before, string Between, string After);
