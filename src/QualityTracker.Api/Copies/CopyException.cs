using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Copies;

/// <summary>Why there is no copy (复制未完成的原因), and what to do.</summary>
public sealed class CopyException(Text reason) : ToldException(reason);
