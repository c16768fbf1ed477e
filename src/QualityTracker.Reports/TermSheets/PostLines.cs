using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Posts held and classes taught as a sheet prints them (任职、任教), within the term.</summary>
internal sealed class PostLines(SchoolFrame frame, Term term)
{
    /// <summary>Posts as appointed; who has none is shown as a teacher for the time of the assignments.</summary>
    public List<SheetPost> Of(PersonEvaluation person)
    {
        var appointed = person.Posts.Where(post => post.Share is null).ToList();
        if (appointed.Count > 0)
        {
            return [.. appointed.OrderBy(post => post.From).ThenBy(post => post.Post).Select(post => new SheetPost
            {
                Name = NameOf(post),
                From = FirstDay(post.From),
                To = LastDay(post.To),
                Weeks = post.Weeks,
            })];
        }

        return [new()
        {
            Name = Names.Of(PostKind.Teacher),
            From = FirstDay(person.Posts.Min(post => post.From)),
            To = LastDay(person.Posts.Max(post => post.To ?? DateOnly.MaxValue)),
            Weeks = person.WeeksInPost,
        }];
    }

    /// <summary>The classes taught, by subject (the person's own first), time and share: one entry for all that have these in common.</summary>
    public List<SheetTeaching> TeachingOf(PersonEvaluation person) =>
    [
        .. person.Posts.Where(post => post is { Share: not null, Class: not null, Subject: not null })
            .GroupBy(post => (Subject: post.Subject!, From: FirstDay(post.From), To: LastDay(post.To), Share: post.Share!.Value))
            .OrderBy(group => group.Key.Subject != frame.Staff[person.Staff].Subject).ThenBy(group => group.Key.Subject, StringComparer.Ordinal)
            .ThenBy(group => group.Key.From).ThenBy(group => group.Key.To)
            .Select(group => new SheetTeaching
            {
                Subject = frame.NameOfSubject(group.Key.Subject),
                Classes = [.. group.Select(post => post.Class!).Distinct().Order(StringComparer.Ordinal).Select(code => Text.Same(frame.Classes[code].Name))],
                From = group.Key.From == term.FirstDay ? null : group.Key.From,
                To = group.Key.To == term.LastDay ? null : group.Key.To,
                Share = group.Key.Share == 1 ? null : Rounding.Points(group.Key.Share * 100),
            }),
    ];

    private DateOnly FirstDay(DateOnly from) => from < term.FirstDay ? term.FirstDay : from;

    private DateOnly LastDay(DateOnly? to) => to is { } last && last < term.LastDay ? last : term.LastDay;

    private Text NameOf(PostHeld post)
    {
        var name = Names.Of(post.Post);
        var of = post.Class is { } code ? Text.Same(frame.Classes[code].Name) : post.Subject is { } subject ? frame.NameOfSubject(subject) : null;
        return of is null ? name : new($"{name.Zh}（{of.Zh}）", $"{name.En} ({of.En})");
    }
}
