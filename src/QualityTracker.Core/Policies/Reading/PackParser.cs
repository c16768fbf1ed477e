using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>
/// Turns a pack's text into nodes. Tabs, anchors, aliases, tags, a second document, deep nesting and keys given twice are refused:
/// a pack is plain lists and mappings, and can never grow when it is read.
/// </summary>
internal sealed class PackParser(PackProblems problems)
{
    private const int GreatestDepth = 12;

    /// <summary>The root node; null when the text has none, or is not YAML.</summary>
    public PackNode? Parse(string text)
    {
        if (HasTabs(text)) return null;
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                problems.Add(new(1, 1, problems.File), "文件是空的；请按样例写政策包", "the file is empty; write a pack as in the samples");
                return null;
            }

            var root = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                problems.Add(At(second), "只能有一个文档；请删去“---”之后的部分", "there is a second document; remove what follows '---'");
            return root;
        }
        catch (YamlException error)
        {
            problems.Add(
                At(error.Start),
                $"YAML 格式有误（{error.Message}）;请检查缩进、冒号和引号",
                $"not valid YAML ({error.Message}); check indents, colons and quotes");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser's own way to say that a bracket was never closed.
            var place = parser.Current is { } last ? At(last.End) : new(1, 1, problems.File);
            problems.Add(place, "YAML 格式有误；请检查括号是否成对", "not valid YAML; check that brackets are closed");
            return null;
        }
    }

    private Place At(ParsingEvent parsed) => At(parsed.Start);

    private Place At(Mark mark) => new((int)mark.Line, (int)mark.Column, problems.File);

    private bool HasTabs(string text)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            var column = lines[line].IndexOf('\t', StringComparison.Ordinal);
            if (column >= 0) problems.Add(new(line + 1, column + 1, problems.File), "含有制表符；请改用空格", "there is a tab; use spaces");
        }

        return problems.Any;
    }

    private PackNode Node(Parser parser, int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            problems.Add(At(alias), "不允许引用别名（*）;请把内容写全", "aliases (*) are refused; write the content out");
            return new ScalarNode("", true, At(alias));
        }

        if (parser.Accept<NodeEvent>(out var node))
        {
            if (!node.Anchor.IsEmpty) problems.Add(At(node), "不允许锚点（&）;请把内容写全", "anchors (&) are refused; write the content out");
            if (!node.Tag.IsEmpty) problems.Add(At(node), "不允许类型标签（!）;请删去", "tags (!) are refused; remove it");
            if (depth > GreatestDepth)
                throw new YamlException(node.Start, node.End, "nested too deeply");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
            return new ScalarNode(scalar.Value, scalar.Style == ScalarStyle.Plain, At(scalar));
        return parser.TryConsume<SequenceStart>(out var list) ? List(parser, At(list), depth) : Mapping(parser, depth);
    }

    private ListNode List(Parser parser, Place place, int depth)
    {
        var items = new List<PackNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, depth + 1));
        return new(items, place);
    }

    private MappingNode Mapping(Parser parser, int depth)
    {
        var place = At(parser.Consume<MappingStart>());
        var entries = new List<(ScalarNode, PackNode)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(parser, depth + 1);
            var value = Node(parser, depth + 1);
            if (key is not ScalarNode word)
                problems.Add(key.Place, "键必须是一个词", "a key must be one word");
            else if (!keys.Add(word.Value))
                problems.Add(word.Place, $"键“{word.Value}”重复；请只保留一个", $"the key '{word.Value}' is given twice; keep one");
            else
                entries.Add((word, value));
        }

        return new(entries, place);
    }
}
