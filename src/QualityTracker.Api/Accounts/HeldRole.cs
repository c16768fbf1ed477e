using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Accounts;

/// <summary>A role held today (今日角色) in a school; in every school when none is named.</summary>
public sealed record HeldRole(string? School, Role Role, Text Name)
{
    /// <summary>What a caller is: everywhere first, then what each school adds.</summary>
    public static IReadOnlyList<HeldRole> Of(DbConnection connection, FrameStore frames, Caller caller, DateTimeOffset now)
    {
        var everywhere = Standing.Everywhere(caller, now).Roles;
        var schools = caller.Grants.Select(grant => grant.School).Append(caller.School).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        return
        [
            .. everywhere.Select(role => new HeldRole(null, role, Names.Of(role))),
            .. from school in schools
               let frame = frames.Read(connection, school)
               where frame is not null
               from role in Standing.In(frame, caller, now).Roles.Except(everywhere)
               select new HeldRole(school, role, Names.Of(role)),
        ];
    }
}
