using QualityTracker.Api.Schools;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Access;

/// <summary>What a caller is to one school today (在校身份): roles, and the classes, subjects and pupils that go with them; clause P4.</summary>
public sealed class Standing
{
    private Standing(SchoolFrame? frame, Caller caller, DateOnly today)
    {
        Today = today;
        Staff = frame is not null && caller.School == frame.School.Id && caller.Staff is { } number
            && frame.Staff.TryGetValue(number, out var member) && member.IsEmployedOn(today) ? number : null;
        var posts = Staff is null ? [] : frame!.PostsOf[Staff].Where(post => post.HoldsOn(today)).ToList();
        Held = [.. posts.Select(post => RoleOf(post.Kind)).Distinct()];
        Roles = [.. Granted(caller, frame?.School.Id, today).Concat(Staff is null ? [] : Held.Append(Role.Teacher)).Distinct().Order()];
        if (frame is null || Staff is null) return;
        var day = ClassDay(frame, today);
        Lessons = frame.AssignmentsOf[Staff].Where(assignment => assignment.HoldsOn(day)).Select(assignment => (assignment.Class, assignment.Subject)).ToHashSet();
        Homerooms = posts.Where(post => post.Kind == PostKind.HomeroomTeacher).Select(post => post.Class!).ToHashSet();
        Subjects = posts.Where(post => post.Kind == PostKind.SubjectGroupHead).Select(post => post.Subject ?? frame.Staff[Staff].Subject).OfType<string>().ToHashSet();
        Tutored = frame.PlansOf[Staff].Where(plan => frame.TermOf(day) is { } term && plan.From <= term.LastDay && (plan.To is null || plan.To >= term.FirstDay))
            .Select(plan => plan.Pupil).ToHashSet();
        PupilsIn = classes => classes.SelectMany(each => frame.EnrolmentsIn[each]).Where(enrolment => enrolment.HoldsOn(day)).Select(enrolment => enrolment.Pupil);
    }

    /// <summary>The school's day on which it is so.</summary>
    public DateOnly Today { get; }

    public IReadOnlyList<Role> Roles { get; }

    /// <summary>The roles that follow from posts alone: what is signed or decided in a post is a person's, and no grant makes a principal.</summary>
    public IReadOnlyList<Role> Held { get; }

    /// <summary>The staff number at this school; null for who does not work there today.</summary>
    public string? Staff { get; }

    /// <summary>Classes taught, each with the subject.</summary>
    public IReadOnlySet<(string Class, string Subject)> Lessons { get; } = new HashSet<(string, string)>();

    /// <summary>The classes of a homeroom teacher.</summary>
    public IReadOnlySet<string> Homerooms { get; } = new HashSet<string>();

    /// <summary>The subjects of a group head.</summary>
    public IReadOnlySet<string> Subjects { get; } = new HashSet<string>();

    /// <summary>Pupils with a tutoring plan of the caller's in the term.</summary>
    public IReadOnlySet<string> Tutored { get; } = new HashSet<string>();

    /// <summary>The pupils enrolled in classes.</summary>
    public Func<IEnumerable<string>, IEnumerable<string>> PupilsIn { get; } = _ => [];

    public static Standing In(SchoolFrame frame, Caller caller, DateTimeOffset now) =>
        new(frame, caller, SchoolDay.Of(frame.School).Of(now));

    /// <summary>What a caller is beyond any one school, by grants alone.</summary>
    public static Standing Everywhere(Caller caller, DateTimeOffset now) => new(null, caller, DateOnly.FromDateTime(now.UtcDateTime));

    // A grant for one school is no standing beyond it.
    private static IEnumerable<Role> Granted(Caller caller, string? school, DateOnly today) =>
        caller.Grants.Where(grant => (grant.School is null || grant.School == school) && grant.HoldsOn(today)).Select(grant => grant.Role);

    private static Role RoleOf(PostKind post) => post switch
    {
        PostKind.Principal => Role.Principal,
        PostKind.VicePrincipal or PostKind.VicePrincipalTeaching or PostKind.CentralSchoolVicePrincipal => Role.VicePrincipal,
        PostKind.DirectorOfTeaching => Role.DirectorOfTeaching,
        PostKind.SubjectGroupHead => Role.SubjectGroupHead,
        PostKind.HomeroomTeacher => Role.HomeroomTeacher,
        PostKind.Office => Role.Office,
        PostKind.Finance => Role.Finance,
        _ => Role.Teacher,
    };

    // Between terms a teacher still has the classes of the term before.
    private static DateOnly ClassDay(SchoolFrame frame, DateOnly today) => frame.TermOf(today) is not null
        ? today
        : frame.Lists.Terms.Where(term => term.LastDay < today).Select(term => term.LastDay).DefaultIfEmpty(today).Max();
}
