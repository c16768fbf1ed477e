namespace QualityTracker.Api.Problems;

/// <summary>Text that is text: no halves of characters and none of the code points that stand for none.</summary>
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
            else if (char.IsSurrogate(each) || each is >= '\uFDD0' and <= '\uFDEF' or >= '\uFFFE')
            {
                return false;
            }
        }

        return true;
    }
}
