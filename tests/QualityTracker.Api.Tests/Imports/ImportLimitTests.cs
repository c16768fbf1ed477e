using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Imports;
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
        var jobs = Server.GetRequiredService<ImportJobs>();
        var small = "学科编码,学科\n"u8.ToArray();
        var arriving = Enumerable.Range(0, ImportJobs.MostOfSchool).Select(_ => new Pipe()).ToList();
        var uploads = arriving.ConvertAll(pipe => jobs.Upload("queue", "学科.csv", pipe.Reader.AsStream(), ImportRights.Console, _ => { }, CancellationToken.None));

        using var form = new MultipartFormDataContent { { new ByteArrayContent(small), "file", "学科.csv" } };
        using var answer = await Client.PostAsync(Imports("queue"), form);
        Assert.That((int)answer.StatusCode, Is.EqualTo(429));
        Assert.That(answer.Headers.RetryAfter!.Delta, Is.Not.Null);
        (await Answer.Of(answer)).IsProblem(429, "too-many-imports");
        Assert.That((int)(await Upload("free", small, "学科.csv")).Status, Is.EqualTo(202));
        foreach (var pipe in arriving)
        {
            await pipe.Writer.WriteAsync(small);
            await pipe.Writer.CompleteAsync();
        }

        foreach (var upload in await Task.WhenAll(uploads)) await Settled($"{Imports("queue")}/{upload.Job!.Id}");
        Assert.That((int)(await Upload("queue", small, "学科.csv")).Status, Is.EqualTo(202));
    }

    [Test]
    public void What_an_earlier_run_left_is_deleted()
    {
        var left = Directory.CreateDirectory(Path.Combine(Folder, "left")).FullName;
        File.WriteAllText(Path.Combine(left, "upload"), "x");
        using var jobs = ActivatorUtilities.CreateInstance<ImportJobs>(Server, left);
        Assert.That(Directory.Exists(left), Is.False);
    }

    [Test]
    public async Task A_path_that_is_not_there_opens_no_database()
    {
        var command = ImportCommand.Build(_ => throw new InvalidOperationException("opened"));
        Assert.That(await command.Parse([Path.Combine(Folder, "no", "such"), "--school", "x"]).InvokeAsync(), Is.EqualTo(2));
    }
}
