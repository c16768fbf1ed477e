using QualityTracker.Api.Samples;

namespace QualityTracker.Api.Tests.Samples;

/// <summary>The samples of the repository are what the program makes.</summary>
public sealed class CommittedSamplesTests : DemoTests
{
    private static string Root { get; } = FindRoot();

    [Test]
    public void The_demo_school_is_what_the_generator_makes()
    {
        var made = Path.Combine(Folder, "made");
        SampleFolder.Write(SampleSchool.Make(DemoSchool.Seed), made);
        var files = Files(made);
        var kept = Files(Path.Combine(Root, "samples", "demo-school"));
        Assert.That(kept.Keys, Is.EquivalentTo(files.Keys));
        Assert.That(files.Where(file => !kept[file.Key].SequenceEqual(file.Value)).Select(file => file.Key), Is.Empty,
            "Run: sample --seed 1 --schools 1 --out DIR, and replace samples/demo-school");
    }

    [TestCase("T004.pdf", "sheets/2025-1/T004.pdf")]
    [TestCase("T006-en.pdf", "sheets/2025-1/T006.pdf?lang=en")]
    public async Task The_example_sheets_are_what_the_program_prints(string file, string address) => Assert.That(
        await Bytes(At(School, address)), Is.EqualTo(await File.ReadAllBytesAsync(Path.Combine(Root, "samples", "reports", file))), $"Save {address} as samples/reports/{file}");

    [TestCase("exam-7.pdf", "七年级期末监测")]
    [TestCase("exam-4.pdf", "四年级期末监测")]
    public async Task The_example_quality_analyses_are_what_the_program_prints(string file, string name)
    {
        var exam = (string)(await Get(At(School, $"exams?q={name}"))).Body!["items"]!.AsArray().Single()!["record"]!["id"]!;
        Assert.That(await Bytes(At(School, $"exams/{exam}/report.pdf")), Is.EqualTo(await File.ReadAllBytesAsync(Path.Combine(Root, "samples", "reports", file))),
            $"Save exams/{{id}}/report.pdf as samples/reports/{file}");
    }

    [Test]
    public async Task The_example_pay_workbook_is_what_the_program_writes()
    {
        var run = (string)(await Get(At(School, "pay-runs"))).Body!["items"]![0]!["record"]!["id"]!;
        Assert.That(await Bytes(At(School, $"pay-runs/{run}/inputs.xlsx")), Is.EqualTo(await File.ReadAllBytesAsync(Path.Combine(Root, "samples", "reports", "pay.xlsx"))),
            "Save pay-runs/{id}/inputs.xlsx as samples/reports/pay.xlsx");
    }

    private static Dictionary<string, byte[]> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllBytes);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QualityTracker.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
