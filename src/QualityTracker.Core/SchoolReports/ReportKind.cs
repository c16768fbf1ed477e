using QualityTracker.Core.Languages;

namespace QualityTracker.Core.SchoolReports;

/// <summary>The reports that a school hands in or keeps for itself (报表类别).</summary>
public enum ReportKind
{
    [Named("领导履职情况", "leaders' duties", "校长和班子活动情况")] Leaders = 1,
    [Named("教师业务量化数据", "quantified work of teachers", "教师量化数据")] Teachers,
    [Named("师德情况季度报告", "quarterly report on ethics", "师德季报")] Ethics,
    [Named("教学常规月通报", "monthly notice", "月通报")] Monthly,
    [Named("期末检查", "end-of-term inspection", "期末督导检查")] Inspection,
    [Named("学校考核自评", "school assessment", "学校自评")] SchoolAssessment,
    [Named("学期总结", "term summary")] TermSummary,
}

/// <summary>What a report is made for a part of a term by (报表周期).</summary>
public enum ReportSpan
{
    [Named("学期", "term")] Term = 1,
    [Named("月", "month")] Month,
    [Named("季度", "quarter")] Quarter,
}
