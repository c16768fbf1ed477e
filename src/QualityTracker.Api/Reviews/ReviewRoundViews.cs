using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Reviews;

/// <summary>A term's rounds, and those that its pack provides for (一学期的评议).</summary>
public sealed record ReviewRoundsView(string Term, DateOnly Today, IReadOnlyList<ReviewRuleView> Rules, IReadOnlyList<ReviewRoundView> Rounds);

/// <summary>A round as the pack has it (办法规定的轮次).</summary>
public sealed record ReviewRuleView(string Id, Text Title, string? Clause)
{
    public static IReadOnlyList<ReviewRuleView> Of(PolicyPack? pack) => [.. (pack?.Reviews.Rounds ?? []).Select(round => new ReviewRuleView(round.Id, round.Title, round.Clause))];
}

/// <summary>A round in short (评议轮次).</summary>
/// <param name="Id">Chosen by its maker.</param>
/// <param name="Rule">The pack's round.</param>
/// <param name="Title">What it is called.</param>
/// <param name="FirstDay">Codes are taken from this day.</param>
/// <param name="LastDay">To this day.</param>
/// <param name="State">Where it stands today.</param>
/// <param name="StateName">What that is called.</param>
/// <param name="Opened">Whether its codes were made: then its rules stay as they are.</param>
public sealed record ReviewRoundView(string Id, string Rule, Text Title, DateOnly FirstDay, DateOnly LastDay, RoundState State, Text StateName, bool Opened)
{
    public static ReviewRoundView Of(StoredRound stored, PolicyPack? pack, DateOnly day) => new(
        stored.Round.Id, stored.Round.Rule, TitleOf(stored, pack), stored.Round.FirstDay, stored.Round.LastDay,
        stored.Round.StateOn(stored.On(day)), Names.Of(stored.Round.StateOn(stored.On(day))), stored.Opening is not null);

    public static Text TitleOf(StoredRound stored, PolicyPack? pack) =>
        stored.Opening?.Title ?? pack?.Reviews.Rounds.FirstOrDefault(each => each.Id == stored.Round.Rule)?.Title ?? Text.Same(stored.Round.Rule);
}

/// <summary>A round with who reviews whom in numbers (评议安排): as it would be today, or as it was opened.</summary>
/// <param name="Term">Term id.</param>
/// <param name="Round">The round.</param>
/// <param name="Declared">Empty once it is opened: who was kept away from whom is not kept.</param>
/// <param name="Edges">Who reviews whom, in the pack's order.</param>
/// <param name="Papers">By number.</param>
/// <param name="LeftOut">How many times somebody is kept away, by why.</param>
/// <param name="Codes">How many there are, or would be.</param>
public sealed record ReviewRoundDetail(
    string Term, ReviewRoundView Round, IReadOnlyList<DeclaredConflictView> Declared, IReadOnlyList<ReviewEdgeView> Edges, IReadOnlyList<ReviewPaperView> Papers,
    IReadOnlyList<LeftOutView> LeftOut, int Codes)
{
    public static ReviewRoundDetail Of(SchoolFrame frame, StoredRound stored, PolicyPack? pack, ReviewOpening? opening, DateOnly day) => new(
        stored.Round.Term, ReviewRoundView.Of(stored, pack, day), [.. stored.Declared.Select(each => DeclaredConflictView.Of(frame, each))],
        [.. (opening?.Edges ?? []).Select(edge => ReviewEdgeView.For(edge, opening!))], [.. (opening?.Papers ?? []).Select((paper, at) => ReviewPaperView.Of(frame, opening!, paper, at))],
        [.. (opening?.LeftOut ?? []).Select(each => new LeftOutView(each.Why, Names.Of(each.Why), each.Count))], opening?.Codes ?? 0);
}

/// <summary>A declared conflict with names (申报回避).</summary>
public sealed record DeclaredConflictView(string Reviewer, string ReviewerName, bool IsPupil, string Staff, string StaffName)
{
    public static DeclaredConflictView Of(SchoolFrame frame, DeclaredConflict each) => new(
        each.Reviewer, frame.Staff.TryGetValue(each.Reviewer, out var colleague) ? colleague.Name : frame.Pupils.TryGetValue(each.Reviewer, out var pupil) ? pupil.Name : each.Reviewer,
        !frame.Staff.ContainsKey(each.Reviewer) && frame.Pupils.ContainsKey(each.Reviewer), each.Staff, frame.Staff.TryGetValue(each.Staff, out var member) ? member.Name : each.Staff);
}

/// <summary>A group that reviews another, in numbers (评议关系).</summary>
/// <param name="From">Who reviews.</param>
/// <param name="FromName">What they are called.</param>
/// <param name="Of">Who is reviewed.</param>
/// <param name="OfName">What they are called.</param>
/// <param name="Weight">Re-shared over the edges that count.</param>
/// <param name="LeastBallots">Fewer show nothing.</param>
/// <param name="SmallGroups">Whether a smaller group counts when all of it voted.</param>
/// <param name="Levels">Of the form.</param>
/// <param name="Items">Of the form.</param>
/// <param name="People">How many are reviewed.</param>
/// <param name="Ballots">How many ballots are asked for.</param>
/// <param name="TooFew">About how many people nobody is asked: of so few nothing could be shown, whoever votes.</param>
public sealed record ReviewEdgeView(
    ReviewGroup From, Text FromName, ReviewGroup Of, Text OfName, decimal Weight, int LeastBallots, bool SmallGroups, int Levels, IReadOnlyList<ReviewItem> Items, int People, int Ballots, int TooFew)
{
    public static ReviewEdgeView For(ReviewEdge edge, ReviewOpening opening)
    {
        var boxes = opening.Boxes.Where(box => box.From == edge.From && box.Of == edge.Of).ToArray();
        return new(edge.From, Names.Of(edge.From), edge.Of, Names.Of(edge.Of), edge.Weight, edge.LeastBallots, edge.SmallGroups, edge.Form.Levels, edge.Form.Items,
            boxes.Length, boxes.Sum(box => box.Invited), opening.TooFew.Where(each => each.From == edge.From && each.Of == edge.Of).Sum(each => each.People));
    }
}

/// <summary>A paper: for whom, about whom, how many (票样).</summary>
/// <param name="Paper">Its number in the round, from 0.</param>
/// <param name="Kind">Who gets it.</param>
/// <param name="KindName">What they are called.</param>
/// <param name="Class">Class code; null for staff.</param>
/// <param name="ClassName">The class; null for staff.</param>
/// <param name="Staff">Names of the staff it is dealt to; empty for a class.</param>
/// <param name="About">Names of those it asks about.</param>
/// <param name="Copies">How many codes.</param>
public sealed record ReviewPaperView(int Paper, ReviewerKind Kind, Text KindName, string? Class, string? ClassName, IReadOnlyList<string> Staff, IReadOnlyList<string> About, int Copies)
{
    public static ReviewPaperView Of(SchoolFrame frame, ReviewOpening opening, OpenedPaper paper, int number) => new(
        number, paper.Kind, Names.Of(paper.Kind), paper.Class, ClassNameOf(frame, paper.Class), [.. paper.Staff.Select(staff => NameOf(frame, staff))],
        [.. paper.Lines.Select(place => opening.Boxes[place].Staff).Distinct().Select(staff => NameOf(frame, staff))], paper.Copies);

    public static string? ClassNameOf(SchoolFrame frame, string? code) => code is null ? null : frame.Classes.TryGetValue(code, out var of) ? of.Name : code;

    public static string NameOf(SchoolFrame frame, string staff) => frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff;
}

/// <summary>How many times somebody is kept away (回避).</summary>
public sealed record LeftOutView(ConflictKind Why, Text WhyName, int Count);

/// <summary>How many have voted, and nothing of what (评议进度).</summary>
/// <param name="Round">The round.</param>
/// <param name="Rows">By class, staff together; those the caller may see.</param>
/// <param name="Invited">Codes of those rows.</param>
/// <param name="Cast">Those used.</param>
public sealed record TurnoutView(ReviewRoundView Round, IReadOnlyList<TurnoutRow> Rows, int Invited, int Cast)
{
    public static TurnoutView Of(SchoolFrame frame, ReviewRoundView round, IEnumerable<Turnout> turnout)
    {
        var rows = turnout.Select(each => new TurnoutRow(each.Kind, Names.Of(each.Kind), each.Class, ReviewPaperView.ClassNameOf(frame, each.Class), each.Invited, each.Cast, each.Percent)).ToArray();
        return new(round, rows, rows.Sum(row => row.Invited), rows.Sum(row => row.Cast));
    }
}

/// <summary>A class, or all staff (进度行).</summary>
/// <param name="Kind">Who votes.</param>
/// <param name="KindName">What they are called.</param>
/// <param name="Class">Null for staff, and for classes of fewer than five together.</param>
/// <param name="ClassName">Its name.</param>
/// <param name="Invited">Codes.</param>
/// <param name="Cast">Codes used.</param>
/// <param name="Percent">To 1 place.</param>
public sealed record TurnoutRow(ReviewerKind Kind, Text KindName, string? Class, string? ClassName, int Invited, int Cast, decimal Percent);
