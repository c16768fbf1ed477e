namespace QualityTracker.Core.Languages;

/// <summary>The language a person reads (语言). Chinese is the default everywhere.</summary>
public enum Language
{
    Chinese,
    English,
}

/// <summary>A name or sentence in both languages (中英文本).</summary>
public sealed record Text(string Zh, string En)
{
    public static readonly Text Empty = new("", "");

    /// <summary>A text that reads the same in both languages: a person's name, a code.</summary>
    public static Text Same(string text) => new(text, text);

    public string In(Language language) => language == Language.Chinese ? Zh : En;
}
