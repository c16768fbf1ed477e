using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.SchoolReports;

namespace QualityTracker.Core.HandIns;

/// <summary>That a report is owed to somebody by a day, and when it was handed in (报送记录; clauses W9, W18, X11, X19, X23, P15).</summary>
public sealed record HandIn : IRecord
{
    /// <summary>So many days before it is due it is called to mind.</summary>
    public const int SoonDays = 7;

    public string Id { get; init; } = "";

    public string Term { get; init; } = "";

    public ReportKind Report { get; init; }

    /// <summary>The month or quarter it is for, such as 2025-10 or 2025-4; null for a whole term.</summary>
    public string? Period { get; init; }

    /// <summary>The last day to hand it in.</summary>
    public DateOnly Due { get; init; }

    /// <summary>Who receives it, such as 县教育局.</summary>
    public string To { get; init; } = "";

    /// <summary>Null as long as it was not.</summary>
    public DateOnly? HandedInOn { get; init; }

    public string? Note { get; init; }

    /// <summary>So many days after it was due it was handed in; 0 in time, or as long as it was not.</summary>
    public int DaysLate() => HandedInOn is { } day ? Math.Max(0, day.DayNumber - Due.DayNumber) : 0;

    string IRecord.Key => string.Join('|', Term, Report, Period, To);

    public HandInState StateOn(DateOnly day) => HandedInOn is not null ? HandInState.HandedIn
        : Due < day ? HandInState.Overdue
        : Due <= day.AddDays(SoonDays) ? HandInState.DueSoon
        : HandInState.Open;
}

/// <summary>How a hand-in stands on a day (报送状态).</summary>
public enum HandInState
{
    [Named("逾期", "overdue")] Overdue = 1,
    [Named("即将到期", "due soon")] DueSoon,
    [Named("待报送", "to hand in")] Open,
    [Named("已报送", "handed in")] HandedIn,
}
