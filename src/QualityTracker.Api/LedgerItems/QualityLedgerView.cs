using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Api.WorkingWeeks;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LedgerItems;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.LedgerItems;

/// <summary>A term's quality ledger (质量台账), as far as the caller sees it.</summary>
/// <param name="Term">Term id.</param>
/// <param name="Day">The school's today: on it the states are told.</param>
/// <param name="MayCreate">Whether the caller may add items and change any.</param>
/// <param name="MayPrint">Whether the caller may print the five lists.</param>
/// <param name="Items">In the order in which they were found.</param>
public sealed record QualityLedgerView(string Term, DateOnly Day, bool MayCreate, bool MayPrint, IReadOnlyList<LedgerItemView> Items)
{
    public static QualityLedgerView Of(DbConnection connection, SchoolFrame frame, Term term, DateOnly day, Allowed allowed)
    {
        var (school, kind) = (frame.School.Id, RecordLedgerItem.Kind);
        var stored = LedgerStore.Of(connection, school, term).Where(each => allowed.Rows.Has(kind, each.Record)).ToDictionary(each => each.Record.Id);
        var (closings, files) = (LedgerClosingStore.All(connection, school), LedgerClosingStore.Files(connection, school));
        var (closes, writes) = (allowed.RowsFor("ledger-items.close"), allowed.RowsFor("ledger-items.create") is { WholeSchool: true });
        return new(term.Id, day, writes, allowed.RowsFor("quality-ledgers.pdf") is { WholeSchool: true },
            [.. QualityLedger.Of(term, day, stored.Values.Select(each => each.Record)).Items.Select(item => LedgerItemView.Of(frame, stored[item.Id], term, day) with
            {
                Files = files.GetValueOrDefault(item.Id),
                MayClose = LedgerEndpoints.MayClose(closes, item),
                MayReopen = writes && item.ClosedOn is not null,
                Own = item.Responsible is not null && item.Responsible == allowed.Standing.Staff,
                Closings = [.. closings[item.Id].Select(each => new LedgerClosingView(each.Closed, each.At, frame.Staff.TryGetValue(each.RecordedBy, out var by) ? by.Name : each.RecordedBy, each.Words))],
            })]);
    }
}

/// <summary>An item of the ledger with how far it has come and the names of what it refers to (台账条目).</summary>
public sealed record LedgerItemView(
    Stored<LedgerItem> Item, LedgerState State, Text StateName, string? ResponsibleName, string? HelperName, Text? SubjectName, string? ClassName, string? ExamName, bool Carried)
{
    /// <summary>Files of evidence in force.</summary>
    public int Files { get; init; }

    public bool MayClose { get; init; }

    public bool MayReopen { get; init; }

    /// <summary>Whether the caller is responsible.</summary>
    public bool Own { get; init; }

    /// <summary>Each time it was closed or opened again, the earliest first.</summary>
    public IReadOnlyList<LedgerClosingView> Closings { get; init; } = [];

    public static LedgerItemView Of(SchoolFrame frame, Stored<LedgerItem> stored, Term term, DateOnly day)
    {
        var (item, state) = (stored.Record, stored.Record.StateOn(day));
        return new(stored, state, Names.Of(state), NameOf(frame, item.Responsible), NameOf(frame, item.Helper),
            item.Subject is null ? null : frame.NameOfSubject(item.Subject), item.Class is null ? null : LessonView.NameOfClass(frame, item.Class),
            item.Exam is null ? null : frame.Exams.TryGetValue(item.Exam, out var exam) ? exam.Name : item.Exam, item.IsCarriedInto(term));
    }

    private static string? NameOf(SchoolFrame frame, string? staff) => staff is null ? null : frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff;
}

/// <summary>A closing or an opening again, with who did it (销号或重开).</summary>
public sealed record LedgerClosingView(bool Closed, DateTimeOffset At, string ByName, string? Words);
