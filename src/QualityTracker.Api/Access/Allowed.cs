using System.Data.Common;
using Microsoft.AspNetCore.Http.Features;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Access;

/// <summary>What a request that passed the gate may reach in its school (访问范围).</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Standing">What they are to the school.</param>
/// <param name="Rows">The rows within their reach.</param>
/// <param name="RecordsVersion">The school's <see cref="FrameStore.RecordsVersion"/> when they were let in.</param>
public sealed record Allowed(Caller Caller, Standing Standing, ReachedRows Rows, long RecordsVersion)
{
    public static Allowed Of(HttpContext context) => context.Features.GetRequiredFeature<Allowed>();

    /// <summary>The rows of a kind that may be seen; null when none of the roles may.</summary>
    public ReachedRows? Reads(RecordKind kind) => RowsFor($"{kind.Noun}.read");

    /// <summary>Whether the whole of a kind may be written, as files are.</summary>
    public bool Writes(RecordKind kind) => RowsFor($"{kind.Noun}.create") is { WholeSchool: true };

    /// <summary>The rows of another operation of the same caller; none of one that writes to who looks at an archive, so that no page offers it.</summary>
    public ReachedRows? RowsFor(string operation) =>
        Matrix.Of(operation) is { } rule && !(Caller.ReadsOnly && Matrix.IsWrite(operation)) ? ReachedRows.Of(rule, Standing) : null;

    /// <summary>Whether a record may be seen.</summary>
    public bool Sees<T>(RecordKind<T> kind, T record) where T : class, IRecord, new() => Reads(kind)?.Has(kind, record) == true;
}

/// <summary>What a request about schools as such may reach: the schools in which one of the caller's roles allows the operation.</summary>
public sealed class AllowedSchools(Caller caller, Rule rule, Database database, FrameStore frames, DateTimeOffset now)
{
    public static AllowedSchools Of(HttpContext context) => context.Features.GetRequiredFeature<AllowedSchools>();

    public Caller Caller => caller;

    /// <summary>Whether a grant for every school allows it.</summary>
    public bool Everywhere => ReachedRows.Of(rule, Standing.Everywhere(caller, now)) is not null;

    /// <summary>Whether there is any school in which it is allowed.</summary>
    public bool Any => Everywhere || database.Read(connection => Schools(connection).Count > 0);

    public List<School> Schools(DbConnection connection) => FrameStore.Schools(connection).FindAll(school => Everywhere || Has(connection, school.Id));

    // Only a school the account belongs to or has a grant for is looked at.
    private bool Has(DbConnection connection, string school) =>
        (caller.School == school || caller.Grants.Any(grant => grant.School == school))
        && frames.Read(connection, school) is { } frame && ReachedRows.Of(rule, Standing.In(frame, caller, now)) is not null;
}
