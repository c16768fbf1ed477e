using System.Globalization;
using QualityTracker.Core.Staff;

namespace QualityTracker.Api.Samples;

/// <summary>A member of staff with the place in the plan; no row for who does not teach.</summary>
internal sealed record Person(StaffMember Member, Part Part, StaffRow? Row = null, int At = 0)
{
    public string Id => Member.Id;

    public bool Teaches => Row is not null;

    public bool Leads => Part is Part.Principal or Part.VicePrincipal or Part.VicePrincipalTeaching or Part.DirectorWhoSteppedDown
        or Part.DirectorWhoTookOver or Part.MiddleManager;

    /// <summary>The subject group's subject.</summary>
    public string Group => StaffPlan.GroupOf(Member.Subject ?? Curriculum.Politics);

    public bool Is(string subject, int grade, int at) => Member.Subject == subject && Row is { } row && row.Reaches(grade) && At == at;
}

/// <summary>The staff of the sample (教职工).</summary>
internal static class SampleStaff
{
    public static readonly DateOnly LeavesOn = new(2025, 11, 14);

    private static readonly string[] Titles = ["高级教师", "一级教师", "一级教师", "二级教师", "三级教师"];

    public static List<Person> Make(Rng rng)
    {
        var people = new List<Person>();
        var names = new HashSet<string>();
        foreach (var row in StaffPlan.Rows)
        {
            for (var at = 0; at < row.Classes.Length; at++)
            {
                people.Add(new(Member(people.Count + 1, rng, names, row.Subject, row.PartOf(at)), row.PartOf(at), row, at));
            }
        }

        people.Add(new(Member(people.Count + 1, rng, names, null, Part.Office), Part.Office));
        people.Add(new(Member(people.Count + 1, rng, names, null, Part.Finance), Part.Finance));
        return [.. people.Select(person => person with { Member = person.Member with { Name = HardName(person) ?? person.Member.Name } })];
    }

    private static StaffMember Member(int number, Rng rng, HashSet<string> names, string? subject, Part part)
    {
        var gender = rng.Chance(subject is "pe" or "physics" ? 80 : 35) ? Gender.Male : Gender.Female;
        var years = part == Part.Teacher ? rng.Between(0, 28) : rng.Between(9, 30);
        var name = SampleNames.OfStaff(rng, gender);
        while (!names.Add(name)) name = SampleNames.OfStaff(rng, gender);
        return new()
        {
            Id = "T" + number.ToString("D3", CultureInfo.InvariantCulture),
            Name = name,
            Gender = gender,
            Subject = subject,
            Title = subject is null ? null : part == Part.MasterTeacher ? "正高级教师" : Titles[Math.Max(rng.Below(2), 4 - years / 5)],
            JoinedOn = rng.Chance(60) ? new DateOnly(2025 - years, 9, 1) : null,
            LeftOn = part == Part.Leaver ? LeavesOn : null,
        };
    }

    private static string? HardName(Person person) => person switch
    {
        { Member.Subject: "physics" } => SampleNames.Hard.Zhou,
        { Member.Subject: "geography" } => SampleNames.Hard.Wang,
        { Member.Subject: "biology" } => SampleNames.Hard.Gao,
        { Member.Subject: "pe", At: 3 } => SampleNames.Hard.Dotted,
        { Member.Subject: "music", At: 1 } or { Member.Subject: "english", Row.FirstGrade: 3, At: 2 } => SampleNames.Hard.Shared,
        _ => null,
    };
}
