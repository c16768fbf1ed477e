namespace QualityTracker.Reports.Pdf;

/// <summary>The two weights every sheet is set in (思源黑体). Read once, shared by all threads.</summary>
internal static class SheetFonts
{
    private static readonly Lazy<TrueTypeFont> regular = new(() => Read("NotoSansSC-Regular", "NotoSansSC_400Regular.ttf"));
    private static readonly Lazy<TrueTypeFont> bold = new(() => Read("NotoSansSC-Bold", "NotoSansSC_700Bold.ttf"));

    public static TrueTypeFont Regular => regular.Value;

    public static TrueTypeFont Bold => bold.Value;

    private static TrueTypeFont Read(string name, string file) =>
        new(name, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fonts", file)));
}
