using System.Text;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Storage;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>How much one import, and how many imports, may ask of the program.</summary>
public sealed class ImportLimitTests : ImportServerTests
{
    [Test]
    public async Task More_rows_than_are_kept_are_refused_at_the_row()
    {
        await FoundSchool("many-rows");
        var text = new StringBuilder("学科编码,学科\n");
        for (var row = 0; row <= KeptRows.MostRows; row++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"s{row},n\n");
        var view = await DryRun("many-rows", Encoding.UTF8.GetBytes(text.ToString()), "学科.csv");
        var error = view["report"]!["errors"]!.AsArray().Single()!;
        Assert.That(((string?)error["rule"], (string?)error["file"], (int?)error["row"]), Is.EqualTo(("too-many-rows", "学科.csv", KeptRows.MostRows + 2)));
        Assert.That((string?)error["remedy"], Does.Contain("分成几个文件"));
    }

    [Test]
    public void More_characters_than_are_kept_are_refused()
    {
        var source = TableSource.Of(new MemoryStream("学科编码,学科\na,语文\nb,数学\n"u8.ToArray()), "学科.csv");
        var log = new ImportLog(null, CancellationToken.None);
        var kept = new KeptRows(mostCharacters: 30);
        foreach (var table in source.Tables()) Assert.That(kept.Take(table, RawTable.Of(table), log), Is.False);
        Assert.That(log.Report.Errors.Single() is { Rule: "too-much-text", Row: 3 }, Is.True);
        Assert.That(kept.IsFull, Is.True);
    }

    [Test]
    public async Task A_sixth_upload_of_a_school_waits_for_another_time()
    {
        await FoundSchool("queue");
        await FoundSchool("free");
        var small = "学科编码,学科\n"u8.ToArray();
        var waiting = Enumerable.Range(0, ImportJobs.MostOfSchool).Select(at => new JobRow { School = "queue", Id = $"{at}", Kind = ImportWork.Name, State = "checking", CreatedAt = TimeProvider.System.GetUtcNow(), Busy = true, Orders = 1 }).ToList();
        Database.Write(connection =>
        {
            foreach (var row in waiting) JobStore.Add(connection, row);
            return true;
        });

        using var form = new MultipartFormDataContent { { new ByteArrayContent(small), "file", "学科.csv" } };
        using var answer = await Client.PostAsync(Imports("queue"), form);
        Assert.That((int)answer.StatusCode, Is.EqualTo(429));
        Assert.That(answer.Headers.RetryAfter!.Delta, Is.Not.Null);
        (await Answer.Of(answer)).IsProblem(429, "too-many-imports");
        Assert.That((int)(await Upload("free", small, "学科.csv")).Status, Is.EqualTo(202));
        Assert.That(Database.Write(connection => JobStore.Settle(connection, waiting[0], "checked", null, null)), Is.True);
        Assert.That((int)(await Upload("queue", small, "学科.csv")).Status, Is.EqualTo(202));
    }

    [Test]
    public async Task What_no_job_has_any_more_is_deleted_and_what_may_still_get_one_is_not()
    {
        await FoundSchool("kept");
        var view = await DryRun("kept", "学科编码,学科\nart,美术\n"u8.ToArray(), "学科.csv");
        var files = Files.Of(Database, Files.Imports);
        var arriving = Guid.CreateVersion7().ToString();
        foreach (var name in new[] { "0199e1a0-7c00-7000-8000-000000000001", "something", arriving }) files.Keep(name, new MemoryStream([1]));
        Server.GetRequiredService<JobTidying>().Run();
        Assert.That(files.Names(), Is.SupersetOf(new[] { (string)view["id"]!, arriving }).And.None.EqualTo("something").And.None.EqualTo("0199e1a0-7c00-7000-8000-000000000001"));
        files.Delete(arriving);
    }

    [Test]
    public async Task A_path_that_is_not_there_opens_no_database()
    {
        var command = ImportCommand.Build(_ => throw new InvalidOperationException("opened"));
        Assert.That(await command.Parse([Path.Combine(Folder, "no", "such"), "--school", "x"]).InvokeAsync(), Is.EqualTo(2));
    }
}
