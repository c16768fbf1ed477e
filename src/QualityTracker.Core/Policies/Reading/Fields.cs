using System.Text.RegularExpressions;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>
/// Reads the keys of one mapping and says what is wrong with each. A key that is missing or of a wrong type gives a harmless value
/// and a problem, so that reading goes on and one look shows every problem.
/// </summary>
internal sealed partial class Fields
{
    private readonly MappingNode mapping;
    private readonly Dictionary<string, PackNode> values;
    private readonly List<string> known = [];

    private Fields(MappingNode mapping, Text what, PackContext context)
    {
        this.mapping = mapping;
        What = what;
        Context = context;
        values = mapping.Entries.ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);
    }

    public Text What { get; }

    public PackContext Context { get; }

    public Place Place => mapping.Place;

    public static Fields? Of(PackNode node, Text what, PackContext context)
    {
        if (node is MappingNode mapping) return new(mapping, what, context);
        context.Problems.Add(node.Place, $"{what.Zh}应写成“键: 值”", $"{what.En} must be written as 'key: value'");
        return null;
    }

    public bool Has(string key)
    {
        known.Add(key);
        return values.ContainsKey(key);
    }

    public PackNode? Optional(string key)
    {
        known.Add(key);
        return values.GetValueOrDefault(key);
    }

    public PackNode? Required(string key)
    {
        var node = Optional(key);
        if (node is null)
            Add(Place, $"{What.Zh}缺少“{key}”；请补上", $"{What.En} lacks '{key}'; add it");
        return node;
    }

    public Fields? Mapping(string key, Text what, bool required = true)
    {
        var node = required ? Required(key) : Optional(key);
        return node is null ? null : Of(node, what, Context);
    }

    public string Word(string key) => Required(key) is { } node ? Scalar(node)?.Value ?? "" : "";

    public string? WordOrNull(string key) => Optional(key) is { } node ? Scalar(node)?.Value : null;

    /// <summary>Lower-case words with hyphens; norm ids may begin with their clause's letter.</summary>
    public string Id(string key)
    {
        var node = Required(key);
        if (node is null || Scalar(node) is not { } scalar) return "";
        if (!IdPattern().IsMatch(scalar.Value))
        {
            Add(node.Place, $"“{scalar.Value}”不能作编号；请用字母、数字和连字符", $"'{scalar.Value}' is no id; use letters, digits and hyphens");
        }

        return scalar.Value;
    }

    /// <summary>A title: { zh: …, en: … }.</summary>
    public Text Title(string key) => TitleOf(Required(key));

    public Text? TitleOrNull(string key) => Optional(key) is { } node ? TitleOf(node) : null;

    public IReadOnlyList<ScalarNode> Words(string key, bool required = true)
    {
        var node = required ? Required(key) : Optional(key);
        return node switch
        {
            null => [],
            ListNode list => [.. list.Items.Select(Scalar).OfType<ScalarNode>()],
            _ => Scalar(node) is { } one ? [one] : [],
        };
    }

    public T Choice<T>(string key) where T : struct, Enum =>
        Required(key) is { } node && Scalar(node) is { } word ? Member<T>(word) : default;

    public T? ChoiceOrNull<T>(string key) where T : struct, Enum =>
        Optional(key) is { } node && Scalar(node) is { } word ? Member<T>(word) : null;

    public IReadOnlyList<T> Choices<T>(string key, bool required = true) where T : struct, Enum
    {
        var members = new List<T>();
        foreach (var word in Words(key, required))
        {
            var member = Member<T>(word);
            if (EqualityComparer<T>.Default.Equals(member, default)) continue;
            if (members.Contains(member)) Add(word.Place, $"“{word.Value}”重复；请删去一个", $"'{word.Value}' is given twice; remove one");
            else members.Add(member);
        }

        return members;
    }

    public bool Flag(string key) => Optional(key) is { } node && Scalar(node) is { } word && YesOrNo(word);

    /// <summary>A clause id of the pack.</summary>
    public string Clause(string key) => Required(key) is { } node ? KnownClause(node) : "";

    public string? ClauseOrNull(string key) => Optional(key) is { } node ? KnownClause(node) : null;

    /// <summary>Every key that nobody asked for is unknown.</summary>
    public void Finish()
    {
        foreach (var (key, _) in mapping.Entries.Where(entry => !known.Contains(entry.Key.Value)))
        {
            var keys = string.Join(", ", known.Distinct().Order(StringComparer.Ordinal));
            Add(key.Place, $"{What.Zh}没有“{key.Value}”这个键；可用：{keys}", $"{What.En} has no key '{key.Value}'; use one of: {keys}");
        }
    }

    internal void Add(Place place, string zh, string en) => Context.Problems.Add(place, zh, en);

    internal ScalarNode? Scalar(PackNode node)
    {
        if (node is ScalarNode { Value.Length: > 0 } scalar) return scalar;
        Add(node.Place, "此处应是一个词或数；请填写", "a word or a number is needed here; fill it in");
        return null;
    }

    private Text TitleOf(PackNode? node)
    {
        if (node is null || Of(node, new("名称", "a title"), Context) is not { } fields) return Text.Empty;
        var text = new Text(fields.Word("zh"), fields.Word("en"));
        fields.Finish();
        return text;
    }

    private T Member<T>(ScalarNode word) where T : struct, Enum
    {
        if (PackWord.TryRead<T>(word.Value, out var member)) return member;
        var words = string.Join(", ", PackWord.All<T>());
        Add(word.Place, $"不认识“{word.Value}”；可用：{words}", $"'{word.Value}' is not known; use one of: {words}");
        return default;
    }

    private bool YesOrNo(ScalarNode word)
    {
        if (word.Value is "yes" or "no") return word.Value == "yes";
        Add(word.Place, $"“{word.Value}”应为 yes 或 no", $"'{word.Value}' must be yes or no");
        return false;
    }

    private string KnownClause(PackNode node)
    {
        if (Scalar(node) is not { } word) return "";
        if (!Context.Clauses.ContainsKey(word.Value) && !LawClauses.All.ContainsKey(word.Value))
        {
            Add(node.Place, $"条款 {word.Value} 不在 clauses 中；请列出或改正", $"clause {word.Value} is not in clauses; list it or correct it");
        }

        return word.Value;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex IdPattern();
}
