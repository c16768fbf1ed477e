namespace QualityTracker.Reports.Calendars;

/// <summary>A calendar to subscribe to or to keep (日历).</summary>
/// <param name="Name">As the reader's calendar program lists it.</param>
/// <param name="Stamp">The day whose state the events show; the same for the same data.</param>
/// <param name="Events">At least one: the format knows no calendar without any.</param>
public sealed record EventCalendar(string Name, DateOnly Stamp, IReadOnlyList<CalendarEvent> Events)
{
    /// <summary>Of a school for everybody there, not of one person.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>An event (日程), of a whole day unless it has an instant.</summary>
/// <param name="Uid">The same for the same event for ever, and no other's.</param>
/// <param name="Day">A day of the school's, without a time zone.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">May have lines.</param>
/// <param name="Address">Where more is to be read; absolute.</param>
public sealed record CalendarEvent(string Uid, DateOnly Day, string Summary, string Description, Uri Address)
{
    /// <summary>The last of several days; null for one.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>When it begins, where that is known; how long it lasts is not.</summary>
    public DateTimeOffset? At { get; init; }
}
