using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Posts;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>Leaders' teaching, observation, open lessons and lectures (领导履职情况; clauses W9, W4–W8): each leader with each norm, as evaluated.</summary>
public static class LeadersReport
{
    private static readonly PostKind[] Leading =
    [
        PostKind.Principal, PostKind.VicePrincipal, PostKind.VicePrincipalTeaching, PostKind.DirectorOfTeaching, PostKind.LeadershipMember, PostKind.CentralSchoolVicePrincipal,
    ];

    private static readonly Text Nobody = new("本学期没有登记校长、副校长、教导主任或班子成员。", "No principal, vice principal, director or member of the leadership is recorded this term.");

    private static readonly ReportColumn[] Who = [new(new("姓名", "Name"), 10), new(new("职务", "Posts"), 26)];

    /// <summary>By their first leading post, then by staff number.</summary>
    public static IReadOnlyList<PersonEvaluation> Leaders(TermEvaluation evaluation) =>
    [
        .. evaluation.People.Where(person => ReportGround.Holds(person, Leading))
            .OrderBy(person => person.Posts.Where(post => Leading.Contains(post.Post)).Min(post => post.Post)).ThenBy(person => person.Staff, StringComparer.Ordinal),
    ];

    public static SchoolReport Of(ReportGround ground)
    {
        var leaders = Leaders(ground.Evaluation);
        return ground.Report(ReportKind.Leaders, new("领导履职情况表", "Leaders' Duties"), [Norms(leaders), Work(ground, leaders)], notes:
        [
            new("达标与否按学期考核；学年任务只计到本学期末应完成的部分。", "Met or not is as evaluated; of a year's norm what is owed by this term's end counts."),
        ]);
    }

    private static ReportSection Norms(IReadOnlyList<PersonEvaluation> leaders)
    {
        var rows = leaders.SelectMany(person => person.NormsOwed.Select(norm => (IReadOnlyList<ReportCell>)
            [ReportCell.Of(person.Name), ReportCell.Of(ReportGround.PostsOf(person)), .. NormSections.Row(norm)])).ToList();
        return new(
            new("规范量完成情况", "Norms"), [.. Who, NormSections.Clause, NormSections.Title, NormSections.Target, NormSections.Actual, NormSections.Unit, NormSections.Met], rows)
        {
            Empty = leaders.Count == 0 ? Nobody : new("本考核办法没有领导承担的规范量。", "The rules have no norm that leaders owe."),
            Remarks = rows.Count == 0 ? [] : [Tally(leaders)],
        };
    }

    private static Text Tally(IReadOnlyList<PersonEvaluation> leaders)
    {
        var norms = leaders.SelectMany(person => person.NormsOwed).ToList();
        var (met, owed) = (norms.Count(norm => norm.Met), norms.Count);
        return new($"{leaders.Count} 人共承担 {owed} 项，达标 {met} 项（{met}/{owed}）。", $"{leaders.Count} people owe {owed} norms, {met} met ({met}/{owed}).");
    }

    private static ReportSection Work(ReportGround ground, IReadOnlyList<PersonEvaluation> leaders)
    {
        string[] measures = ["periods-taught", "lessons-observed", "research-meeting-weeks", "open-lessons", "lectures"];
        Text[] headers = [new("授课课时", "Periods taught"), new("听课节数", "Lessons observed"), new("教研周数", "Research weeks"), new("公开课", "Open lessons"), new("专题讲座", "Lectures")];
        var figures = WorkFigures.OfTerm(ground);
        return new(
            new("本学期活动", "Work of the term"), [.. Who, .. headers.Select(header => new ReportColumn(header, 11, CellKind.Number))],
            [.. leaders.Select(person => (IReadOnlyList<ReportCell>)[ReportCell.Of(person.Name), ReportCell.Of(ReportGround.PostsOf(person)), .. measures.Select(measure => ReportCell.Count(figures.Of(measure, person.Staff)))])])
        {
            Empty = Nobody,
            Remarks = leaders.Count == 0 ? [] : [new("只计本学期的全部记录；规范量另有口径的（如只计有评课的听课、按学年累计），以上表为准。", "All records of this term alone; a norm may count fewer kinds, or the year: then the table above holds.")],
        };
    }
}
