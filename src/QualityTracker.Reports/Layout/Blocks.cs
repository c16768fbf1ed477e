namespace QualityTracker.Reports.Layout;

/// <summary>A piece of a section, from top to bottom (版块).</summary>
public abstract record Block;

/// <summary>A heading (标题). Level 1 is the sheet's title, centred; level 2 names a part and stays with what follows, level 3 what is in it.</summary>
/// <remarks><c>Aside</c>: A short remark on the same line, at the right, in quiet type.</remarks>
public sealed record Heading(int Level, string Text, string Aside = "") : Block;

/// <summary>A paragraph (段落). A line feed in the text starts a new line.</summary>
/// <remarks><c>Quiet</c>: Grey and small: notes, and the line that stands for an empty part.</remarks>
public sealed record Paragraph(string Text, bool Quiet = false, Alignment Alignment = Alignment.Left) : Block;

/// <summary>Small upright bars with a label below and a figure above each (柱形图).</summary>
/// <remarks><c>Axis</c>: What the labels count, printed at the left of them, such as 周次.</remarks>
public sealed record BarChart(string Axis, IReadOnlyList<Bar> Bars) : Block;

/// <summary>One bar (柱).</summary>
/// <remarks>
/// <c>Value</c>: Its height; the tallest bar fills the chart.<br/>
/// <c>Figure</c>: What is printed above it.
/// </remarks>
public sealed record Bar(string Label, decimal Value, string Figure);

/// <summary>Boxes to write in by hand, side by side (意见栏), with ruled lines.</summary>
/// <remarks><c>EmptyLines</c>: How many lines there is room for.</remarks>
public sealed record WritingBoxes(IReadOnlyList<string> Labels, int EmptyLines) : Block;

/// <summary>Lines to sign on, a place for the date and one for the seal (签名栏、公章).</summary>
public sealed record SignatureRow(IReadOnlyList<string> Labels, string Date, string Seal) : Block;

/// <summary>A QR code (二维码) at the left, and lines of text beside it, the first in bold. It is never divided.</summary>
/// <remarks>
/// <c>Content</c>: What a phone reads.<br/>
/// <c>Side</c>: At most so wide and high, in points of 1/72 inch.
/// </remarks>
public sealed record QrNote(string Content, double Side, IReadOnlyList<string> Lines) : Block;

/// <summary>Empty height (空白), in points of 1/72 inch. Nothing at the top of a page.</summary>
public sealed record Spacer(double Points) : Block;

/// <summary>What follows starts on a new page (分页).</summary>
public sealed record PageBreak : Block;
