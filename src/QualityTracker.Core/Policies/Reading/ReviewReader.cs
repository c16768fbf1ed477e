namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `reviews`: rounds, who reviews whom, forms, and the share of a bundle.</summary>
internal static class ReviewReader
{
    private const int Levels = 5;
    private const int LastPrimaryGrade = 6;
    private static readonly Quantity FiveBallots = Quantity.Of(5);

    public static ReviewRules Read(Fields? fields)
    {
        if (fields is null) return new();
        var rules = new ReviewRules
        {
            Rounds = [.. Rounds(fields)],
            Subjects = fields.Choices<ReviewGroup>("subjects"),
            Edges = [.. Edges(fields)],
            Forms = [.. Forms(fields)],
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
                fields.Quantity("least-ballots", FiveBallots), fields.ClauseOrNull("clause"))
            {
                Among = fields.ChoiceOrNull<ReviewAmong>("among") ?? ReviewAmong.Everyone,
                SmallGroups = fields.Flag("small-groups"),
                FromGrade = fields.Has("from-grade") ? fields.Quantity("from-grade") : null,
                Form = fields.WordOrNull("form"),
                Place = fields.Place,
            };
            fields.Finish();
            if (reviews.Context.IsNew(seen, $"{PackWord.Of(edge.From)} → {PackWord.Of(edge.Of)}", fields.Place)) yield return edge;
        }
    }

    private static IEnumerable<ReviewFormRule> Forms(Fields reviews)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in reviews.Context.Mappings(reviews.Optional("forms"), new("评议表", "a form")))
        {
            var form = new ReviewFormRule(
                fields.Id("id"), fields.Whole("levels", Levels), fields.Whole("simple-to-grade", LastPrimaryGrade), [.. Items(fields)])
            {
                Place = fields.Place,
            };
            fields.Finish();
            if (reviews.Context.IsNew(ids, form.Id, fields.Place)) yield return form;
        }
    }

    private static IEnumerable<ReviewItem> Items(Fields form)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in form.Context.Mappings(form.Required("items"), new("评议项目", "an item")))
        {
            var item = new ReviewItem(fields.Id("id"), fields.Title("title"), fields.TitleOrNull("simple"));
            fields.Finish();
            if (form.Context.IsNew(ids, item.Id, fields.Place)) yield return item;
        }
    }
}
