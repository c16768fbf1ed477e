namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of reports and hand-ins, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class SchoolReportFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["HandIn.report"] = "报表 · The report",
        ["HandIn.period"] = "月通报的月份（2025-10）或师德季报的季度（2025-4）；其他为 null · The month (2025-10) or quarter (2025-4) it is for; null for a whole term",
        ["HandIn.due"] = "截止日期 · The last day to hand it in",
        ["HandIn.to"] = "报送对象 · Who receives it",
        ["HandIn.handedInOn"] = "报送日期；null 为未报送 · The day it was handed in; null as long as it was not",
        ["HandIn.note"] = "备注 · A note",
        ["SchoolReportsView.reports"] = "可用的报表，逾期的在前 · The reports one may have, those overdue first",
        ["SchoolReportView.report"] = "报表 · The report",
        ["SchoolReportView.id"] = "报表在地址中的名称 · Its name in addresses",
        ["SchoolReportView.clauses"] = "依据条款 · The clauses it goes by",
        ["SchoolReportView.asked"] = "学期所用的考核办法是否要求 · Whether the term's pack asks for it",
        ["SchoolReportView.to"] = "报送对象 · Who receives it",
        ["SchoolReportView.frequency"] = "办法要求的周期；未要求为 null · How often the pack asks for it; null where it does not",
        ["SchoolReportView.span"] = "按学期、月还是季度制作 · Whether it is made for a term, a month or a quarter",
        ["SchoolReportView.parts"] = "已开始的月份或季度 · The months or quarters that have begun",
        ["SchoolReportView.canMake"] = "是否有人可报告 · Whether there is anybody to report on",
        ["SchoolReportView.state"] = "下一次报送的状态；没有为 null · The state of the hand-in that comes next; null without one",
        ["nextDue"] = "最早的未报送截止日期；没有为 null · The first day by which one not handed in is due; null without one",
        ["daysLate"] = "迟报天数，按期为 0 · Days late, 0 in time",
        ["handIns"] = "报送，按截止日期 · The hand-ins, by the day they are due",
        ["HandInView.state"] = "报送状态 · Where it stands",
        ["HandInView.version"] = "版本，更改时写入 If-Match · The version, for If-Match",
    };
}
