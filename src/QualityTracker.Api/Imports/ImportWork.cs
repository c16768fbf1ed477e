using QualityTracker.Api.Jobs;
using QualityTracker.Api.Storage;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>
/// Looks at an upload, or takes it in (导入工作). What is taken in says in the same transaction that it is, so that whoever takes the job up again
/// finds it done.
/// </summary>
public sealed class ImportWork(Database database, Importer importer) : JobWork
{
    public const string Name = "import";

    // One import writes at a time, of all nodes; others wait longer than a request would.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Files files = Files.Of(database, Files.Imports);

    public override string Kind => Name;

    public override void Run(JobTurn turn)
    {
        var job = new ImportJob(turn.Row);
        using var file = files.Open(job.Id) ?? throw new FileNotFoundException("The upload is not there any more.");
        if (job.State == ImportState.Applying) Apply(turn, job, file);
        else Check(turn, job, file);
    }

    public override void Fail(JobTurn turn, Exception exception) => turn.Settle(Json.Word(ImportState.Failed), JobRow.Written(ImportOutcome.Of(ImportFailure.Of(exception))));

    private void Check(JobTurn turn, ImportJob job, Stream file)
    {
        var report = importer.DryRun(TableSource.Of(file, job.FileName), job.School, job.Rights, new Read(turn), turn.End);
        turn.Settle(Json.Word(report.HasErrors ? ImportState.Refused : ImportState.Checked), JobRow.Written(ImportOutcome.Of(report)));
    }

    private void Apply(JobTurn turn, ImportJob job, Stream file)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                file.Position = 0;
                var report = importer.Apply(TableSource.Of(file, job.FileName), job.School, job.Rights, new Read(turn), job.Report, job.Id, job.Asked.Corrections, turn.MustHold,
                    (connection, taken) => turn.Settle(connection, Json.Word(ImportState.Applied), JobRow.Written(ImportOutcome.Of(taken))), turn.End);
                if (report.HasErrors) turn.Settle(Json.Word(ImportState.Refused), JobRow.Written(ImportOutcome.Of(report)));
                else files.Delete(job.Id);
                return;
            }
            catch (Exception exception) when (database is PostgresDatabase && Database.IsBusy(exception) && TimeProvider.System.GetElapsedTime(begun) < Patience)
            {
                turn.End.WaitHandle.WaitOne(TimeSpan.FromSeconds(1));
                turn.End.ThrowIfCancellationRequested();
            }
        }
    }

    private sealed class Read(JobTurn turn) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => turn.Report(value);
    }
}
