using QualityTracker.Api.Pupils;
using QualityTracker.Api.Staff;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.OneRoster;

/// <summary>A bundle's people (人员): teachers and administrators are staff, students pupils; parents and others are counted and left out.</summary>
public sealed class OneRosterPeople
{
    private static readonly string[] AsStaff = ["teacher", "administrator", "principal", "siteadministrator", "counselor", "aide", "proctor"];
    private const string AsPupil = "student";

    private readonly Dictionary<string, (bool IsPupil, string Number)> people = [];
    private readonly OneRosterBundle bundle;
    private readonly ILookup<string, OneRosterRow> roles;

    public OneRosterPeople(OneRosterBundle bundle, OneRosterSchool school)
    {
        this.bundle = bundle;
        roles = bundle.Rows(OneRosterLayout.Roles).Where(row => !row.IsDeleted && school.Has(row["orgSourcedId"])).ToLookup(row => row["userSourcedId"]);
        if (bundle.File(OneRosterLayout.Users) is not { } file) return;
        Staff = new(file, RecordStaffMember.Kind, ("id", ["identifier", "sourcedId"]), ("name", ["familyName"]));
        Pupils = new(file, RecordPupil.Kind, ("id", ["identifier", "sourcedId"]), ("name", ["familyName"]));
        var left = new Dictionary<string, (int Count, OneRosterRow First)>();
        foreach (var row in file.Rows) Take(row, school, left);
        foreach (var (role, (count, first)) in left)
        {
            first.Note(bundle.Log, "role", "role-left-out", new($"{count} 人的角色是 {role}，未导入", $"{count} with the role {role} were not taken in"), new("只导入教职工和学生，家长等不登记", "staff and pupils are taken in; parents and others are not kept"));
        }

        Absent(file);
    }

    public OneRosterOutput? Staff { get; }

    public OneRosterOutput? Pupils { get; }

    /// <summary>Who a user is: by the bundle, by an id that this program gave, or by a number that is stored; null for nobody.</summary>
    public (bool IsPupil, string Number)? Of(string user, bool asPupil)
    {
        if (people.TryGetValue(user, out var found)) return found;
        var number = bundle.Ids.NumberOf(user) ?? user;
        if (asPupil ? bundle.Frame.Pupils.ContainsKey(number) : bundle.Frame.Staff.ContainsKey(number)) return (asPupil, number);
        return null;
    }

    /// <summary>Whether a user is in the bundle and was left out, such as a parent.</summary>
    public bool IsLeftOut(string user) => leftOut.Contains(user);

    private readonly HashSet<string> leftOut = [];

    private void Take(OneRosterRow row, OneRosterSchool school, Dictionary<string, (int Count, OneRosterRow First)> left)
    {
        var held = RolesOf(row);
        var isStaff = held.Any(role => AsStaff.Contains(role.ToLowerInvariant()));
        var isPupil = !isStaff && held.Any(role => role.Equals(AsPupil, StringComparison.OrdinalIgnoreCase));
        if (!isStaff && !isPupil)
        {
            leftOut.Add(row.Id);
            var role = held.Count > 0 ? held[0] : "–";
            left[role] = left.TryGetValue(role, out var before) ? (before.Count + 1, before.First) : (1, row);
            return;
        }

        if (!school.Has([.. row.List("orgSourcedIds"), row["primaryOrgSourcedId"]]) && !roles[row.Id].Any())
        {
            leftOut.Add(row.Id);
            const string Other = "other school";
            left[Other] = left.TryGetValue(Other, out var before) ? (before.Count + 1, before.First) : (1, row);
            return;
        }

        var number = row["identifier"] is { Length: > 0 } given ? given : bundle.Ids.NumberOf(row.Id) ?? row.Id;
        people[row.Id] = (isPupil, number);
        if (row.IsDeleted) bundle.Gone(row);
        else (isPupil ? Pupils : Staff)!.Add(row, number, new PersonName(row["familyName"], row["givenName"]).Whole);
    }

    // In 1.2 roles have a file of their own; what stands in the user's row still holds where they are not there.
    private List<string> RolesOf(OneRosterRow row) => roles[row.Id].OrderByDescending(role => role["roleType"].Equals("primary", StringComparison.OrdinalIgnoreCase)).Select(role => role["role"]).ToList() is { Count: > 0 } held
        ? held
        : [.. row.List("role")];

    // Of a whole export, who is here and not there.
    private void Absent(OneRosterTable file)
    {
        if (!bundle.Manifest.IsBulk(OneRosterLayout.Users)) return;
        var (frame, today) = (bundle.Frame, bundle.Today);
        var there = people.Values.ToHashSet();
        Tell(new("教职工", "members of staff"), frame.Lists.Staff.Where(member => member.IsEmployedOn(today)).Select(member => (IsPupil: false, Number: member.Id)));
        Tell(new("学生", "pupils"), frame.Lists.Enrolments.Where(each => each.HoldsOn(today)).Select(each => (IsPupil: true, Number: each.Pupil)).Distinct());

        void Tell(Text what, IEnumerable<(bool IsPupil, string Number)> stored)
        {
            const int Most = 5;
            List<string> absent = [.. stored.Where(each => !there.Contains(each)).Select(each => each.Number).Order(StringComparer.Ordinal)];
            if (absent.Count == 0) return;
            var some = string.Join("、", absent.Take(Most)) + (absent.Count > Most ? "…" : "");
            bundle.Log.Notice(new(file.Raw.File, null, null, null, null, some, "not-in-bundle",
                new($"在校的{what.Zh}中有 {absent.Count} 人不在名册包里（{some}），原样保留", $"{absent.Count} {what.En} of the school are not in the bundle ({some}); they stay as they are"),
                new("已离开的填写离职、离班日期", "give those who left a last day")));
        }
    }
}
