using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Attachments;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.ConductCases;

/// <summary>
/// Who handles and who sees a case (办理与知情): the principal handles, of a principal a vice principal, nobody about oneself; the person sees the case
/// as told, and nothing before that.
/// </summary>
public sealed class CaseSight(Allowed allowed, SchoolFrame frame, DateOnly today)
{
    public string? Self => allowed.Standing.Staff;

    private bool IsPrincipal => allowed.RowsFor("conduct-cases.create") is { WholeSchool: true };

    private bool IsVice => allowed.Standing.Roles.Contains(Role.VicePrincipal);

    /// <summary>Whether there is anybody whose cases the caller handles.</summary>
    public bool HandlesAny => IsPrincipal || (IsVice && frame.Staff.Keys.Any(Handles));

    public bool Handles(string staff) => staff != Self && (IsPrincipal || (IsVice && frame.PostsOf[staff].Any(post => post.Kind == PostKind.Principal && post.HoldsOn(today))));

    /// <summary>Whether the caller handles a case and holds the post for it today: a grant shows cases, and takes no step of them.</summary>
    public bool Acts(string staff) => Handles(staff) && allowed.Standing.Held.Any(role => role is Role.Principal or Role.VicePrincipal);

    /// <summary>The case as far as the caller may see it; null when it is not there for them.</summary>
    public ConductCase? Shown(ConductCase of) => Handles(of.Staff) ? of : of.Staff == Self ? of.AsTold() : null;

    /// <summary>What may be done with the files of a case: who handles it adds and voids; the person sees those told of and adds some while an appeal is open to them.</summary>
    public static BelongingRights? RightsTo(DbConnection connection, SchoolFrame frame, Allowed allowed, DateOnly today, string id)
    {
        var sight = new CaseSight(allowed, frame, today);
        if (ConductCaseStore.Find(connection, frame.School.Id, id) is not { } kept || sight.Shown(kept.Case) is not { } shown) return null;
        if (sight.Handles(kept.Case.Staff)) return new(true, true);
        return new(kept.Case.NextFor(sight.Self!, today).Count > 0, false)
        {
            Shows = file => file.UploadedBy == sight.Self || shown.Evidence.Contains($"{AttachmentEvidence}{file.Address}"),
        };
    }

    /// <summary>How evidence that is an attachment begins.</summary>
    public const string AttachmentEvidence = "attachment:";
}
