using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Tests.Policies;

/// <summary>A pack by which two lectures score 100 and nothing else counts, to divide sums by.</summary>
internal static class LecturePack
{
    /// <param name="pay">The pools, and what else stands after them.</param>
    public static PolicyPack Of(string pay) => PackText.Pack($$"""
        pack: pay
        title: { zh: 绩效, en: pay }
        document: { zh: 文件, en: document }
        clauses: []
        norms: []
        dimensions:
          - id: all
            title: { zh: 全部, en: all }
            weight: 100
            indicators:
        {{PackText.Indicator("lecture", "100", "{ measure: lectures, target: 2 }", "attainment", ", missing: zero")}}
        bands:
          - { id: fail, title: { zh: 不合格, en: fail }, from: 0 }
        pay:
        {{pay}}
        """);

    /// <summary>A day after the term, from the Monday that follows it.</summary>
    public static DateOnly On(int day) => new DateOnly(2026, 1, 19).AddDays(day);
}
