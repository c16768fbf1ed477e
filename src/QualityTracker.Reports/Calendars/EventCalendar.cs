namespace QualityTracker.Reports.Calendars;

/// <summary>A calendar to subscribe to (日历): whole-day events and nothing else.</summary>
/// <param name="Name">As the reader's calendar program lists it.</param>
/// <param name="Stamp">The day whose state the events show; the same for the same data.</param>
/// <param name="Events">At least one: the format knows no calendar without any.</param>
public sealed record EventCalendar(string Name, DateOnly Stamp, IReadOnlyList<CalendarEvent> Events);

/// <summary>A whole-day event (全天日程).</summary>
/// <param name="Uid">The same for the same event for ever, and no other's.</param>
/// <param name="Day">A day of the school's, without a time zone.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">May have lines.</param>
/// <param name="Address">Where more is to be read; absolute.</param>
public sealed record CalendarEvent(string Uid, DateOnly Day, string Summary, string Description, Uri Address);
