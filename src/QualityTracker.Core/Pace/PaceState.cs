using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Pace;

/// <summary>How somebody stands with a norm on a day (进度状态), from best to worst.</summary>
public enum PaceState
{
    /// <summary>The target itself is reached.</summary>
    [Named("已完成", "met")] Met = 1,

    /// <summary>At least what is expected by the day.</summary>
    [Named("领先", "ahead")] Ahead,

    /// <summary>At least nine tenths of it, with a teaching week left.</summary>
    [Named("正常", "on pace")] OnPace,

    /// <summary>Less, or not met with no teaching week left.</summary>
    [Named("滞后", "behind")] Behind,
}
