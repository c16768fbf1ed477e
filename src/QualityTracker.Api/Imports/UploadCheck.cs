using QualityTracker.Reports.Spreadsheets.Reading;
using static QualityTracker.Reports.Spreadsheets.Reading.FileProblemCode;

namespace QualityTracker.Api.Imports;

/// <summary>Whether an upload can be read at all (上传检查): a first look that is quick, whatever its size.</summary>
public static class UploadCheck
{
    /// <summary>How far the look unpacks; what needs more is left to the dry run.</summary>
    private const long Unpacked = 64L << 20;

    private static readonly HashSet<FileProblemCode> Fatal =
    [
        EmptyFile, KindNotRead, OldWorkbook, OtherWorkbook, EncryptedWorkbook, EncryptedArchive, BrokenWorkbook, BrokenArchive, NotAWorkbook,
        TooManyFiles, UnsafeName, RepeatedName, DoctypeRefused, NotText,
    ];

    /// <summary>What keeps the whole upload from being read; none when it has a table, or needs a closer look.</summary>
    public static IReadOnlyList<FileProblem> Problems(Stream content, string name)
    {
        var source = TableSource.Of(content, name, ReadingOptions.Default with { UnpackedBytes = Unpacked });
        using var tables = source.Tables().GetEnumerator();
        if (tables.MoveNext()) return [];
        List<FileProblem> problems = [.. source.Problems.Where(problem => !problem.IsNotice)];
        return problems.TrueForAll(problem => Fatal.Contains(problem.Code)) ? problems : [];
    }
}

/// <summary>What became of an upload: a job, or the problems for which there is none; neither when too many wait.</summary>
public sealed record UploadOutcome(ImportJob? Job, IReadOnlyList<FileProblem> Problems)
{
    public static readonly UploadOutcome TooMany = new(null, []);
}
