using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>An import as a caller sees it, in the caller's language.</summary>
public sealed record ImportView(
    string Id, string FileName, DateTimeOffset UploadedAt, ImportState State, ImportProgress? Progress, ReportView? Report)
{
    /// <summary>Why the program failed; null unless it did.</summary>
    public FailureView? Failure { get; init; }

    public static ImportView Of(ImportJob job, Language language, ImportRights rights) => new(
        job.Id, job.FileName, job.UploadedAt, job.State, job.Progress,
        job.Report is { } report ? ReportView.Of(report, language, rights) : null)
    {
        Failure = job is { State: ImportState.Failed, Failure: { } failure } ? new(failure.Rule, failure.Message.In(language), failure.Remedy.In(language)) : null,
    };
}

/// <summary>Why an import failed that left nothing behind, and what to do.</summary>
public sealed record FailureView(string Rule, string Message, string Remedy);

/// <summary>What an import would do, or did.</summary>
public sealed record ReportView(
    int Adds, int Changes, int Unchanged, int Corrected, int ErrorCount,
    IReadOnlyList<ImportTable> Tables, IReadOnlyList<ImportChange> Differences, IReadOnlyList<ErrorView> Errors, IReadOnlyList<ErrorView> Notices)
{
    /// <summary>Stored values only of what the caller may read; what the files themselves hold is the caller's own.</summary>
    public static ReportView Of(ImportReport report, Language language, ImportRights rights) => new(
        report.Adds, report.Changes, report.Unchanged, report.Corrected, report.ErrorCount, report.Tables, [.. report.Differences.Select(change => rights.Seen.Contains(change.Kind) ? change : change.WithoutStored())],
        [.. report.Errors.Select(error => ErrorView.Of(error, language))], [.. report.Notices.Select(error => ErrorView.Of(error, language))]);
}

/// <summary>Something wrong, or passed over, at a place of a file.</summary>
public sealed record ErrorView(
    string File, string? Sheet, int? Row, string? Column, string? Header, string? Value, string Rule, string Message, string Remedy)
{
    public static ErrorView Of(ImportError error, Language language) => new(
        error.File, error.Sheet, error.Row, error.Column, error.Header, error.Value, error.Rule, error.Message.In(language), error.Remedy.In(language));
}
