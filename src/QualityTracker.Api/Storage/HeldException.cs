namespace QualityTracker.Api.Storage;

/// <summary>Others wrote for so long that a write did not get its turn (等不到写入); nothing of it was begun.</summary>
public sealed class HeldException() : Exception("Others wrote to the database for too long.");
