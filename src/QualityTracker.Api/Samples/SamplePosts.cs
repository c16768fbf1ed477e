using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingAssignments;

namespace QualityTracker.Api.Samples;

/// <summary>
/// Posts (职务) with the changes of a real term: a director of teaching who steps down, a homeroom teacher who hands over, a middle
/// manager appointed late, mentors for part of the term.
/// </summary>
internal static class SamplePosts
{
    /// <summary>The Monday of week 9.</summary>
    public static readonly DateOnly DirectorChanges = new(2025, 10, 27);

    private const string HandedOverClass = "2025-502";

    private static readonly DateOnly HomeroomChanges = new(2025, 11, 10);
    private static readonly DateOnly Appointed = new(2023, 9, 1);
    private static readonly DateOnly TermBegins = SampleCalendar.Term.FirstDay;

    public static List<Post> Make(
        IReadOnlyList<Person> people, IReadOnlyList<TeachingAssignment> assignments, IReadOnlyDictionary<string, string> homerooms)
    {
        var posts = people.Where(person => person.Teaches)
            .Select(person => new Post { Staff = person.Id, Kind = PostKind.Teacher, From = TermBegins, To = person.Member.LeftOn }).ToList();
        posts.AddRange(people.Select(OwnPost).OfType<Post>());
        foreach (var (schoolClass, staff) in homerooms) AddHomerooms(posts, schoolClass, staff, assignments, homerooms);
        posts.AddRange(people.Where(person => person.Part == Part.MasterTeacher)
            .Select(person => new Post { Staff = person.Id, Kind = PostKind.Mentor, From = new(2025, 9, 15), To = new(2026, 1, 16) }));
        return posts;
    }

    private static Post? OwnPost(Person person)
    {
        var post = new Post { Staff = person.Id, From = Appointed };
        return person.Part switch
        {
            Part.Principal => post with { Kind = PostKind.Principal },
            Part.VicePrincipal => post with { Kind = PostKind.VicePrincipal },
            Part.VicePrincipalTeaching => post with { Kind = PostKind.VicePrincipalTeaching },
            Part.DirectorWhoSteppedDown => post with { Kind = PostKind.DirectorOfTeaching, To = DirectorChanges.AddDays(-1) },
            Part.DirectorWhoTookOver => post with { Kind = PostKind.DirectorOfTeaching, From = DirectorChanges },
            Part.MiddleManager => post with { Kind = PostKind.MiddleManager, From = person.Member.Subject == "art" ? new(2025, 9, 15) : Appointed },
            Part.SubjectGroupHead => post with { Kind = PostKind.SubjectGroupHead, From = TermBegins, Subject = person.Member.Subject },
            Part.MasterTeacher => post with { Kind = PostKind.MasterTeacher },
            Part.Office => post with { Kind = PostKind.Office },
            Part.Finance => post with { Kind = PostKind.Finance },
            _ => null,
        };
    }

    private static void AddHomerooms(
        List<Post> posts, string schoolClass, string staff, IReadOnlyList<TeachingAssignment> assignments, IReadOnlyDictionary<string, string> homerooms)
    {
        var post = new Post { Staff = staff, Kind = PostKind.HomeroomTeacher, From = TermBegins, Class = schoolClass };
        if (schoolClass != HandedOverClass)
        {
            posts.Add(post);
            return;
        }

        var next = assignments.First(each => each.Class == schoolClass && each.Subject == "english" && !homerooms.Values.Contains(each.Staff));
        posts.Add(post with { To = HomeroomChanges.AddDays(-1) });
        posts.Add(post with { Staff = next.Staff, From = HomeroomChanges });
    }
}
