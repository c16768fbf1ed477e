namespace QualityTracker.Web.Tests;

/// <summary>A page as somebody sees it: who, where, and what stands there once it is complete.</summary>
public sealed record EveryPage(string Name, string? Account, string Query, string Ready)
{
    /// <summary>Each page of the web client once, with something in it.</summary>
    public static readonly IReadOnlyList<EveryPage> All =
    [
        new("sign-in", null, "", ".demo-accounts"),
        new("sheets", "principal", "view=sheets", "table.staff tbody tr"),
        new("own-sheet", "teacher", "view=sheets", ".own-sheet .own-points"),
        new("figure", "teacher", "view=sheets&figure=total", ".how-made, .explained, .steps"),
        new("pace", "principal", "view=pace&day=2025-11-14", "table.pace-lines tbody tr"),
        new("pace-own", "teacher", "view=pace&day=2025-11-14", ".pace-norms li"),
        new("pay", "principal", "view=pay", ".balance"),
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
        new("audit", Server.Everything, "view=audit", ".entries"),
        new("account", "teacher", "view=account", ".kept li"),
    ];

    public override string ToString() => Name;
}
