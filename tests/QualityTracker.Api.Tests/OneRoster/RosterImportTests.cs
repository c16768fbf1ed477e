using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Tests.Imports;

namespace QualityTracker.Api.Tests.OneRoster;

/// <summary>Another system's roster taken in: its rows become our own kinds, and what ends there ends here without anything being deleted.</summary>
public sealed class RosterImportTests : ImportServerTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [TestCase("1.1")]
    [TestCase("1.2")]
    public async Task A_whole_roster_becomes_terms_subjects_staff_classes_pupils_enrolments_and_assignments(string version)
    {
        var school = $"roster-{version[^1]}";
        await FoundSchool(school);
        var tried = await DryRun(school, RosterFiles.Of(version, school).Zipped("export/"), "roster.zip");
        Assert.That((string?)tried["state"], Is.EqualTo("checked"), tried.ToJsonString());
        Assert.That(Adds(tried), Is.EqualTo(new Dictionary<string, int> { ["terms"] = 2, ["subjects"] = 2, ["staff"] = 3, ["classes"] = 2, ["pupils"] = 3, ["enrolments"] = 3, ["teaching-assignments"] = 2 }));
        Assert.That(Notices(tried), Is.EquivalentTo(new[] { "role-left-out", "role-left-out" }), "a parent, and a homeroom teacher");
        await Apply(school, tried);
        Assert.That(await Of(school, "terms", "2025-1"), Is.EqualTo("2025-2026|1|2025-09-01|2026-01-23"), "the end is the first day that is not in it");
        Assert.That(await Names(school, "staff"), Is.EqualTo(new[] { "王芳", "古丽 阿依", "欧阳修" }));
        Assert.That(await Names(school, "pupils"), Is.EqualTo(new[] { "李明", "张华", "陈三" }), "one without an identifier is known by the sourcedId");
        Assert.That((await Get(At(school, "pupils/p3"))).Text, Does.Contain("陈三"));
        Assert.That(await Lines(school, "enrolments", "pupil", "class", "from", "to"), Is.EquivalentTo(new[] { "20250701|2025-701|2025-09-01|", "20250702|2025-701|2025-09-01|", "p3|2025-702|2025-09-01|2026-01-23" }));
        Assert.That(await Lines(school, "teaching-assignments", "staff", "class", "subject", "to"), Is.EquivalentTo(new[] { "T001|2025-701|chinese|", "T002|2025-702|maths|2026-01-23" }),
            "one by its pupils, one by its title");

        var again = await DryRun(school, RosterFiles.Of(version, school).Zipped(), "roster.zip");
        Assert.That(((int)again["report"]!["adds"]!, (int)again["report"]!["changes"]!, (string?)again["state"]), Is.EqualTo((0, 0, "checked")), again.ToJsonString());
    }

    [Test]
    public async Task Changes_alone_are_added_and_what_is_deleted_there_ends_and_is_told_of()
    {
        const string School = "roster-delta";
        await FoundSchool(School);
        await TakeIn(School, RosterFiles.Of("1.1", School).Zipped(), "roster.zip");
        var delta = new RosterFiles
        {
            ["manifest"] = RosterFiles.Manifest("1.1", "delta").Replace("file.academicSessions,delta", "file.academicSessions,absent", StringComparison.Ordinal).Replace("file.courses,delta", "file.courses,absent", StringComparison.Ordinal).Replace("file.orgs,delta", "file.orgs,absent", StringComparison.Ordinal),
            ["classes"] = RosterFiles.Of("1.1", School)["classes"],
            ["users"] = """
                sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
                p1,active,2025-11-01T08:00:00Z,true,s1,student,p1,,明明,李,,20250701,,,,,07,
                p2,tobedeleted,2025-11-01T08:00:00Z,true,s1,student,p2,,华,张,,20250702,,,,,07,
                p4,active,2025-11-01T08:00:00Z,true,s1,student,p4,,四,赵,,20250704,,,,,07,
                """,
            ["enrollments"] = """
                sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
                e2,tobedeleted,2025-11-01T08:00:00Z,k1,s1,p2,student,false,2025-09-01,
                e9,active,2025-11-03T08:00:00Z,k2,s1,p4,student,false,2025-11-03,
                """,
        };
        var tried = await DryRun(School, delta.Zipped(), "delta.zip");
        Assert.That((string?)tried["state"], Is.EqualTo("checked"), tried.ToJsonString());
        Assert.That(((int)tried["report"]!["adds"]!, (int)tried["report"]!["changes"]!), Is.EqualTo((2, 2)), tried.ToJsonString());
        Assert.That(Notices(tried), Does.Contain("to-be-deleted"));
        await Apply(School, tried);
        Assert.That(await Names(School, "pupils"), Is.EquivalentTo(new[] { "李明明", "张华", "赵四", "陈三" }), "nobody is deleted");
        Assert.That(await Lines(School, "enrolments", "pupil", "class", "from", "to"), Does.Contain("20250702|2025-701|2025-09-01|2025-11-01").And.Contain("20250704|2025-702|2025-11-03|"));
        var bulk = await DryRun(School, RosterFiles.Of("1.1", School).Zipped(), "roster.zip");
        Assert.That(Notices(bulk), Does.Contain("not-in-bundle"), "who is here and not in a whole export");
    }

    [Test]
    public async Task Columns_in_another_order_and_case_with_others_between_in_gb18030_are_read_all_the_same()
    {
        const string School = "roster-order";
        await FoundSchool(School);
        var files = RosterFiles.Of("1.1", School).With("users", _ => """
            metadata.x,FamilyName,GIVENNAME,identifier,role,SOURCEDID,orgSourcedIds
            ,王,芳,T001,Teacher,u1,s1
            ,阿依,古丽,T002,teacher,u2,s1
            甲,李,明,20250701,student,p1,s1
            ,张,华,20250702,student,p2,s1
            ,陈,三,,student,p3,s1
            """);
        var tried = await DryRun(School, files.Zipped(encoding: Gb18030), "roster.zip");
        Assert.That((string?)tried["state"], Is.EqualTo("checked"), tried.ToJsonString());
        Assert.That((Adds(tried)["staff"], Adds(tried)["pupils"]), Is.EqualTo((2, 3)));
    }

    private static Dictionary<string, int> Adds(JsonNode job) => job["report"]!["tables"]!.AsArray().ToDictionary(table => (string)table!["noun"]!, table => (int)table!["adds"]!);

    private static IEnumerable<string> Notices(JsonNode job) => job["report"]!["notices"]!.AsArray().Select(notice => (string)notice!["rule"]!);

    private async Task<IEnumerable<JsonNode>> Records(string school, string noun) => (await Get(At(school, $"{noun}?limit=200"))).Body!["items"]!.AsArray().Select(item => item!["record"]!);

    private async Task<IEnumerable<string>> Names(string school, string noun) => (await Records(school, noun)).Select(each => (string)each["name"]!);

    private async Task<IEnumerable<string>> Lines(string school, string noun, params string[] fields) =>
        (await Records(school, noun)).Select(each => string.Join('|', fields.Select(field => (string?)each[field])));

    private async Task<string> Of(string school, string noun, string id)
    {
        var record = (await Get(At(school, $"{noun}/{id}"))).Body!["record"]!;
        return $"{record["schoolYear"]}|{record["number"]}|{record["firstDay"]}|{record["lastDay"]}";
    }
}
