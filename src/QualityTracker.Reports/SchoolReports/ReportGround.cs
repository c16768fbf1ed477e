using QualityTracker.Core.Evaluations;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.ExamReports;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>What reports are made from (报表数据): a term as it is evaluated, its records, and what other parts of the program counted.</summary>
/// <param name="Frame">The school.</param>
/// <param name="Pack">The policy that evaluates the term.</param>
/// <param name="Evaluation">Of the term.</param>
/// <param name="Records">The year's records up to the term's end.</param>
/// <param name="Until">The last day whose records count: today held inside the term.</param>
public sealed record ReportGround(SchoolFrame Frame, PolicyPack Pack, TermEvaluation Evaluation, TermRecords Records, DateOnly Until)
{
    /// <summary>The term's exams as they are analysed, by roster day; entrance exams are none of them (clause L3).</summary>
    public IReadOnlyList<ExamAnalysis> Exams { get; init; } = [];

    /// <summary>Doubts about observations (听课诚信提示), and the observations they were looked for in.</summary>
    public (int Flags, int Observations) Integrity { get; init; }

    /// <summary>Sheets sealed (封存), of all.</summary>
    public (int Sealed, int All) Sheets { get; init; }

    /// <summary>Rounds of reviews with how many took part (评议参与).</summary>
    public IReadOnlyList<(Text Round, Turnout Turnout)> Turnouts { get; init; } = [];

    /// <summary>A report of the term, or of a part of it, with what stands above every one.</summary>
    public SchoolReport Report(ReportKind kind, Text title, IReadOnlyList<ReportSection> sections, TermPart? period = null, bool landscape = false, IReadOnlyList<Text>? notes = null) => new()
    {
        Title = title,
        School = new(ExamReportHead.SchoolName(Frame, Language.Chinese), ExamReportHead.SchoolName(Frame, Language.English)),
        Period = PeriodOf(period),
        Basis = BasisOf(ReportOutline.Of(kind)),
        Until = period is not null && period.LastDay < Until ? period.LastDay : Until,
        Notes = notes ?? [],
        Sections = sections,
        Landscape = landscape,
    };

    /// <summary>The posts somebody held in the term, without repeating one.</summary>
    public static Text PostsOf(PersonEvaluation person) => Listed(person.Posts.Select(post => post.Post).Distinct().Order().Select(post => Names.Of(post)));

    public static bool Holds(PersonEvaluation person, params IReadOnlyCollection<PostKind> posts) => person.Posts.Any(held => posts.Contains(held.Post));

    public static Text Listed(IEnumerable<Text> words)
    {
        var all = words.ToList();
        return new(string.Join("、", all.Select(word => word.Zh)), string.Join(", ", all.Select(word => word.En)));
    }

    private Text PeriodOf(TermPart? period)
    {
        var term = new Text(ExamReportHead.TermName(Frame, Evaluation.Term, Language.Chinese), ExamReportHead.TermName(Frame, Evaluation.Term, Language.English));
        if (period is null) return term;
        var part = period.Span == ReportSpan.Month ? $"{period.Year}年{period.Number}月" : $"{period.Year}年第{period.Number}季度";
        return new($"{term.Zh}　{part}", $"{term.En}, {Names.Of(period.Span).En} {period.Code}");
    }

    private Text BasisOf(ReportOutline outline)
    {
        string Named(string clause) => Pack.NumberOf(clause) is var number && number == clause ? clause : $"{clause}（{number}）";
        var rules = new Text($"考核办法：{Pack.Title.Zh}（{Pack.ShortHash}）", $"rules: {Pack.Title.En} ({Pack.ShortHash})");
        return outline.Clauses.Count == 0 ? new(rules.Zh, $"R{rules.En[1..]}")
            : new($"依据 {string.Join("、", outline.Clauses.Select(Named))}；{rules.Zh}", $"Asked for by {string.Join(", ", outline.Clauses)}; {rules.En}");
    }
}
