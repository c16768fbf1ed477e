namespace QualityTracker.Core.Measures;

/// <summary>A question to a measure: about one person, one class, or the school when there is neither.</summary>
internal sealed record MeasureQuery(RecordIndex Records, string? Staff, MeasureOptions Options, string? Class = null);

/// <summary>The words a rule gives for a measure's options; the measure's defaults for what it leaves out.</summary>
public sealed class MeasureOptions
{
    private readonly Dictionary<string, IReadOnlyList<string>> words;

    public MeasureOptions(Measure measure, IReadOnlyDictionary<string, IReadOnlyList<string>>? given = null)
    {
        words = measure.Options.ToDictionary(
            option => option.Name,
            option => given is not null && given.TryGetValue(option.Name, out var value) ? value : option.Default,
            StringComparer.Ordinal);
        Key = string.Join(';', measure.Options.Select(option =>
            $"{option.Name}={string.Join(',', words[option.Name].Order(StringComparer.Ordinal))}").Prepend(measure.Code));
    }

    private MeasureOptions(Dictionary<string, IReadOnlyList<string>> words, string key) => (this.words, Key) = (words, key);

    /// <summary>Equal for the same measure with the same options.</summary>
    public string Key { get; }

    public bool Flag(string name) => words[name] is ["yes"];

    public string One(string name) => words[name][0];

    public IReadOnlyList<string> Many(string name) => words[name];

    /// <summary>The same with other words for one option.</summary>
    internal MeasureOptions With(string name, IReadOnlyList<string> given) =>
        new(new Dictionary<string, IReadOnlyList<string>>(words, StringComparer.Ordinal) { [name] = given }, $"{Key};{name}={string.Join(',', given)}");
}
