using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Records;

/// <summary>The life of a record over HTTP, the same for every kind: create, list, read, replace, void, put back.</summary>
public sealed class RecordEndpoints<T>(RecordKind<T> kind, Database database, FrameStore frames, TimeProvider clock, AuditLog audit, KeptPages pages) where T : class, IRecord, new()
{
    private static readonly Core.Languages.Text WriteApart = new("照原样发回；它由被记录的人在自己的页面填写", "send it as it was; whom the record is about writes it on a page of their own");

    // Whether a write was logged is known by this on its request.
    private static readonly object Logged = new();

    private readonly RecordStore<T> store = new(kind);

    public Task<IResult> Create(HttpContext context, string school, T record) => Write(context, school, (connection, frame) =>
    {
        record = kind.Trimmed(record);
        if (NotYours(context, record) is { } notYours) return notYours;
        var refusal = Refused(context, frame, null, record, []);
        var conflict = refusal is null ? LosesGround(context, connection, frame, record.Id, record) : null;
        if (refusal is null && conflict is null && store.Add(connection, school, record, clock.GetUtcNow()) is { } stored)
        {
            Log(context, connection, school, "create", null, stored);
            context.Response.Headers.ETag = stored.ETag;
            return TypedResults.Created($"/api/v1/schools/{school}/{kind.Noun}/{record.Id}", stored);
        }

        // Whoever sends a record again hears what became of it, even if it would be refused by now.
        var known = store.FindLike(connection, school, record);
        if (known.Find(each => each.Record.Id == record.Id) is { } before)
        {
            if (!Same(before.Record, record) || !Allowed.Of(context).Sees(kind, before.Record))
            {
                return Problem.Conflict(context, "different-content",
                    new("此编号已有内容不同的记录，未保存", "This id has a record with different content; nothing was stored"),
                    new("新记录换一个编号；要更改原记录，用 PUT 和 If-Match。", "Give a new record an id of its own; to change the old one, use PUT with If-Match."));
            }

            Log(context, connection, school, "create", before, before);
            return WithETag(context, before);
        }

        return refusal ?? (known is [var same] ? Duplicate(context, same) : conflict!);
    });

    public IResult List(HttpContext context, string school) => kind.HoldsPupils ? Made(context, school) : pages.Answer(context, () => Made(context, school));

    private IResult Made(HttpContext context, string school) => database.Read(connection => Page(context, school, connection));

    private IResult Page(HttpContext context, string school, DbConnection connection)
    {
        var faults = new List<Fault>();
        var allowed = Allowed.Of(context);
        var query = RecordQuery.Read(kind, context.Request.Query, faults);
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var page = store.List(connection, school, query, allowed.Rows, noun => allowed.RowsFor($"{noun}.read"));
        return TypedResults.Ok(query.Names ? page with { Names = RecordNames.Of(kind, page, frames.Read(connection, school)!, allowed, Problem.LanguageOf(context.Request)) } : page);
    }

    public IResult Get(HttpContext context, string school, string id) => database.Read(connection =>
        Seen(context, connection, school, id) is { } stored ? WithETag(context, stored) : Problem.NotFound(context, kind.Name));

    public Task<IResult> Replace(HttpContext context, string school, string id, T record) => Write(context, school, (connection, frame) =>
    {
        if (VersionAsked(context, Seen(context, connection, school, id), out var before) is { } refusal) return refusal;
        if (record.Id != id)
        {
            return Problem.Invalid(context, new Fault("id", "same-id", new("与地址中的编号不同", "differs from the id in the address"), Problems.Rules.CorrectIt));
        }

        record = kind.Trimmed(record);
        if ((NotYours(context, before.Record) ?? NotYours(context, record)) is { } notYours) return notYours;

        if (before.State.VoidedAt is not null) return IsVoided(context);
        if (!Same(before.Record, record) && IsHeld(context, connection, school, before.Record) is { } held) return held;
        if (Refused(context, frame, before.Record, record, store.FindLike(connection, school, record)) is { } invalid) return invalid;
        if (LosesGround(context, connection, frame, id, record) is { } conflict) return conflict;
        var after = before;
        if (!Same(before.Record, record))
        {
            after = store.Replace(connection, school, record, before.State.Version, clock.GetUtcNow())!;
        }

        Log(context, connection, school, "replace", before, after);
        return WithETag(context, after);
    });

    public Task<IResult> Void(HttpContext context, string school, string id, VoidRecord request) => Write(context, school, (connection, frame) =>
    {
        var faults = new VoidRecord.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        if (VersionAsked(context, Seen(context, connection, school, id), out var before) is { } refusal) return refusal;
        if (NotYours(context, before.Record) is { } notYours) return notYours;
        if (before.State.VoidedAt is not null) return IsVoided(context);
        if (IsHeld(context, connection, school, before.Record) is { } held) return held;
        var user = RecordKinds.All.SelectMany(each => each.References).FirstOrDefault(reference =>
            reference.To == kind.Noun && RecordStore<T>.IsReferredTo(connection, school, reference, id));
        if (user is not null)
        {
            var by = RecordKinds.All.Single(each => each.Table == user.Table).Name;
            return Problem.Conflict(context, "in-use",
                new($"仍被{by.Zh}引用，未作废", $"It is still referred to under {by.En}; nothing was voided"),
                new($"先更改或作废相关的{by.Zh}。", $"Change or void those {by.En} first."));
        }

        if (LosesGround(context, connection, frame, id, null) is { } conflict) return conflict;
        var after = store.Void(connection, school, id, before.State.Version, request.Reason, clock.GetUtcNow())!;
        Log(context, connection, school, "void", before, after);
        return WithETag(context, after);
    });

    public Task<IResult> Restore(HttpContext context, string school, string id) => Write(context, school, (connection, frame) =>
    {
        if (VersionAsked(context, Seen(context, connection, school, id), out var before) is { } refusal) return refusal;
        if (NotYours(context, before.Record) is { } notYours) return notYours;
        if (before.State.VoidedAt is null)
        {
            Log(context, connection, school, "restore", before, before);
            return WithETag(context, before);
        }

        if (Refused(context, frame, before.Record, before.Record, store.FindLike(connection, school, before.Record)) is { } invalid) return invalid;
        if (LosesGround(context, connection, frame, id, before.Record) is { } conflict) return conflict;
        var after = store.Void(connection, school, id, before.State.Version, null, clock.GetUtcNow())!;
        Log(context, connection, school, "restore", before, after);
        return WithETag(context, after);
    });

    // What may not be seen is not there.
    private Stored<T>? Seen(HttpContext context, DbConnection connection, string school, string id) =>
        store.Find(connection, school, id) is { } stored && Allowed.Of(context).Sees(kind, stored.Record) ? stored : null;

    private IResult? NotYours(HttpContext context, T record) => Allowed.Of(context).Rows.MayWrite(kind, record) ? null : Gate.NotYours(context);

    private IResult? Refused(HttpContext context, SchoolFrame frame, T? before, T record, List<Stored<T>> known)
    {
        var faults = kind.FaultsOf(record, Known(context, frame, record));
        faults.AddRange(kind.FaultsOfChange(before, record));
        if (!LeavesApart(context, before, record)) faults.Add(new(kind.WrittenApart!, "written-apart", new("不在这里填写", "is not written here"), WriteApart));
        if (faults.Count > 0) return faults.TrueForAll(fault => fault.IsUnlawful) ? Problem.Unlawful(context, faults) : Problem.Invalid(context, faults);
        return known.Find(each => each.Record.Id != record.Id) is { } same ? Duplicate(context, same) : null;
    }

    private IResult Duplicate(HttpContext context, Stored<T> same)
    {
        var sees = Allowed.Of(context).Sees(kind, same.Record);
        var problem = Problem.Conflict(context, "duplicate",
            sees
                ? new($"同一{kind.Name.Zh}已登记，编号 {same.Record.Id}，未保存", $"The same fact is recorded as {same.Record.Id}; nothing was stored")
                : new($"同一{kind.Name.Zh}已登记，未保存", "The same fact is recorded already; nothing was stored"),
            new("更改已有的记录，不要再建一条。", "Change that record instead of adding another."));
        if (sees) problem.ProblemDetails.Extensions["recordedAs"] = same.Record.Id;
        return problem;
    }

    // What others write at an address of its own stays as it was, but for who keeps the whole school's records.
    private bool LeavesApart(HttpContext context, T? before, T record) => Allowed.Of(context).Rows.WholeSchool
        || kind.Columns.FirstOrDefault(column => column.Field == kind.WrittenApart) is not { } apart
        || Equals(apart.Stored(record), before is null ? null : apart.Stored(before));

    // A pupil the caller has nothing to do with is as good as none.
    private SchoolFrame Known(HttpContext context, SchoolFrame frame, T record)
    {
        var unknown = kind.Columns.Where(column => column.RefersTo == "pupils").Select(column => column.Value(record)).OfType<string>()
            .Where(pupil => !Allowed.Of(context).Rows.Knows(pupil)).ToList();
        return unknown.Count == 0 ? frame : new(frame.Lists with { Pupils = [.. frame.Lists.Pupils.Where(pupil => !unknown.Contains(pupil.Id))] });
    }

    // A change of the frame must not leave what stands on it without ground, such as posts after a person's last day.
    private IResult? LosesGround(HttpContext context, DbConnection connection, SchoolFrame frame, string id, T? record) =>
        kind.Frame is { } part && GroundStore.FirstLost(connection, frame, part.With(frame, id, record)) is { } lost
            ? Problem.Conflict(context, "loses-ground",
                new($"其他记录将不再成立：{lost.Zh}；未保存", $"Other records would no longer hold: {lost.En}; nothing was stored"),
                new("先更改或作废那些记录。", "Change or void those records first."))
            : null;

    private Task<IResult> Write(HttpContext context, string school, Func<DbConnection, SchoolFrame, IResult> work) => database.WriteJoined(
        connection => frames.ReadToChange(connection, school, kind.IsFrame) is { } frame ? work(connection, frame) : Problem.NotFound(context, SchoolEndpoints.Name),
        keeps: _ => context.Items.ContainsKey(Logged));

    // What changes nothing still shows a record: of pupils' data that is a read.
    private void Log(HttpContext context, DbConnection connection, string school, string verb, Stored<T>? before, Stored<T> after)
    {
        if (before == after && !kind.HoldsPupils) return;
        context.Items[Logged] = true;
        audit.AppendLast(connection, Caller.CallerOf(context), $"{kind.Noun}.{verb}", school, after.Record.Id, new RecordChange(before, after));
    }

    private bool Same(T one, T other) => one.Id == other.Id && kind.Columns.All(column => Equals(column.Stored(one), column.Stored(other)));

    private IResult? VersionAsked(HttpContext context, Stored<T>? found, out Stored<T> before)
    {
        before = found!;
        if (found is null) return Problem.NotFound(context, kind.Name);
        var asked = context.Request.Headers.IfMatch.ToString().Trim();
        if (asked.Length == 0) return Problem.NeedsIfMatch(context);
        return asked == found.ETag ? null : Problem.Stale(context);
    }

    private IResult? IsHeld(HttpContext context, DbConnection connection, string school, T record) =>
        kind.Held?.Invoke(connection, school, record) is { } fault ? Problem.Conflict(context, fault.Rule, fault.Message, fault.Remedy) : null;

    private static IResult IsVoided(HttpContext context) => Problem.Conflict(context, "voided",
        new("记录已作废，未更改", "The record is voided; nothing was changed"),
        new("先恢复该记录，或另建一条。", "Put it back in force first, or create another."));

    private static IResult WithETag(HttpContext context, Stored<T> stored)
    {
        context.Response.Headers.ETag = stored.ETag;
        return TypedResults.Ok(stored);
    }
}
