using System.Text.RegularExpressions;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `clauses`: every clause of the document, with its own numbering.</summary>
internal static partial class ClauseReader
{
    public static IReadOnlyList<PolicyClause> Read(PackContext context, PackNode? node)
    {
        var clauses = new List<PolicyClause>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in context.Mappings(node, new("条款", "a clause")))
        {
            var clause = new PolicyClause
            {
                Id = ClauseId(fields),
                Number = fields.Word("number"),
                Kinds = fields.Choices<ClauseKind>("kind"),
                Title = fields.Title("title"),
                OverriddenBy = [.. Laws(fields)],
                Place = fields.Place,
            };
            fields.Finish();
            if (!context.IsNew(ids, clause.Id, fields.Place)) continue;
            context.Clauses[clause.Id] = clause;
            clauses.Add(clause);
        }

        return clauses;
    }

    private static string ClauseId(Fields fields)
    {
        var id = fields.Word("id");
        if (id.Length > 0 && !Pattern().IsMatch(id))
            fields.Add(fields.Place, $"条款编号“{id}”应为一个大写字母加数字，如 W6", $"clause id '{id}' must be a capital letter and a number, such as W6");
        return id;
    }

    private static IEnumerable<string> Laws(Fields fields)
    {
        foreach (var word in fields.Words("overridden-by", required: false))
        {
            if (LawClauses.All.ContainsKey(word.Value))
            {
                yield return word.Value;
                continue;
            }

            var laws = string.Join(", ", LawClauses.All.Keys);
            fields.Add(word.Place, $"“{word.Value}”不是上位法条款；可用：{laws}", $"'{word.Value}' is no law clause; use one of: {laws}");
        }
    }

    [GeneratedRegex("^[A-Z][0-9]{1,3}$")]
    private static partial Regex Pattern();
}
