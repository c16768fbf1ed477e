using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>What becomes of corrections made by hand since a record was last taken in (手工更正的处理).</summary>
public enum Corrections
{
    [Named("保留", "keep")] Keep = 1,
    [Named("以文件为准", "replace")] Replace,
}

/// <summary>How a checked import is applied (确认方式).</summary>
public sealed record ApplyImport
{
    /// <summary>Corrections made by hand since the last import stay unless it says otherwise.</summary>
    public Corrections Corrections { get; init; } = Corrections.Keep;
}
