using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>A report that a clause asks for (报告): what, to whom, how often.</summary>
/// <param name="Id">The clause id, with a suffix where one clause asks for several: X11-quarter.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="Title">What is reported.</param>
/// <param name="To">Who receives it.</param>
/// <param name="Period">How often it is owed.</param>
/// <param name="Place">Where it stands in the file.</param>
public sealed record ReportRule(string Id, string Clause, Text Title, ReportReceiver To, ReportPeriod Period, Place Place);

/// <summary>Who receives a report (报送对象).</summary>
public enum ReportReceiver
{
    [Named("学校", "the school")] School = 1,
    [Named("县教育局", "the county")] County,
    [Named("市教育局", "the city")] City,
    [Named("主管教育行政部门", "the education bureau")] Bureau,
}

/// <summary>How often a report is owed (报送周期).</summary>
public enum ReportPeriod
{
    [Named("每周", "every week")] Week = 1,
    [Named("每月", "every month")] Month,
    [Named("每季度", "every quarter")] Quarter,
    [Named("每学期", "every term")] Term,
    [Named("每学年", "every year")] Year,
    [Named("即时", "at once")] AtOnce,
}
