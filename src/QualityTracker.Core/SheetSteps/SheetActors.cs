using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.SheetSteps;

/// <summary>
/// Who may take which step with one person's sheet on a day (各步骤责任人), by the posts held that day. Nobody signs or decides on the own
/// sheet, and nobody signs it twice: a principal who also heads the group signs as principal.
/// </summary>
/// <param name="Person">Whose sheet it is.</param>
/// <param name="GroupHeads">Heads of the groups of the subjects the person teaches; empty where there is none, and then that signature falls away.</param>
/// <param name="Principals">Who signs last and decides; of the principal's own sheet the vice principals.</param>
/// <param name="Offices">Who has sheets computed and posts the notice, beside the principals.</param>
/// <param name="Staff">Everybody employed: who may object to a band that is posted.</param>
public sealed record SheetActors(
    string Person, IReadOnlySet<string> GroupHeads, IReadOnlySet<string> Principals, IReadOnlySet<string> Offices, IReadOnlySet<string> Staff)
{
    private static readonly PostKind[] Vice = [PostKind.VicePrincipal, PostKind.VicePrincipalTeaching, PostKind.CentralSchoolVicePrincipal];

    public static SheetActors Of(SchoolFrame frame, string person, DateOnly day) => On(frame, day)(person);

    /// <summary>Those of anybody's sheet on a day; the posts are looked up once.</summary>
    /// <param name="frame">The school.</param>
    /// <param name="day">The day of the step.</param>
    /// <param name="term">
    /// Of the sheet, which is agreed after it: what somebody taught on its last day says whose group it was. Without one, what is taught on the day.
    /// </param>
    public static Func<string, SheetActors> On(SchoolFrame frame, DateOnly day, Term? term = null)
    {
        var staff = frame.Staff.Values.Where(member => member.IsEmployedOn(day)).Select(member => member.Id).ToHashSet(StringComparer.Ordinal);
        var times = staff.ToDictionary(id => id, id => new PostTime(frame, frame.Staff[id]), StringComparer.Ordinal);
        HashSet<string> Holders(params PostKind[] posts) =>
            times.Where(each => each.Value.HeldOn(day, posts)).Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        var taught = term is not null && term.LastDay < day ? term.LastDay : day;
        var (first, vice, offices) = (Holders(PostKind.Principal), Holders(Vice), Holders(PostKind.Office));
        return person =>
        {
            var principals = (first.Contains(person) ? vice : first).Where(each => each != person).ToHashSet(StringComparer.Ordinal);
            var heads = GroupHeadsOf(frame, person, day, taught);
            heads.IntersectWith(staff);
            heads.ExceptWith(principals);
            heads.Remove(person);
            return new(person, heads, principals, offices, staff);
        };
    }

    /// <summary>Whether a step is this person's to take at all; when is another question.</summary>
    public bool May(SheetStep step, SheetStanding sheet) => step.Kind switch
    {
        StepKind.Compute or StepKind.Publish => Offices.Contains(step.By) || Principals.Contains(step.By),
        StepKind.Note or StepKind.Confirm or StepKind.TakeBack => step.By == Person,
        StepKind.SignAsGroupHead => GroupHeads.Contains(step.By),
        StepKind.Return => Principals.Contains(step.By) || (GroupHeads.Contains(step.By) && sheet.GroupHead is null),
        StepKind.Objection => step.By == Person || (step.Line == SheetLine.Band && Staff.Contains(step.By)),
        StepKind.WithdrawObjection => sheet.Objections.FirstOrDefault(each => each.Id == step.Objection) is not { } own || own.By == step.By,
        StepKind.Decide => Principals.Contains(step.By) && sheet.Objections.All(each => each.Id != step.Objection || each.By != step.By),
        _ => Principals.Contains(step.By),
    };

    private static HashSet<string> GroupHeadsOf(SchoolFrame frame, string person, DateOnly day, DateOnly taught)
    {
        var subjects = frame.AssignmentsOf[person].Where(each => Records.Dated.HoldsOn(each, taught)).Select(each => each.Subject).ToHashSet(StringComparer.Ordinal);
        if (frame.Staff.TryGetValue(person, out var member) && member.Subject is { } main) subjects.Add(main);
        return frame.Lists.Posts
            .Where(post => post.Kind == PostKind.SubjectGroupHead && Records.Dated.HoldsOn(post, day) && post.Subject is { } subject && subjects.Contains(subject))
            .Select(post => post.Staff).ToHashSet(StringComparer.Ordinal);
    }
}
