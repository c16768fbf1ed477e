namespace QualityTracker.Reports.Layout;

/// <summary>A QR code in a drawing (二维码), black on the paper with the quiet border it needs.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Size">Its side, border and all.</param>
/// <param name="Text">What a phone reads: an address.</param>
public sealed record QrCode(double X, double Y, double Size, string Text) : Shape;
