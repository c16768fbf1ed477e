using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Duties;
using QualityTracker.Api.LedgerItems;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Records;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Attachments;

/// <summary>What a file may be attached to (附件所属), and so who may see and add: whoever may read and write that.</summary>
/// <param name="Name">Such as 听课记录.</param>
/// <param name="RightsTo">What a caller may do today with one of them, by its id; null when it is not there for them.</param>
public sealed record Belonging(Text Name, Func<DbConnection, SchoolFrame, Allowed, DateOnly, string, BelongingRights?> RightsTo)
{
    public const string Sheets = "sheets";
    public const string ConductCases = "conduct-cases";

    public static IReadOnlyDictionary<string, Belonging> All { get; } = new Dictionary<string, Belonging>
    {
        [Sheets] = new(new("考核表", "sheet"), OfSheet),
        [ConductCases] = new(ConductCaseEndpoints.Name, CaseSight.RightsTo),
        [RecordLessonObservation.Kind.Noun] = Of(RecordLessonObservation.Kind),
        [RecordTutoringSession.Kind.Noun] = Of(RecordTutoringSession.Kind),
        [RecordDuty.Kind.Noun] = Of(RecordDuty.Kind),
        [RecordTeachingHours.Kind.Noun] = Of(RecordTeachingHours.Kind),
        [RecordLedgerItem.Kind.Noun] = new(RecordLedgerItem.Kind.Name, OfLedgerItem),
    };

    private static Belonging Of<T>(RecordKind<T> kind) where T : class, IRecord, new() => new(kind.Name, (connection, frame, allowed, _, id) =>
    {
        if (new RecordStore<T>(kind).Find(connection, frame.Lists.School.Id, id) is not { } stored || !allowed.Sees(kind, stored.Record)) return null;
        var rows = allowed.RowsFor($"{kind.Noun}.create");
        return new(stored.State.VoidedAt is null && rows?.MayWrite(kind, stored.Record) == true, rows is { WholeSchool: true }) { Pupils = [.. kind.PupilsOf(stored.Record)] };
    });

    // Evidence is added by who may close the item.
    private static BelongingRights? OfLedgerItem(DbConnection connection, SchoolFrame frame, Allowed allowed, DateOnly today, string id)
    {
        if (LedgerStore.Items.Find(connection, frame.School.Id, id) is not { } stored || !allowed.Sees(RecordLedgerItem.Kind, stored.Record)) return null;
        var rows = allowed.RowsFor("ledger-items.close");
        return new(stored.State.VoidedAt is null && LedgerEndpoints.MayClose(rows, stored.Record), rows is { WholeSchool: true });
    }

    // {term}/{staff}: the person, and who sees everybody's sheets; a group head sees what stands with a sheet of the group and adds nothing.
    private static BelongingRights? OfSheet(DbConnection connection, SchoolFrame frame, Allowed allowed, DateOnly today, string id)
    {
        if (id.Split('/') is not [var key, var number] || !frame.Terms.TryGetValue(key, out var term) || !frame.Staff.ContainsKey(number)) return null;
        if (allowed.RowsFor("sheets.standing") is not { } rows || !SheetDesk.Shows(rows, number, () => SheetActors.On(frame, today, term)(number))) return null;
        return rows.HasPerson(number) ? new(true, rows.WholeSchool) : new(false, false);
    }
}

/// <summary>What a caller may do with the files of one thing.</summary>
/// <param name="Writes">Whether files may be added, and one's own of the day voided.</param>
/// <param name="VoidsAll">Whether any file may be voided, whoever uploaded it and when.</param>
public sealed record BelongingRights(bool Writes, bool VoidsAll)
{
    /// <summary>The numbers of pupils whom it names.</summary>
    public IReadOnlyList<string> Pupils { get; init; } = [];

    /// <summary>Which of its files may be seen.</summary>
    public Func<Attachment, bool> Shows { get; init; } = _ => true;
}
