namespace QualityTracker.Api.OneRoster;

/// <summary>Which of a bundle's organisations the school is (本校的组织); null ids stand for all, where a bundle has no organisations.</summary>
public sealed class OneRosterSchool
{
    private readonly HashSet<string>? ids;

    private OneRosterSchool(HashSet<string>? ids) => this.ids = ids;

    /// <summary>By identifier, by name, or because there is no other school; null, with the fault told, when that is not clear.</summary>
    public static OneRosterSchool? Of(OneRosterBundle bundle)
    {
        if (bundle.File(OneRosterLayout.Orgs) is not { } file) return new(null);
        var schools = file.Rows.Where(row => row["type"].Equals("school", StringComparison.OrdinalIgnoreCase) && !row.IsDeleted).ToList();
        var school = bundle.Frame.School;
        var own = schools.Find(row => row["identifier"] == school.Id || row.Id == school.Id || row.Id == OneRosterIds.School(bundle.Frame))
            ?? (schools.FindAll(row => row["name"] == school.Name) is [var named] ? named : schools is [var only] ? only : null);
        if (own is not null) return new([own.Id]);
        bundle.Log.Error(file.Raw, file.Raw.HeaderRow, file.At("identifier"), null, new("identifier", "which-school",
            new($"看不出哪一个组织是本校（{school.Id}，{school.Name}）", $"it is not clear which organisation is this school ({school.Id}, {school.Name})"),
            new("在本校一行的 identifier 写学校编码，type 写 school", "write the school's code as identifier of its row, and school as type")));
        return null;
    }

    /// <summary>Whether a row that names these organisations is of the school; one that names none is.</summary>
    public bool Has(params IReadOnlyList<string> orgs) => ids is null || orgs.All(org => org.Length == 0) || orgs.Any(ids.Contains);
}
