using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Imports;

/// <summary>The name that an upload came with (文件名): shown and logged, and its ending looked at; never a place on this machine.</summary>
public static class UploadName
{
    private const int Longest = 120;

    /// <summary>The last part of the name without what cannot be seen; of a long one the end, where the kind of file stands.</summary>
    public static string Of(string given)
    {
        var name = string.Concat(given[(given.AsSpan().LastIndexOfAny('/', '\\') + 1)..].Where(each => !char.IsControl(each)));
        if (name.Length > Longest) name = name[^Longest..];
        return SoundText.Is(name) ? name : "?" + Path.GetExtension(name);
    }
}
