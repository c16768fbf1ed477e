namespace QualityTracker.Reports.Pdf;

/// <summary>A finished PDF (PDF 文件) and what could not be drawn as written.</summary>
public sealed record PdfResult(byte[] Bytes, IReadOnlyList<MissingGlyph> MissingGlyphs);

/// <summary>A character the font does not have (缺字), printed as its code point, such as [U+2E9F5].</summary>
/// <remarks>
/// <c>Section</c>: The bookmark of the section it stands in.<br/>
/// <c>Text</c>: The text it stands in.
/// </remarks>
public sealed record MissingGlyph(int CodePoint, string Section, string Text);
