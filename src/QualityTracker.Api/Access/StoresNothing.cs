namespace QualityTracker.Api.Access;

/// <summary>On an endpoint that takes a body yet changes nothing, such as a trial calculation: a token needs no scope for writing.</summary>
public sealed record StoresNothing;
