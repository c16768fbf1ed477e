using System.Globalization;
using System.Text.RegularExpressions;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.LessonObservations;

/// <summary>Notes of a lesson (听课过程) in one cell of a file, one a line: 3分 复习导入.</summary>
internal static partial class ObservationNotes
{
    public const int Most = 200;
    public const int Longest = 500;

    private const int LastMinute = 180;

    private static readonly Text Expected = new("每行一条，如“3分 复习导入”", "one a line, such as “3 min starts with a question”");

    public static bool AreGood(IReadOnlyList<ObservationNote> notes) => notes.Count <= Most && notes.All(note =>
        note.Minute is >= 0 and <= LastMinute && note.Text.Length is >= 1 and <= Longest && note.Text == note.Text.Trim()
        && !note.Text.Any(char.IsControl) && Rules.IsWhole(note.Text) && SoundText.Is(note.Text) && note.Text.IsNormalized());

    public static string Write(LessonObservation observation) => string.Join('\n',
        observation.Notes.Select(note => string.Create(CultureInfo.InvariantCulture, $"{note.Minute}分 {note.Text}")));

    public static Text? Read(ref LessonObservation observation, string cell, SchoolFrame frame)
    {
        if (!SoundText.Is(cell)) return Expected;
        var notes = new List<ObservationNote>();
        foreach (var line in cell.Normalize().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Line().Match(line) is not { Success: true } match) return Expected;
            notes.Add(new(int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), match.Groups[2].Value));
        }

        observation = observation with { Notes = notes };
        return null;
    }

    // 3分 text, 3分钟：text, 3' text, 3 min text, 3 text
    [GeneratedRegex(@"^([0-9]{1,3})\s*(?:(?:分钟|分|min|['′])(?:[:：]\s*|\s*)|[:：]\s*|\s+)(\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
