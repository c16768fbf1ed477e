using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Operating;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Records;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Reports.PayRuns;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.PrintJobs;

/// <summary>Makes the files of print jobs (制作文件), the same as the addresses of sheets and pay runs answer with.</summary>
public sealed class Printer(Database database, EvaluationStore store)
{
    private static readonly Text Gone = new("学期、考核办法或核算已不在", "the term, the policy pack or the pay run is gone");
    private static readonly Text Nobody = new("本学期没有参加考核的教职工", "nobody is evaluated in this term");

    public PrintOutcome Print(PrintJob job, Stream file, JobTurn turn)
    {
        using var measured = ProgramMeter.Measure(ProgramMeter.Prints);
        var end = turn.End;
        var (evaluated, run) = database.Read(connection =>
        {
            var stored = job.Request.PayRun is { } id ? new RecordStore<PayRun>(RecordPayRun.Kind).Find(connection, job.School, id) : null;
            return (store.Read(connection, job.School, job.Request.Term, job.Request.Policy), stored is { State.VoidedAt: null } ? stored.Record : null);
        });
        end.ThrowIfCancellationRequested();
        if (evaluated is null || (job.Request.Kind == PrintKind.PayWorkbook && run is null)) return new(Gone, []);
        if (evaluated.Evaluation.People.Count == 0) return new(Nobody, []);
        var progress = new Counted(turn, evaluated.Evaluation.People.Count);
        ((IProgress<int>)progress).Report(0);
        switch (job.Request.Kind)
        {
            case PrintKind.SheetBook:
                var book = SheetFiles.Book(evaluated, job.Language, progress, end);
                file.Write(book.Bytes);
                return new(null, SheetFiles.CodesOf(book.MissingGlyphs));
            case PrintKind.SheetFiles:
                return new(null, SheetFiles.CodesOf(SheetFiles.Zip(file, evaluated, job.Language, progress, end)));
            default:
                var inputs = PayInputs.Of(evaluated.Evaluation, run!, evaluated.Pack, evaluated.Frame);
                if (inputs.Refusal is { } refusal) return new(refusal, []);
                XlsxWriter.Write(file, PayWorkbook.Of(inputs, run!, evaluated.Frame, evaluated.Pack, evaluated.Evaluation.Parameters, job.Language, evaluated.Evaluation.Adoption));
                ((IProgress<int>)progress).Report(evaluated.Evaluation.People.Count);
                return new(null, []);
        }
    }

    private sealed class Counted(JobTurn turn, int of) : IProgress<int>
    {
        void IProgress<int>.Report(int value) => turn.Report(new PrintProgress(value, of));
    }
}
