using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Reviews;

/// <summary>
/// Who is in which group on a day (评议主体名单), by posts and assignments. The principal is a group by himself and not of the leadership
/// team, as the documents name both (W4, W19).
/// </summary>
internal sealed class ReviewGroups
{
    private static readonly Dictionary<ReviewGroup, PostKind[]> Posts = new()
    {
        [ReviewGroup.Principal] = [PostKind.Principal],
        [ReviewGroup.LeadershipTeam] = [PostKind.VicePrincipal, PostKind.VicePrincipalTeaching, PostKind.LeadershipMember],
        [ReviewGroup.MiddleManagers] = [PostKind.MiddleManager, PostKind.DirectorOfTeaching],
        [ReviewGroup.SubjectGroupHeads] = [PostKind.SubjectGroupHead],
        [ReviewGroup.HomeroomTeachers] = [PostKind.HomeroomTeacher],
        [ReviewGroup.Teachers] = [PostKind.Teacher],
    };

    private readonly SchoolFrame frame;
    private readonly DateOnly day;
    private readonly Dictionary<ReviewGroup, HashSet<string>> members;

    public ReviewGroups(SchoolFrame frame, DateOnly day)
    {
        (this.frame, this.day) = (frame, day);
        var times = frame.Staff.Values.Where(member => member.IsEmployedOn(day)).Select(member => (member.Id, Time: new PostTime(frame, member))).ToArray();
        members = Posts.ToDictionary(
            group => group.Key, group => times.Where(each => each.Time.HeldOn(day, group.Value)).Select(each => each.Id).ToHashSet(StringComparer.Ordinal));
        members[ReviewGroup.LeadershipTeam].ExceptWith(members[ReviewGroup.Principal]);
        members[ReviewGroup.MiddleManagers].ExceptWith(members[ReviewGroup.Principal]);
    }

    /// <summary>Staff numbers (ordinal); of pupils, parents and self nobody.</summary>
    public IEnumerable<string> Of(ReviewGroup group) => members.TryGetValue(group, out var staff) ? staff.Order(StringComparer.Ordinal) : [];

    public bool Has(ReviewGroup group, string staff) => members.TryGetValue(group, out var of) && of.Contains(staff);

    /// <summary>Pupils enrolled that day from a grade on, with their class, by pupil number (ordinal).</summary>
    public IEnumerable<(string Pupil, string Class, int Grade)> Pupils(int fromGrade) => frame.Lists.Enrolments
        .Where(each => each.HoldsOn(day) && frame.Classes.TryGetValue(each.Class, out var of) && of.Grade >= fromGrade)
        .Select(each => (each.Pupil, each.Class, frame.Classes[each.Class].Grade)).OrderBy(each => each.Pupil, StringComparer.Ordinal).DistinctBy(each => each.Pupil);

    /// <summary>Classes that somebody teaches, or is homeroom teacher of, in a role.</summary>
    public HashSet<string> ClassesOf(string staff, ReviewGroup role) => (role == ReviewGroup.HomeroomTeachers
        ? frame.PostsOf[staff].Where(post => post.Kind == PostKind.HomeroomTeacher && post.HoldsOn(day)).Select(post => post.Class).OfType<string>()
        : frame.AssignmentsOf[staff].Where(each => each.HoldsOn(day)).Select(each => each.Class)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Subjects that somebody teaches, or heads the group of, in a role.</summary>
    public HashSet<string> SubjectsOf(string staff, ReviewGroup role) => (role == ReviewGroup.SubjectGroupHeads
        ? frame.PostsOf[staff].Where(post => post.Kind == PostKind.SubjectGroupHead && post.HoldsOn(day)).Select(post => post.Subject).OfType<string>()
        : frame.AssignmentsOf[staff].Where(each => each.HoldsOn(day)).Select(each => each.Subject)).ToHashSet(StringComparer.Ordinal);

    public bool ArePaired(string one, string other) => frame.PairingsOf[one].Any(pair => pair.HoldsOn(day) && pair.PartnerOf(one) == other);
}
