namespace QualityTracker.Api.Problems;

/// <summary>
/// Text that is text: no halves of characters, none of the code points that stand for none, and nothing that turns the direction of what
/// follows, by which a text would be shown as another than it is.
/// </summary>
public static class SoundText
{
    public static bool Is(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var each = text[at];
            if (char.IsHighSurrogate(each) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                if ((char.ConvertToUtf32(each, text[++at]) & 0xFFFE) == 0xFFFE) return false;
            }
            else if (char.IsSurrogate(each) || each is >= '\uFDD0' and <= '\uFDEF' or >= '\uFFFE' || TurnsDirection(each))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TurnsDirection(char each) => each is '\u061C' or '\u200E' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
