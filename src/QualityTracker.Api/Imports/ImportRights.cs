using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>What somebody's files may write, and what of the stored values they may be shown (导入权限): no more than by other ways.</summary>
public sealed record ImportRights(Caller By, IReadOnlySet<Text> Written, IReadOnlySet<Text> Seen)
{
    /// <summary>The bringer's staff number at the school; null for who does not work there.</summary>
    public string? Staff { get; init; }

    /// <summary>Of whoever sits at the machine itself.</summary>
    public static ImportRights Console { get; } = new(Caller.Console, Names(_ => true, true, true), Names(_ => true, true, true));

    public static ImportRights Of(HttpContext context)
    {
        var allowed = Allowed.Of(context);
        return new(
            allowed.Caller,
            Names(allowed.Writes, Whole("schools.replace"), Whole("exams.scores.replace")),
            Names(kind => allowed.Reads(kind) is { WholeSchool: true }, Whole("schools.read"), Whole("exams.scores.read")))
        {
            Staff = allowed.Standing.Staff,
        };

        bool Whole(string operation) => allowed.RowsFor(operation) is { WholeSchool: true };
    }

    /// <summary>Whether a table may be held against what is stored: to be told that a row is there already tells what is there.</summary>
    public bool MayCompare(Text kind) => Written.Contains(kind) || Seen.Contains(kind);

    /// <summary>Whether an upload and its report may be seen: one's own, or by who reads everything that its bringer's files could tell of.</summary>
    public bool MaySee(ImportJob job) => job.By == By.Account || job.Rights.Written.Concat(job.Rights.Seen).All(Seen.Contains);

    private static HashSet<Text> Names(Func<RecordKind, bool> kinds, bool school, bool scores) =>
    [
        .. RecordKinds.All.Where(kinds).Select(kind => kind.Name),
        .. school ? [SchoolFile.Kind] : Array.Empty<Text>(),
        .. scores ? [ScoreImport.Kind] : Array.Empty<Text>(),
    ];
}
