using QualityTracker.Api.Jobs;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.PrintJobs;

/// <summary>Makes the file of a print (制作文件): aside, and it is the job's once it is whole. Who takes a print up again makes it anew.</summary>
public sealed class PrintWork(Database database, Printer printer) : JobWork
{
    public const string Name = "print";

    private readonly Files files = Files.Of(database, Files.Prints);

    public override string Kind => Name;

    public override string AtWork => Json.Word(PrintState.Printing);

    public override string Parked => Json.Word(PrintState.Waiting);

    /// <summary>Each turn's file has a name of its own: of two nodes that both take themselves for the one at work, neither writes into the other's.</summary>
    public static string FileOf(JobRow row) => FormattableString.Invariant($"{row.Id}.{row.Turn}");

    public override void Run(JobTurn turn)
    {
        var job = new PrintJob(turn.Row);
        using var made = TemporaryFile.Create();
        var outcome = printer.Print(job, made, turn);
        turn.End.ThrowIfCancellationRequested();
        if (outcome.Refusal is not null)
        {
            turn.Settle(Json.Word(PrintState.Refused), JobRow.Written(outcome));
            return;
        }

        made.Position = 0;
        files.Keep(FileOf(turn.Row), made);
        try
        {
            turn.Settle(Json.Word(PrintState.Done), JobRow.Written(outcome with { Size = made.Length }));
        }
        catch (JobTakenException)
        {
            // Only then is it known that nobody will ask for it: after a lost connection the job may be done with this very file.
            files.Delete(FileOf(turn.Row));
            throw;
        }
    }

    public override void Fail(JobTurn turn, Exception exception) => turn.Settle(Json.Word(PrintState.Failed), null);
}
