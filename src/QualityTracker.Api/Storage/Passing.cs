namespace QualityTracker.Api.Storage;

/// <summary>Failures that pass (暂时的故障): the database is held by others or gone, the disk is full or takes nothing.</summary>
public static class Passing
{
    public static bool Is(Exception exception) => Database.IsBusy(exception) || Database.IsFull(exception) || Database.IsUnwritable(exception);

    /// <summary>
    /// Tidies up after a write that is kept. Whoever heard of a failure here would take the write for lost and send it again: what cannot go now is
    /// left for who tidies next. False when something was left.
    /// </summary>
    public static bool Tidy(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception exception) when (Is(exception) || exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
