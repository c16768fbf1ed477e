using QualityTracker.Core.Languages;

namespace QualityTracker.Api.CalendarFeeds;

/// <summary>An account's calendar to subscribe to (日历订阅); the secret of its address is not kept.</summary>
public sealed record CalendarFeed
{
    public string Account { get; init; } = "";

    public FeedLanguage Language { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a calendar program last fetched it, to five minutes; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>The language of a calendar (日历语言): chosen when it is made, for who fetches it says none.</summary>
public enum FeedLanguage
{
    [Named("中文", "Chinese")] Zh = 1,
    [Named("英文", "English")] En,
}

/// <summary>What a new calendar address is asked for with (新建日历地址).</summary>
public sealed record CreateCalendarFeed
{
    public FeedLanguage Language { get; init; } = FeedLanguage.Zh;
}

/// <summary>One's calendar address in short (我的日历地址).</summary>
/// <param name="Possible">Whether the account is a member of staff's, who alone owes norms.</param>
/// <param name="Feed">Null when there is none.</param>
public sealed record CalendarFeedView(bool Possible, CalendarFeedFacts? Feed);

/// <summary>A calendar address without its secret, as it is shown and as the log keeps it.</summary>
public sealed record CalendarFeedFacts(FeedLanguage Language, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt)
{
    public static CalendarFeedFacts Of(CalendarFeed feed) => new(feed.Language, feed.CreatedAt, feed.LastUsedAt);
}

/// <summary>A new calendar address, shown this once.</summary>
/// <param name="Address">The path with the secret.</param>
/// <param name="Feed">The rest of it.</param>
public sealed record NewCalendarFeed(string Address, CalendarFeedFacts Feed);
