using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Records;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Reviews;

/// <summary>What is asked with a code (评议内容). Of who asks it knows the class at most.</summary>
/// <param name="School">The school's name.</param>
/// <param name="Title">What the round is called.</param>
/// <param name="LastDay">Until when.</param>
/// <param name="Lines">One a person and role.</param>
public sealed record AskedBallot(Text School, Text Title, DateOnly LastDay, IReadOnlyList<AskedLine> Lines)
{
    public static AskedBallot Of(SchoolFrame frame, StoredRound round, int number)
    {
        var (opening, paper) = (round.Opening!, round.Opening!.PaperOf(number));
        return new(new(frame.School.Name, frame.School.NameEn ?? frame.School.Name), opening.Title, round.Round.LastDay,
            [.. paper.Lines.Select((line, at) => AskedLine.Of(frame, line, opening.FormOf(opening.Papers[number].Lines[at]), opening.IsSimple(number, opening.Papers[number].Lines[at]),
                AboutOf(frame, paper, line, round.Round.FirstDay)))]);
    }

    // A pupil knows a teacher by the subject; colleagues know each other.
    private static Text? AboutOf(SchoolFrame frame, BallotPaper paper, ReviewLine line, DateOnly day)
    {
        if (paper.Class is not { } of || line.Of != ReviewGroup.Teachers) return null;
        var subjects = frame.AssignmentsOf[line.Staff].Where(each => each.Class == of && each.HoldsOn(day)).Select(each => each.Subject).Distinct().Order(StringComparer.Ordinal)
            .Select(frame.NameOfSubject).ToArray();
        return subjects.Length == 0 ? null : new(string.Join("、", subjects.Select(name => name.Zh)), string.Join(", ", subjects.Select(name => name.En)));
    }
}

/// <summary>What is asked about one person in one role (一人一项身份的评议).</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Role">As what.</param>
/// <param name="RoleName">The role's name.</param>
/// <param name="About">The subjects taught to the class; null for others.</param>
/// <param name="IsSelf">Whether one is asked about oneself.</param>
/// <param name="Levels">From the best down.</param>
/// <param name="Items">In the form's order.</param>
public sealed record AskedLine(string Name, ReviewGroup Role, Text RoleName, Text? About, bool IsSelf, IReadOnlyList<AskedLevel> Levels, IReadOnlyList<AskedItem> Items)
{
    public static AskedLine Of(SchoolFrame frame, ReviewLine line, ReviewFormRule form, bool isSimple, Text? about) => new(
        frame.Staff.TryGetValue(line.Staff, out var member) ? member.Name : line.Staff, line.Of, Names.Of(line.Of), about, line.From == ReviewGroup.Self,
        [.. ReviewScale.Of(form.Levels, isSimple).Select(level => new AskedLevel(level.Level, level.Name))],
        [.. form.Items.Select(item => new AskedItem(item.Id, isSimple ? item.Simple ?? item.Title : item.Title))]);
}

/// <summary>A level to choose (等级).</summary>
public sealed record AskedLevel(int Level, Text Name);

/// <summary>An item to answer (评议项目), in words for who is asked.</summary>
public sealed record AskedItem(string Item, Text Title);
