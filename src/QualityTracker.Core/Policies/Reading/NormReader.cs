using QualityTracker.Core.Measures;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `norms`.</summary>
internal static class NormReader
{
    // Each norm is reckoned for everybody, against the other norms of its measure: thousands of them would hold the machine for a minute.
    private const int Most = 300;

    private static readonly decimal[] HalfAndAll = [0.5m, 1];

    public static IReadOnlyList<NormRule> Read(PackContext context, PackNode? node)
    {
        var norms = new List<NormRule>();
        foreach (var fields in context.Mappings(node, new("规范量", "a norm")))
        {
            var (who, posts) = Who(fields);
            var period = fields.Choice<NormPeriod>("period");
            var norm = new NormRule
            {
                Id = fields.Id("id"),
                Clause = fields.Clause("clause"),
                Title = fields.TitleOrNull("title"),
                Who = who,
                Posts = posts,
                Measure = MeasureReader.Read(fields, AboutOf(who)),
                Period = period,
                Months = Months(fields, period),
                AtLeast = fields.Quantity("at-least"),
                ShareOfYear = ShareOfYear(fields, period),
                Place = fields.Place,
            };
            fields.Finish();
            if (context.IsNew(context.Norms, norm.Id, fields.Place)) norms.Add(norm);
            if (norms.Count == Most + 1)
                fields.Add(fields.Place, $"规范量超过 {Most} 条；请精简", $"there are more than {Most} norms; shorten the list");
        }

        return norms;
    }

    private static MeasureAbout AboutOf(NormHolder who) => who switch
    {
        NormHolder.School => MeasureAbout.School,
        NormHolder.Class => MeasureAbout.Class,
        _ => MeasureAbout.Person,
    };

    private static (NormHolder, IReadOnlyList<PostKind>) Who(Fields fields)
    {
        var words = fields.Words("who");
        if (words is [{ Value: "school" }]) return (NormHolder.School, []);
        if (words is [{ Value: "class" }]) return (NormHolder.Class, []);
        if (words.Count == 0 && fields.Optional("who") is ListNode none)
            fields.Add(none.Place, "who 是空的；请填职务、school 或 class", "who is empty; give posts, school or class");
        return (NormHolder.Posts, fields.Choices<PostKind>("who", required: false));
    }

    private static IReadOnlyList<int> Months(Fields fields, NormPeriod period)
    {
        var months = new List<int>();
        foreach (var word in fields.Words("months", required: false))
        {
            if (ParameterValues.TryParse(word.Value, out var month) && month is >= 1 and <= 12 && decimal.IsInteger(month))
                months.Add((int)month);
            else
                fields.Add(word.Place, $"“{word.Value}”不是月份；请填 1 到 12", $"'{word.Value}' is no month; give 1 to 12");
        }

        if (months.Count > 0 && period != NormPeriod.Month)
            fields.Add(fields.Optional("months")!.Place, "months 只用于 period: month", "months goes with period: month only");
        return [.. months.Distinct().Order()];
    }

    private static decimal[] ShareOfYear(Fields fields, NormPeriod period)
    {
        if (fields.Optional("share-of-year") is not { } node) return period == NormPeriod.Year ? HalfAndAll : [];
        decimal[] shares = node is ListNode list ? [.. list.Items.Select(fields.NumberOf)] : [fields.NumberOf(node)];
        if (period != NormPeriod.Year)
            fields.Add(node.Place, "share-of-year 只用于 period: year", "share-of-year goes with period: year only");
        if (shares.Length == 0 || shares[^1] != 1 || shares.Zip(shares.Skip(1)).Any(pair => pair.First > pair.Second))
            fields.Add(node.Place, "share-of-year 应逐学期递增到 1，如 [0.5, 1]", "share-of-year must rise to 1 term by term, such as [0.5, 1]");
        return shares;
    }
}
