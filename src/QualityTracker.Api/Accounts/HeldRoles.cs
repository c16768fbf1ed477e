using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Accounts;

/// <summary>What a caller is today (今日角色): from posts held and grants in force, in each school by its own calendar.</summary>
public static class HeldRoles
{
    public static IReadOnlyList<HeldRole> Of(DbConnection connection, FrameStore frames, Caller caller, DateTimeOffset now)
    {
        var roles = new List<HeldRole>();
        if (caller is { School: { } school, Staff: { } staff } && frames.Read(connection, school) is { } frame)
        {
            roles.AddRange(FromPosts(frame, staff, TodayAt(frame.School, now)).Select(role => HeldRole.Of(school, role)));
        }

        foreach (var grant in caller.Grants)
        {
            var at = grant.School is { } code ? FrameStore.Find(connection, code) : null;
            if (grant.HoldsOn(at is null ? DateOnly.FromDateTime(now.UtcDateTime) : TodayAt(at, now))) roles.Add(HeldRole.Of(grant.School, grant.Role));
        }

        return [.. roles.Distinct().OrderBy(each => each.School, StringComparer.Ordinal).ThenBy(each => each.Role)];
    }

    public static DateOnly TodayAt(School school, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(school.TimeZone)).DateTime);

    /// <summary>Everybody employed is a teacher; posts held that day add to it.</summary>
    public static IEnumerable<Role> FromPosts(SchoolFrame frame, string staff, DateOnly today)
    {
        if (!frame.Staff.TryGetValue(staff, out var member) || !member.IsEmployedOn(today)) return [];
        return frame.PostsOf[staff].Where(post => post.HoldsOn(today)).Select(post => Of(post.Kind)).OfType<Role>().Append(Role.Teacher).Distinct();
    }

    private static Role? Of(PostKind kind) => kind switch
    {
        PostKind.Principal => Role.Principal,
        PostKind.VicePrincipal or PostKind.VicePrincipalTeaching or PostKind.CentralSchoolVicePrincipal => Role.VicePrincipal,
        PostKind.DirectorOfTeaching => Role.DirectorOfTeaching,
        PostKind.SubjectGroupHead => Role.SubjectGroupHead,
        PostKind.HomeroomTeacher => Role.HomeroomTeacher,
        PostKind.Office => Role.Office,
        PostKind.Finance => Role.Finance,
        _ => null,
    };
}

/// <summary>A role held today in a school; in every school when none is named.</summary>
public sealed record HeldRole(string? School, Role Role, Text Name)
{
    public static HeldRole Of(string? school, Role role) => new(school, role, Names.Of(role));
}
