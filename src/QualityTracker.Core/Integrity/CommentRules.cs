using System.Text;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;

namespace QualityTracker.Core.Integrity;

/// <summary>Comments that were copied (评语雷同): strengths, weaknesses and advice together, without spaces, punctuation and case.</summary>
internal static class CommentRules
{
    public static IEnumerable<IntegrityFlag> Of(IReadOnlyList<LessonObservation> observations)
    {
        var written = observations.Select(each => new Comment(each, Plain($"{each.Strengths}{each.Weaknesses}{each.Advice}")))
            .Where(each => each.Words.Length >= IntegrityLimits.CommentLength).ToList();
        return written.GroupBy(each => each.Observation.Observer, StringComparer.Ordinal).OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(OfOne)
            .Concat(written.GroupBy(each => each.Words, StringComparer.Ordinal).SelectMany(OfSeveral));
    }

    /// <summary>How alike two texts are, 0 to 1: the pairs of neighbouring letters in common, of all pairs (Dice).</summary>
    public static double LikenessOf(string one, string other) => LikenessOf(PairsOf(one), PairsOf(other));

    // Alike to one of a group is alike to the group.
    private static IEnumerable<IntegrityFlag> OfOne(IGrouping<string, Comment> comments)
    {
        var groups = new List<List<(Comment Comment, Dictionary<int, int> Pairs)>>();
        foreach (var each in comments)
        {
            var pairs = PairsOf(each.Words);
            var alike = groups.FindAll(group => group.Exists(one => IsNear(one.Comment.Words, each.Words) && LikenessOf(one.Pairs, pairs) >= IntegrityLimits.Likeness));
            groups.RemoveAll(alike.Contains);
            groups.Add([.. alike.SelectMany(group => group), (each, pairs)]);
        }

        return groups.Where(group => group.Count > 1).Select(group =>
        {
            var same = group.TrueForAll(each => each.Comment.Words == group[0].Comment.Words);
            return Flag([.. group.Select(each => each.Comment.Observation)], same
                ? new($"{group.Count} 次听课的评语相同", $"the same comments on {group.Count} lessons")
                : new($"{group.Count} 次听课的评语有九成以上相同", $"comments on {group.Count} lessons that are nine tenths alike"));
        });
    }

    // Of different observers, to the letter: of one lesson from a few words on, of several lessons only at length.
    private static IEnumerable<IntegrityFlag> OfSeveral(IGrouping<string, Comment> same)
    {
        var parts = same.Key.Length >= IntegrityLimits.CommentLengthOfOthers ? [same.Select(each => each.Observation).ToList()]
            : same.Select(each => each.Observation).GroupBy(each => (each.Date, each.Period, each.Class)).Select(lesson => lesson.ToList());
        foreach (var part in parts)
        {
            var observers = part.Select(each => each.Observer).Distinct(StringComparer.Ordinal).Count();
            if (observers > 1) yield return Flag(part, new($"{observers} 人的评语一字不差", $"the comments of {observers} observers are the same to the letter"));
        }
    }

    private static IntegrityFlag Flag(List<LessonObservation> records, Text reason)
    {
        LessonObservation[] ordered = [.. records.OrderBy(each => each.Date).ThenBy(each => each.Period).ThenBy(each => each.Id, StringComparer.Ordinal)];
        return new()
        {
            Kind = IntegrityFlagKind.CopiedComments,
            People = [.. ordered.Select(each => each.Observer).Distinct(StringComparer.Ordinal)],
            Records = ordered,
            Reason = reason,
            SpeaksFor = ordered.DistinctBy(each => (each.Teacher, each.Class, each.Subject, each.Topic)).Count() == 1
                ? new("都是同一位教师同一课题的课", "all are of one teacher's lesson on one topic") : null,
        };
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }

    // Texts of unlike length cannot be that alike.
    private static bool IsNear(string one, string other) => Math.Min(one.Length, other.Length) >= Math.Max(one.Length, other.Length) * 0.8;

    private static Dictionary<int, int> PairsOf(string text)
    {
        var pairs = new Dictionary<int, int>();
        for (var at = 1; at < text.Length; at++)
        {
            var pair = (text[at - 1] << 16) | text[at];
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        return pairs;
    }

    private static double LikenessOf(Dictionary<int, int> one, Dictionary<int, int> other)
    {
        var all = one.Values.Sum() + other.Values.Sum();
        return all == 0 ? 0 : 2.0 * one.Sum(each => Math.Min(each.Value, other.GetValueOrDefault(each.Key))) / all;
    }

    private sealed record Comment(LessonObservation Observation, string Words);
}
