namespace QualityTracker.Web.Tests;

/// <summary>A page as somebody sees it: who, where, and what stands there once it is complete.</summary>
public sealed record EveryPage(string Name, string? Account, string Query, string Ready)
{
    /// <summary>Buttons to press first, by their Chinese names, so that what they open is looked at as well.</summary>
    public IReadOnlyList<string> Opens { get; init; } = [];
    // With notes and scores, and not shared.
    private const string ObservationOfThePrincipal = "07c5b24e-be91-8e35-9720-3ca8665a2c0b";

    /// <summary>Each page of the web client once, with something in it.</summary>
    public static readonly IReadOnlyList<EveryPage> All =
    [
        new("sign-in", null, "", ".demo-accounts"),
        new("observe", "principal", "view=observe&day=2025-10-14&filter=3", ".observe-lesson"),
        new("observe-form", "principal", $"view=observe&record={ObservationOfThePrincipal}", ".observe-form"),
        new("observed", "principal", $"view=observed&record={ObservationOfThePrincipal}", ".observed-body"),
        new("observed-of-me", "teacher", "view=observed&filter=teacher", ".observed"),
        new("home", "principal", "view=home&day=2025-11-14", ".chart-drawn svg text"),
        new("flags", "principal", "view=flags", ".flag"),
        new("ledger-new", "principal", "view=ledger&record=new", ".ledger-form textarea"),
        new("reviews", "office", "view=reviews", ".empty"),
        new("review-plan", "office", "view=reviews&record=new", ".review-plan select") { Opens = ["＋ 添加回避"] },
        new("conduct", "principal", "view=conduct&record=new", ".conduct-form"),
        new("conduct-studies", "principal", "view=conduct&filter=studies", ".conduct-studies tbody tr"),
        new("exams", "office", "view=exams", ".exam"),
        new("score-sheet", "office", "view=exams&exam=169e010b-e8e8-8593-8f78-4ff4de2b7f06&class=2025-701&subject=chinese", ".scores tbody tr"),
        new("score-check", "office", "view=exams&exam=169e010b-e8e8-8593-8f78-4ff4de2b7f06&class=2025-701&subject=chinese&state=check", ".scores tbody tr"),
        new("exam-plan", "office", "view=exams&record=new", ".plan-papers input"),
        new("analysis", "office", "view=exams&exam=45878c77-3776-82a0-b231-2ea4b60ab538&state=analysis", ".plot rect"),
        new("analysis-subject", "office", "view=exams&exam=c559c1c6-d1c9-86e9-8736-26ab156200d5&state=analysis&subject=maths", ".plot .span"),
        new("analysis-class", "office", "view=exams&exam=c559c1c6-d1c9-86e9-8736-26ab156200d5&state=analysis&subject=maths&class=2025-701", ".choose-all"),
        new("analysis-reflection", "office", "view=exams&exam=c559c1c6-d1c9-86e9-8736-26ab156200d5&state=analysis&subject=maths&class=2025-701", ".reflection") { Opens = ["再写一条"] },
        new("sheets", "principal", "view=sheets", "table.staff tbody tr"),
        new("own-sheet", "teacher", "view=sheets", ".own-sheet .own-points"),
        new("figure", "teacher", "view=sheets&figure=total", ".how-made .how-head"),
        new("sheet-way", "principal", "view=sheet-way", ".way-rows tbody tr"),
        new("sheet-way-own", "teacher", "view=sheet-way&state=mine", ".way-sheet .way-track"),
        new("pace", "principal", "view=pace&day=2025-11-14", "table.pace-lines tbody tr"),
        new("pace-own", "teacher", "view=pace&day=2025-11-14", ".pace-norms li"),
        new("week", "teacher", "view=week&week=21", ".week-norms .pace-norms li"),
        new("week-tutoring", "office", "view=week&person=T030&week=9", ".week-plans li"),
        new("hours", "director-of-teaching", "view=hours&week=21", "table.hours-table tbody tr"),
        new("tutoring", "director-of-teaching", "view=tutoring&day=2025-11-14", ".plans li"),
        new("pay", "principal", "view=pay", ".balance"),
        new("settlements", "principal", "view=settlements", ".settle-sums li"),
        new("sums", "principal", "view=sums", "table.sums tbody tr"),
        new("policies", "principal", "view=policies", "table.policies tbody tr"),
        new("policy", "principal", "view=policies&pack=daxinganling-2023", "table.policy-table tbody tr"),
        new("what-if", "principal", "view=what-if&policy=wenxian-2019&set=process-weight:70", "table.changes tbody tr"),
        new("import", "office", "view=import", ".drop"),
        new("records", "office", "view=records", ".kinds a"),
        new("records-staff", "office", "view=records&noun=staff", ".long .long-row a"),
        new("record", "office", "view=records&noun=exams&record=new", ".record-fields select"),
        new("record-read", "principal", "view=records&noun=lesson-observations", ".long .long-row a"),
        new("print", "office", "view=print", ".print-kinds .act"),
        new("accounts", Server.Everything, "view=accounts", "table.accounts tbody tr"),
        new("archive", "principal", "view=archive", ".archive-terms li"),
        new("backups", Server.Everything, "view=archive", ".form-acts button"),
        new("audit", Server.Everything, "view=audit", ".entries"),
        new("account", "teacher", "view=account", ".kept li"),
        new("account-forms", "teacher", "view=account", ".kept li") { Opens = ["新建令牌", "设置"] },
        new("accounts-new", Server.Everything, "view=accounts", "table.accounts tbody tr") { Opens = ["新建账号"] },
        new("policy-adopt", "principal", "view=policies&pack=daxinganling-2023", "table.policy-table tbody tr") { Opens = ["采用这份办法"] },
    ];

    public override string ToString() => Name;
}
