namespace QualityTracker.Reports.Layout;

/// <summary>
/// A drawing of areas, lines and labels (矢量图), in points from its upper left corner. It knows no file format; later shapes stand above
/// earlier ones of their kind, lines above areas, labels above both.
/// </summary>
public sealed record Drawing(double Height, IReadOnlyList<Shape> Shapes) : Block
{
    /// <summary>How far to the right a shape may reach: the width of the text.</summary>
    public const double Width = 510;
}

/// <summary>A piece of a drawing (图形). Greys run from 0, black, to 1, white.</summary>
public abstract record Shape;

/// <summary>A filled rectangle (填充矩形).</summary>
public sealed record Area(double X, double Y, double Width, double Height, double Grey) : Shape;

/// <summary>A line through spots (折线).</summary>
public sealed record Stroke(IReadOnlyList<Spot> Spots, double Thickness = 0.6, double Grey = 0, bool IsDashed = false) : Shape
{
    public static Stroke Between(double x0, double y0, double x1, double y1, double thickness = 0.6, double grey = 0, bool isDashed = false) =>
        new([new(x0, y0), new(x1, y1)], thickness, grey, isDashed);

    public static Stroke Around(double x, double y, double width, double height, double thickness = 0.5, double grey = 0.2) =>
        new([new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height), new(x, y)], thickness, grey);
}

/// <summary>Small text in a width (图中文字), wrapped where it is longer.</summary>
/// <remarks><c>Y</c>: The top of its first line.</remarks>
public sealed record Label(double X, double Y, double Width, string Text, Alignment Alignment = Alignment.Left, bool IsBold = false) : Shape
{
    /// <summary>The size of its type in points; null for that of figures.</summary>
    public double? Size { get; init; }
}

/// <summary>A place in a drawing (点).</summary>
public readonly record struct Spot(double X, double Y);
