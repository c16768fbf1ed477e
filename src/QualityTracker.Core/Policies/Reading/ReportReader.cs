namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `reports` and `overrides`.</summary>
internal static class ReportReader
{
    private const string Overridable = "L2";

    public static IReadOnlyList<ReportRule> Read(PackContext context, PackNode? node)
    {
        var reports = new List<ReportRule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in context.Mappings(node, new("报告", "a report")))
        {
            var report = new ReportRule(
                fields.Id("id"), fields.Clause("clause"), fields.Title("title"), fields.Choice<ReportReceiver>("to"),
                fields.Choice<ReportPeriod>("period"), fields.Place);
            fields.Finish();
            if (context.IsNew(ids, report.Id, fields.Place)) reports.Add(report);
        }

        return reports;
    }

    public static IReadOnlyList<LawOverride> Overrides(PackContext context, PackNode? node)
    {
        var overrides = new List<LawOverride>();
        var laws = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in context.Mappings(node, new("例外", "an override")))
        {
            var law = new LawOverride(fields.Word("law"), fields.Title("reason"), fields.Place);
            fields.Finish();
            if (law.Law.Length > 0 && law.Law != Overridable)
                Refuse(fields, law.Law);
            else if (context.IsNew(laws, law.Law, fields.Place))
                overrides.Add(law);
        }

        return overrides;
    }

    private static void Refuse(Fields fields, string law)
    {
        var place = fields.Optional("law")!.Place;
        if (LawClauses.All.ContainsKey(law))
            fields.Add(place, $"上位法 {law} 不得有例外；请删去这一项", $"law {law} holds always and cannot be overridden; remove this entry");
        else
            fields.Add(place, $"“{law}”不是上位法条款；只有 {Overridable} 可以写例外", $"'{law}' is no law clause; only {Overridable} can be overridden");
    }
}
