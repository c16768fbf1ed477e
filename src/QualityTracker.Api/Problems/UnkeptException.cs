namespace QualityTracker.Api.Problems;

/// <summary>A file could not be put where the program keeps it (无法存放): its folder is gone, or not its own.</summary>
public sealed class UnkeptException(Exception why) : Exception("A file could not be kept.", why);
