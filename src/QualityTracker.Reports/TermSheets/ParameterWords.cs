using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;

namespace QualityTracker.Reports.TermSheets;

/// <summary>The value of a pack's parameter as it is printed (参数取值): numbers as written, yes and no in words.</summary>
internal static class ParameterWords
{
    public static Text ValueOf(ParameterValue value) => value.Value switch
    {
        "yes" => new("是", "yes"),
        "no" => new("否", "no"),
        var written => Text.Same(written),
    };
}
