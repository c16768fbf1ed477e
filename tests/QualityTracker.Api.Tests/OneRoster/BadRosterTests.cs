using System.Text;
using QualityTracker.Api.Tests.Imports;

namespace QualityTracker.Api.Tests.OneRoster;

/// <summary>Bundles that are wrong: each fault is told with its file and row, and nothing is stored.</summary>
public sealed class BadRosterTests : ImportServerTests
{
    private const string School = "roster-bad";

    private static readonly RosterFiles Good = RosterFiles.Of("1.1", School);

    [OneTimeSetUp]
    public Task Found() => FoundSchool(School);

    public static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("a version that is not read", Good.With("manifest", text => text.Replace("oneroster.version,1.1", "oneroster.version,2.0", StringComparison.Ordinal)), "manifest.csv", 3, "oneroster-version");
        yield return Case("no version", Good.With("manifest", text => text.Replace("oneroster.version,1.1\n", "", StringComparison.Ordinal)), "manifest.csv", 1, "oneroster-version");
        yield return Case("a path for a file", Good.With("manifest", text => text + "file.../../etc/passwd,bulk\n"), "manifest.csv", 12, "file-name");
        yield return Case("a state that is none", Good.With("manifest", text => text.Replace("file.users,bulk", "file.users,some", StringComparison.Ordinal)), "manifest.csv", 10, "choice");
        yield return Case("a file that is missing", Good.Without("users"), "manifest.csv", 10, "missing-file");
        yield return Case("a column that is missing", Good.With("enrollments", text => text.Replace("userSourcedId", "user", StringComparison.Ordinal)), "enrollments.csv", 1, "missing-column");
        yield return Case("an id that stands twice", Good.With("users", text => text.Replace("\nu2,", "\nu1,", StringComparison.Ordinal)), "users.csv", 3, "duplicate");
        yield return Case("a number that stands twice", Good.With("users", text => text.Replace("T002", "T001", StringComparison.Ordinal)), "users.csv", 3, "duplicate");
        yield return Case("a user whom nobody knows", Good.With("enrollments", text => text.Replace("k1,s1,p1", "k1,s1,p9", StringComparison.Ordinal)), "enrollments.csv", 2, "unknown-reference");
        yield return Case("a class that nobody knows", Good.With("enrollments", text => text.Replace("k1,s1,p1", "k9,s1,p1", StringComparison.Ordinal)), "enrollments.csv", 2, "unknown-reference");
        yield return Case("two homerooms", Good.With("enrollments", text => text + "\ne10,,,k2,s1,p1,student,false,2025-09-01,\n"), "enrollments.csv", 10, "two-homerooms");
        yield return Case("a status that is none", Good.With("users", text => text.Replace("u3,,", "u3,gone,", StringComparison.Ordinal)), "users.csv", 4, "choice");
        yield return Case("a day that is none", Good.With("enrollments", text => text.Replace("student,false,2025-09-01,", "student,false,1/9/25,", StringComparison.Ordinal)), "enrollments.csv", 2, "type");
        yield return Case("a grade that is none", Good.With("classes", text => text.Replace("七年级2班,07", "七年级2班,KG", StringComparison.Ordinal)), "classes.csv", 3, "type");
        yield return Case("no organisation that is this school", Good.With("orgs", text => text.Replace(School, "x", StringComparison.Ordinal).Replace("示范初级中学", "甲", StringComparison.Ordinal)), "orgs.csv", 1, "which-school");

        static TestCaseData Case(string name, RosterFiles files, string file, int row, string rule) => new TestCaseData(files, file, row, rule).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Bad))]
    public async Task Is_refused_at_its_place_and_nothing_is_stored(RosterFiles files, string file, int row, string rule)
    {
        var before = Contents();
        var tried = await DryRun(School, files.Zipped(), "roster.zip");
        Assert.That((string?)tried["state"], Is.EqualTo("refused"), tried.ToJsonString());
        var error = tried["report"]!["errors"]!.AsArray().FirstOrDefault(each => (string?)each!["rule"] == rule && (string?)each["file"] == file)!;
        Assert.That(error, Is.Not.Null, tried["report"]!["errors"]!.ToJsonString());
        Assert.That((int?)error["row"], Is.EqualTo(row));
        Assert.That(Contents(), Is.EqualTo(before));
        Assert.That((int)(await Post($"{Imports(School)}/{(string)tried["id"]!}/apply")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Two_homerooms_one_after_the_other_are_a_change_of_class()
    {
        var moved = Good.With("enrollments", text => text.Replace("k1,s1,p1,student,false,2025-09-01,", "k1,s1,p1,student,false,2025-09-01,2099-02-01", StringComparison.Ordinal) + "\ne10,,,k2,s1,p1,student,false,2099-02-01,\n");
        var tried = await DryRun(School, moved.Zipped(), "roster.zip");
        Assert.That((string?)tried["state"], Is.EqualTo("checked"), tried["report"]!["errors"]!.ToJsonString(Json.Options));
    }

    [Test]
    public async Task A_bundle_without_its_manifest_is_told_so()
    {
        var tried = await DryRun(School, Good.Without("manifest").Zipped(), "roster.zip");
        Assert.That(tried["report"]!["errors"]!.AsArray().Select(each => ((string?)each!["file"], (string?)each["rule"])), Is.EqualTo(new[] { ("manifest.csv", "missing-file") }));
    }

    [Test]
    public async Task A_name_in_the_zip_that_leads_out_of_it_is_refused()
    {
        var answer = await Upload(School, Good.Zipped("../"), "roster.zip");
        answer.IsProblem(400, "unreadable-file");
    }

    [Test]
    public async Task A_manifest_alone_and_an_empty_one_say_what_is_missing()
    {
        var alone = await DryRun(School, Encoding.UTF8.GetBytes(Good["manifest"]), "manifest.csv");
        Assert.That(alone["report"]!["errors"]!.AsArray().Select(each => (string?)each!["rule"]), Is.Not.Empty.And.All.EqualTo("missing-file"));
        var headed = await DryRun(School, Good.With("manifest", _ => "propertyName,value\n").Zipped(), "roster.zip");
        Assert.That((string?)headed["report"]!["errors"]![0]!["rule"], Is.EqualTo("oneroster-version"));
    }

    [Test]
    public async Task Two_hundred_thousand_enrollments_are_read_in_a_moment()
    {
        var many = new StringBuilder(Good["enrollments"]);
        for (var at = 0; at < 200_000; at++) many.Append("\nx").Append(at).Append(",,,l1,s1,p1,student,false,2025-09-01,");
        var tried = await DryRun(School, Good.With("enrollments", _ => many.ToString()).Zipped(), "roster.zip");
        Assert.That((string?)tried["state"], Is.EqualTo("checked"), tried.ToJsonString()[..500]);
    }
}
