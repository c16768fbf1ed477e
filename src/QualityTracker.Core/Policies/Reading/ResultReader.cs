namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `bands`, `veto` and `reviews`.</summary>
internal static class ResultReader
{
    private static readonly Quantity FiveBallots = Quantity.Of(5);

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

    public static ReviewRules Reviews(Fields? fields)
    {
        if (fields is null) return new();
        var rules = new ReviewRules
        {
            Rounds = [.. Rounds(fields)],
            Subjects = fields.Choices<ReviewGroup>("subjects"),
            Edges = [.. Edges(fields)],
            BundlePlace = fields.Optional("bundle-share")?.Place ?? fields.Place,
            BundleShare = fields.Has("bundle-share") ? fields.Quantity("bundle-share") : null,
        };
        fields.Finish();
        return rules;
    }

    private static IEnumerable<ReviewRoundRule> Rounds(Fields reviews)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in reviews.Context.Mappings(reviews.Required("rounds"), new("轮次", "a round")))
        {
            var round = new ReviewRoundRule(fields.Id("id"), fields.Title("title"), fields.ClauseOrNull("clause"));
            fields.Finish();
            if (reviews.Context.IsNew(ids, round.Id, fields.Place)) yield return round;
        }
    }

    private static IEnumerable<ReviewEdgeRule> Edges(Fields reviews)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in reviews.Context.Mappings(reviews.Required("edges"), new("评议关系", "an edge")))
        {
            var edge = new ReviewEdgeRule(
                fields.Choice<ReviewGroup>("from"), fields.Choice<ReviewGroup>("of"), fields.Quantity("weight"),
                fields.Quantity("least-ballots", FiveBallots), fields.ClauseOrNull("clause"));
            fields.Finish();
            if (reviews.Context.IsNew(seen, $"{PackWord.Of(edge.From)} → {PackWord.Of(edge.Of)}", fields.Place)) yield return edge;
        }
    }
}
