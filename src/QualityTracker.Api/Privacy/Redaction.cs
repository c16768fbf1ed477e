using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace QualityTracker.Api.Privacy;

/// <summary>Takes one pupil out of the contents of the log (脱敏): the number becomes a pseudonym, the name and the pupil's own texts go.</summary>
public sealed class Redaction(string number, IReadOnlyCollection<string> names, string pseudonym)
{
    private readonly Regex numberInText = new($"(?<![A-Za-z0-9]){Regex.Escape(number)}(?![A-Za-z0-9])", RegexOptions.CultureInvariant);

    /// <summary>Whether a text names the pupil.</summary>
    public bool IsIn(string text) => Replaced(text) != text;

    /// <summary>
    /// What is to be done with a content: nothing (false), or to erase it; then <paramref name="rest"/> is what it says of others,
    /// null when it says nothing of them.
    /// </summary>
    public bool Applies(JsonObject content, out JsonObject? rest)
    {
        var about = content["content"] as JsonObject ?? content;
        var isOwn = Names(about) && (about["before"] is JsonObject || about["after"] is JsonObject || !HasOthers(about));
        var redacted = (JsonObject)content.DeepClone();
        var changed = Redact(redacted, isScores: (string?)about["kind"] == "scores");
        rest = changed && !isOwn ? redacted : null;
        return changed;
    }

    private bool Redact(JsonNode node, bool isScores)
    {
        var changed = false;
        if (node is JsonArray items)
        {
            for (var at = 0; at < items.Count; at++)
            {
                if (items[at] is JsonObject change && change.ContainsKey("before") && change.ContainsKey("after") && !isScores && Names(change))
                {
                    items[at] = new JsonObject { ["record"] = Replaced((string?)change["record"] ?? ""), ["erased"] = true };
                    changed = true;
                }
                else if (items[at] is { } item)
                {
                    changed |= item is JsonValue value ? Set(value, text => items[at] = text) : Redact(item, isScores);
                }
            }
        }
        else if (node is JsonObject members)
        {
            var isScore = members["pupil"] is JsonValue of && of.TryGetValue<string>(out var pupil) && pupil == number && members.ContainsKey("status");
            if (isScore && members["reason"] is JsonValue) members["reason"] = null; // what was written of the pupil
            var isAnother = new[] { "id", "pupil" }.Any(field => members[field] is JsonValue id && id.TryGetValue<string>(out var text) && text != number);
            foreach (var (field, value) in members.ToList())
            {
                if (isAnother && field == "name") continue; // of the same name
                changed |= value is JsonValue cell ? Set(cell, text => members[field] = text) : value is not null && Redact(value, isScores);
            }
        }

        return changed;
    }

    private bool Set(JsonValue cell, Action<string> set)
    {
        if (!cell.TryGetValue<string>(out var text) || Replaced(text) is not { } replaced || replaced == text) return false;
        set(replaced);
        return true;
    }

    // A code is another's unless it is the number; keys are codes with bars between them.
    private string Replaced(string text) => names.Aggregate(
        string.Join('|', text.Split('|').Select(part => part == number ? pseudonym : part.All(IsOfCode) ? part : numberInText.Replace(part, pseudonym))),
        (replaced, name) => replaced.Replace(name, PupilErasure.NameAfter, StringComparison.Ordinal));

    private static bool IsOfCode(char each) => char.IsAsciiLetterOrDigit(each) || each is '.' or '-' or '_';

    private bool Names(JsonNode? node) => node switch
    {
        JsonValue value => value.TryGetValue<string>(out var text) && text.Split('|').Contains(number),
        JsonObject members => members.Any(member => Names(member.Value)),
        JsonArray items => items.Any(Names),
        _ => false,
    };

    private bool HasOthers(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => HasOthers(member.Value)),
        JsonArray items => items.Any(item => !Names(item) || HasOthers(item)),
        _ => false,
    };
}
