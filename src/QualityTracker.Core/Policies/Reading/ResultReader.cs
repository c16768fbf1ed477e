namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `bands` and `veto`.</summary>
internal static class ResultReader
{
    public static IReadOnlyList<BandRule> Bands(PackContext context, PackNode? node)
    {
        var bands = new List<BandRule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in context.Mappings(node, new("等次", "a band")))
        {
            var band = new BandRule(
                fields.Id("id"), fields.Title("title"), fields.Quantity("from"),
                fields.Has("at-most") ? fields.Quantity("at-most") : null, fields.Place);
            fields.Finish();
            if (context.IsNew(ids, band.Id, fields.Place)) bands.Add(band);
        }

        return bands;
    }

    public static VetoRule? Veto(Fields? fields)
    {
        if (fields is null) return null;
        var veto = new VetoRule(fields.ClauseOrNull("clause"), fields.Title("title"));
        fields.Finish();
        return veto;
    }
}
