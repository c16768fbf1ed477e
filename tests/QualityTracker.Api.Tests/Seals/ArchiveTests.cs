using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Seals;

/// <summary>A sealed term is computed anew from its archive alone, years later, and what was changed in it is named.</summary>
public sealed class ArchiveTests : SealedTerms
{
    [Test]
    public async Task An_archive_gives_every_seal_again_without_the_database()
    {
        var (code, said) = Verify(await Archive());
        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain("T004 revision 1 " + Seals["T004"].ShortCode + " genuine").And.Contain("Intact: 3 seals"));
    }

    [Test]
    public async Task An_archive_has_every_content_once_and_the_same_bytes_each_time()
    {
        var archive = await Archive();
        using var zip = new ZipArchive(new MemoryStream(archive));
        Assert.That(zip.Entries.Select(entry => entry.FullName.Split('/')[0]).GroupBy(each => each).ToDictionary(each => each.Key, each => each.Count()),
            Is.EquivalentTo(new Dictionary<string, int> { ["README.txt"] = 1, ["seals.json"] = 1, ["sheets"] = 3, ["prints"] = 6, ["terms"] = 1, ["term.db"] = 1, ["policies"] = 1 }));
        Assert.That(await Archive(), Is.EqualTo(archive));
    }

    // Whoever changes a record also makes the index fit: the seals do not fit any more.
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_record_that_was_changed_is_named(bool withIndex)
    {
        var archive = await Archive();
        var (path, record, changed) = ChangedTerm(archive);
        var index = new List<(string, Func<byte[], byte[]?>)> { (path, _ => changed) };
        if (withIndex) index.Add(("seals.json", content => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(Seals["T004"].Snapshot, ArchiveFolder.HashOf(changed), StringComparison.Ordinal))));
        var (code, said) = Verify(With(archive, [.. index]));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain($"T004-1 {Seals["T004"].ShortCode}: the record LessonObservation {record} was changed"));
        Assert.That(said.Contains($"{path}: was changed", StringComparison.Ordinal), Is.EqualTo(!withIndex));
    }

    [Test]
    public async Task A_print_a_policy_or_a_sheet_that_was_changed_or_taken_away_is_named()
    {
        var archive = await Archive();
        using var zip = new ZipArchive(new MemoryStream(archive));
        var policy = zip.Entries.Single(entry => entry.FullName.StartsWith("policies/", StringComparison.Ordinal)).FullName;
        Assert.Multiple(() =>
        {
            Says(Verify(With(archive, ("prints/T006-1-zh.pdf", content => [.. content, (byte)'\n']))), 1, "prints/T006-1-zh.pdf: was changed");
            Says(Verify(With(archive, (policy, _ => null))), 1, $"{policy}: is missing");
            Says(Verify(With(archive, ("sheets/T010-1.json", content => [.. content, (byte)' ']))), 1, "what was sealed does not give this seal");
            Says(Verify(Encoding.UTF8.GetBytes("no zip")), 2, "is no archive");
        });
    }

    [Test]
    public async Task An_archive_names_no_pupil()
    {
        using var zip = new ZipArchive(new MemoryStream(await Archive()));
        var text = string.Concat(zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.Ordinal)).Select(entry => Encoding.UTF8.GetString(ContentOf(entry))));
        var pupils = (await Get(At(School, "pupils") + "?limit=200")).Body!["items"]!.AsArray().Select(item => item!["record"]!);
        Assert.That(pupils.Where(pupil => text.Contains($"\"{(string)pupil["id"]!}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task While_a_file_of_the_archive_is_damaged_there_is_no_archive_and_it_says_which()
    {
        TestDatabase.NeedsFile(Database);
        var (hash, folder) = (Seals["T010"].PdfEn, Path.Combine(Folder, "archive"));
        var file = Path.Combine(folder, hash[..2], hash + ".gz");
        var content = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, [.. content.AsSpan(0, content.Length / 2)]);
        var answer = await Get(At(School, $"sheets/{Term}/archive.zip"));
        answer.IsProblem(409, "archive-damaged");
        Assert.That(answer.Text, Does.Contain(hash));
        await File.WriteAllBytesAsync(file, content);
        Assert.That(Server.GetRequiredService<ArchiveFolder>().Find(hash), Is.Not.Null);
    }

    [Test]
    public async Task A_term_without_a_seal_has_no_archive_and_it_is_said_why()
    {
        await Create(At(School, "terms"), JsonNode.Parse("""{"id":"2025-2","schoolYear":"2025-2026","number":2,"firstDay":"2026-03-02","lastDay":"2026-07-10","policy":"daxinganling-2023"}""")!);
        var answer = await Get(At(School, "sheets/2025-2/archive.zip"));
        answer.IsProblem(404, "nothing-sealed");
    }

    private static void Says((int Code, string Said) found, int code, string text)
    {
        Assert.That(found.Said, Does.Contain(text));
        Assert.That(found.Code, Is.EqualTo(code));
    }

    // An observation of T004's, ten minutes shorter.
    private static (string Path, string Record, byte[] Content) ChangedTerm(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        var entry = zip.Entries.Single(each => each.FullName.StartsWith("terms/", StringComparison.Ordinal));
        var term = JsonNode.Parse(ContentOf(entry))!;
        var observation = term["records"]!["lessonObservations"]!.AsArray().First(each => (string?)each!["observer"] == "T004")!;
        var text = Encoding.UTF8.GetString(ContentOf(entry));
        var at = text.IndexOf($"\"id\":\"{(string)observation["id"]!}\",", StringComparison.Ordinal);
        var minutes = text.IndexOf("\"minutes\":", at, StringComparison.Ordinal) + "\"minutes\":".Length;
        return (entry.FullName, (string)observation["id"]!, Encoding.UTF8.GetBytes(text[..minutes] + "1" + text[minutes..]));
    }

    private static (int Code, string Said) Verify(byte[] archive)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, archive);
            using var output = new StringWriter();
            var code = ArchiveCommand.Run(file, output);
            return (code, output.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
