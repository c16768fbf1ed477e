using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.LedgerItems;

/// <summary>
/// A line of the quality ledger (质量台账; clauses W3, W31, Z14): a problem, the topic it is worked on as, the task, who sees to it, by when, and
/// how it was closed. The five lists are its columns. It names no pupil (L1): the lists are handed in.
/// </summary>
public sealed record LedgerItem : IRecord
{
    /// <summary>Days before the last one on which an item is said to be due soon.</summary>
    public const int SoonDays = 7;

    public string Id { get; init; } = "";

    /// <summary>Term id: whose lists it stands in.</summary>
    public string Term { get; init; } = "";

    /// <summary>The day it was found (发现日期).</summary>
    public DateOnly Found { get; init; }

    /// <summary>Where it came to light (问题来源).</summary>
    public LedgerSource Source { get; init; }

    /// <summary>Exam id, when an exam showed it.</summary>
    public string? Exam { get; init; }

    /// <summary>Subject code.</summary>
    public string? Subject { get; init; }

    /// <summary>Class code.</summary>
    public string? Class { get; init; }

    /// <summary>What is wrong (问题清单).</summary>
    public string Problem { get; init; } = "";

    /// <summary>The topic it is worked on as (课题清单).</summary>
    public string? Topic { get; init; }

    /// <summary>What is to be done (任务清单).</summary>
    public string? Task { get; init; }

    /// <summary>Staff number of who sees to it (责任清单).</summary>
    public string? Responsible { get; init; }

    /// <summary>Staff number of who helps (协助人).</summary>
    public string? Helper { get; init; }

    /// <summary>The last day (时限清单).</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The day it was closed (销号日期).</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>How it was closed (销号情况).</summary>
    public string? Outcome { get; init; }

    string IRecord.Key => string.Join('|', Term, Found.ToString("O", CultureInfo.InvariantCulture), Problem);

    /// <summary>How far it has come on a day: what is filled in says it, nothing else has to be kept.</summary>
    public LedgerState StateOn(DateOnly day) =>
        ClosedOn is not null ? LedgerState.Closed
        : Due < day ? LedgerState.Overdue
        : Task is null ? Topic is null ? LedgerState.Problem : LedgerState.Topic
        : Responsible is null || Due is null ? LedgerState.Task
        : Due.Value.DayNumber - day.DayNumber <= SoonDays ? LedgerState.DueSoon
        : LedgerState.Underway;

    /// <summary>Whether it stands in a term's ledger: its own, or one after it until which it was not closed (上学期遗留).</summary>
    public bool StandsIn(Terms.Term term) => Term == term.Id || IsCarriedInto(term);

    /// <summary>Whether it was found before a term, in another, and still open when the term began.</summary>
    public bool IsCarriedInto(Terms.Term term) => Term != term.Id && Found < term.FirstDay && (ClosedOn is null || ClosedOn >= term.FirstDay);
}

/// <summary>Where a problem came to light (问题来源).</summary>
public enum LedgerSource
{
    [Named("专项督导", "inspection", "督导")] Inspection = 1,
    [Named("质量分析", "exam analysis", "考试分析")] Exam,
    [Named("听课", "lesson observation", "听评课")] Observation,
    [Named("评议", "review")] Review,
    [Named("其他", "other")] Other,
}

/// <summary>How far an item of the ledger has come (台账状态), by the first of the five lists that it still lacks.</summary>
public enum LedgerState
{
    /// <summary>A problem, with no topic or task.</summary>
    [Named("问题", "problem")] Problem = 1,

    /// <summary>A topic, with no task yet.</summary>
    [Named("课题", "topic")] Topic,

    /// <summary>A task, with nobody or no day named yet.</summary>
    [Named("任务", "task")] Task,
    [Named("进行中", "under way")] Underway,

    /// <summary>The last day is at most a week away.</summary>
    [Named("即将到期", "due soon")] DueSoon,

    /// <summary>The last day is past.</summary>
    [Named("逾期", "overdue")] Overdue,
    [Named("已销号", "closed")] Closed,
}
