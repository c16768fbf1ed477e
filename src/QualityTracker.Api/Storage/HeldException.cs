namespace QualityTracker.Api.Storage;

/// <summary>Others wrote for so long that a write did not get its turn, or its connection was lost on the way (等不到写入); it is to come again.</summary>
public sealed class HeldException(Exception? lost = null) : Exception("Others wrote to the database for too long, or it was lost.", lost);
