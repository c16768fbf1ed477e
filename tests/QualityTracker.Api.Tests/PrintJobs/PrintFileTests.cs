using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.PrintJobs;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Tests.PrintJobs;

/// <summary>The file of a print stays as long as the print may be done with it.</summary>
public sealed class PrintFileTests() : DemoTests(Store.Sqlite)
{
    [Test]
    public void It_goes_only_when_it_is_known_that_nobody_asks_for_it()
    {
        var work = Server.GetServices<JobWork>().OfType<PrintWork>().Single();
        var files = Files.Of(Database, Files.Prints);
        var asked = new PrintAsked(new() { Kind = PrintKind.SheetFiles, Term = Term }, Language.Chinese);
        var row = new JobRow { School = School, Id = "1", Kind = PrintWork.Name, State = "waiting", Busy = true, Orders = 1, Turn = 1, Content = JobRow.Written(asked) };
        Database.Write(connection =>
        {
            JobStore.Add(connection, row);
            JobStore.Claim(connection, School, "1", 1, "printing", again: false);
            return connection.Execute("create trigger unheard before update on jobs when new.state = 'done' begin select raise(abort, 'lost'); end");
        });
        using var end = new CancellationTokenSource();
        var turn = new JobTurn(Database, row, end, new Signal());
        Assert.That(() => work.Run(turn), Throws.InstanceOf<SqliteException>());
        Assert.That(files.Has(PrintWork.FileOf(row)), Is.True, "whether it is done is not known");
        Database.Write(connection =>
        {
            connection.Execute("drop trigger unheard");
            return JobStore.Cancel(connection, School, "1", "[\"printing\"]");
        });
        Assert.That(() => work.Run(turn), Throws.InstanceOf<JobTakenException>());
        Assert.That(files.Has(PrintWork.FileOf(row)), Is.False);
    }
}
