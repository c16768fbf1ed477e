using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.PrintJobs;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Tests.Jobs;

/// <summary>A job is begun also when the older ones cannot go at once: they go with the next. Nobody takes jobs up here.</summary>
public sealed class LeftJobTests
{
    private const string School = "demo";
    private const int Over = 25;
    private const int Kept = 20;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private Database database = null!;
    private WebApplication app = null!;

    [OneTimeSetUp]
    public async Task Build()
    {
        database = TestDatabase.In(folder, Store.Sqlite);
        app = App.Build(database, [], "http://127.0.0.1:0");
        await app.Services.GetRequiredService<JobSchedule>().StopAsync(default);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await app.DisposeAsync();
        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_print_is_begun()
    {
        var prints = app.Services.GetRequiredService<Api.PrintJobs.PrintJobs>();
        AddOver(PrintWork.Name, "done");
        Assert.That(Begin((connection, _) => TakeNoMore(connection)), Is.Not.Null);
        Assert.That(Count(PrintWork.Name), Is.EqualTo(Over + 1));
        Assert.That(Begin((_, _) => { }), Is.Not.Null);
        Assert.That(Count(PrintWork.Name), Is.EqualTo(Kept + 2));

        PrintJob? Begin(Action<DbConnection, string> log) => prints.Start(School, "me", new() { Kind = PrintKind.SheetBook, Term = "2025-1" }, Language.Chinese, log);
    }

    [Test]
    public void An_upload_is_taken()
    {
        var imports = app.Services.GetRequiredService<ImportJobs>();
        AddOver(ImportWork.Name, "checked");
        Assert.That(Upload((connection, _) => TakeNoMore(connection)).Job, Is.Not.Null);
        Assert.That(Count(ImportWork.Name), Is.EqualTo(Over + 1));
        Assert.That(Upload((_, _) => { }).Job, Is.Not.Null);
        Assert.That(Count(ImportWork.Name), Is.EqualTo(Kept));

        UploadOutcome Upload(Action<DbConnection, string> log) => imports.Upload(School, "学科.csv", new MemoryStream("学科编码,学科\nart,美术\n"u8.ToArray()), ImportRights.Console, log);
    }

    // What is under way is kept, and whatever is to be written after it finds the disk read-only, once.
    private static void TakeNoMore(DbConnection connection) => connection.Execute("pragma query_only = on");

    private void AddOver(string kind, string state) => database.Write(connection =>
    {
        for (var at = 0; at < Over; at++) JobStore.Add(connection, new() { School = School, Id = $"0-{kind}-{at}", Kind = kind, State = state });
        return connection.Execute("update jobs set busy = 0 where kind = @kind", new { kind });
    });

    private int Count(string kind) => database.Read(connection => JobStore.Of(connection, School, kind).Count);
}
