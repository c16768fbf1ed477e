using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Pay;

/// <summary>
/// The months of a term a post was held in (任职月数); formula 8: a calendar month counts when the post was held, while employed, on 15 or
/// more of its days in the term. Calendar days count, teaching or not, from the term's first to its last: days outside the term
/// count for no month, so a month of which fewer than 15 days lie in the term never counts. Two posts of one kind do not count a
/// month twice.
/// </summary>
public static class PostMonths
{
    public const int LeastDays = 15;

    /// <summary>The first days of the months that count.</summary>
    public static IReadOnlyList<DateOnly> Of(SchoolFrame frame, Term term, StaffMember member, PostKind kind)
    {
        var posts = frame.PostsOf[member.Id].Where(post => post.Kind == kind).ToArray();
        var days = new SortedDictionary<DateOnly, int>();
        if (posts.Length == 0) return [];
        for (var day = term.FirstDay; day <= term.LastDay; day = day.AddDays(1))
        {
            if (!member.IsEmployedOn(day) || !posts.Any(post => post.HoldsOn(day))) continue;
            var month = new DateOnly(day.Year, day.Month, 1);
            days[month] = days.GetValueOrDefault(month) + 1;
        }

        return [.. days.Where(month => month.Value >= LeastDays).Select(month => month.Key)];
    }
}
