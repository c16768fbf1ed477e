using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Imports;
using QualityTracker.Api.Tests.Records;

namespace QualityTracker.Api.Tests.Evaluations;

/// <summary>What an evaluation does not depend on: records added and voided, and how many files brought the others.</summary>
public sealed partial class EvaluationInvarianceTests : ImportServerTests
{
    private const string School = "unmoved";

    private static readonly string[] Kinds =
    [
        "lesson-observations", "teaching-hours", "duties", "tutoring-plans", "tutoring-sessions", "exams", "pairings", "tuition-counts", "conduct-decisions", "posts",
    ];

    [OneTimeSetUp]
    public Task PrepareSchool() => Prepare(School);

    [TestCaseSource(nameof(Kinds))]
    public async Task Adding_a_void_record_changes_nothing(string noun)
    {
        var kind = RecordKinds.All.Single(each => each.Noun == noun);
        foreach (var policy in new[] { "daxinganling-2023", "wenxian-2019", "zibo-2019" })
        {
            var before = await Evaluated(School, policy);
            var another = RecordVariants.Another(kind, Node(kind.Example), policy.Length % 12);
            var address = $"{At(School, noun)}/{another["id"]}";
            await Create(At(School, noun), another);
            var voided = await Post(address + "/void", new JsonObject { ["reason"] = "误录" }, "\"1\"");
            Assert.That((int)voided.Status, Is.EqualTo(200), voided.Text);
            Assert.That(await Evaluated(School, policy), Is.EqualTo(before), policy);
        }
    }

    [Test]
    public async Task Splitting_an_import_changes_nothing()
    {
        var (whole, parts) = (Files("at-once"), Files("in-parts"));
        await FoundSchool("at-once");
        await TakeIn("at-once", SchoolFiles.Zip(whole));
        await FoundSchool("in-parts");
        var halves = Enumerable.Range(0, 2).Select(half => parts.ToDictionary(file => file.Key, file => file.Key == "教研与发展.csv" ? Half(file.Value, half) : file.Value)).ToList();
        foreach (var half in Enumerable.Reverse(halves)) await TakeIn("in-parts", SchoolFiles.Zip(half));
        foreach (var policy in new[] { "daxinganling-2023", "wenxian-2019", "zibo-2019" })
            Assert.That(await Evaluated("in-parts", policy), Is.EqualTo(await Evaluated("at-once", policy)), policy);
    }

    // Eight duties more than the example.
    private static Dictionary<string, string> Files(string school)
    {
        var files = SchoolFiles.Of(school);
        for (var day = 10; day < 18; day++) files["教研与发展.csv"] += $"2025-09-{day},T001,师德学习,学习{day},,,\n";
        return files;
    }

    private static string Half(string csv, int half)
    {
        var lines = csv.TrimEnd('\n').Split('\n');
        return lines[0] + "\n" + string.Concat(lines.Skip(1).Where((_, at) => at % 2 == half).Select(line => line + "\n"));
    }

    // Everybody in full; ids are made from the school's code and say nothing else.
    private async Task<string> Evaluated(string school, string policy)
    {
        var text = new StringBuilder((await Get(At(school, $"evaluations/2025-1?policy={policy}"))).Text);
        foreach (var staff in new[] { "T001", "T002" }) text.Append((await Get(At(school, $"evaluations/2025-1/{staff}?policy={policy}"))).Text);
        var written = Instance().Replace(text.ToString(), "");
        return school == School ? written : Uuid().Replace(written, "");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    // What names the address or the request of a problem.
    [GeneratedRegex("\"(instance|traceId)\":\"[^\"]*\"")]
    private static partial Regex Instance();
}
