using System.Text;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies.Reading;

namespace QualityTracker.Core.Policies;

/// <summary>A pack, or what keeps it from being one (读取结果). The pack is null when there is any problem.</summary>
public sealed record PackReading(PolicyPack? Pack, IReadOnlyList<PolicyProblem> Problems)
{
    /// <summary>The tree it was read from, for a pack that extends it.</summary>
    internal PackFile? File { get; init; }
}

/// <summary>
/// Reads a policy pack from YAML and checks all of it: every problem is given with its line and column, and what to do about it.
/// </summary>
public static class PackReader
{
    /// <summary>Greatest size of a file, in bytes.</summary>
    public const int GreatestSize = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PackReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > GreatestSize)
            return Refused(new("文件超过 256 KB;请精简", "the file is larger than 256 KB; shorten it"));
        try
        {
            return Read(Strict.GetString(file));
        }
        catch (DecoderFallbackException)
        {
            return Refused(new("文件不是 UTF-8 编码；请另存为 UTF-8", "the file is not UTF-8; save it as UTF-8"));
        }
    }

    /// <summary>Reads a pack that stands for itself; one that extends another is refused.</summary>
    public static PackReading Read(string text) => Read(text, static _ => null);

    /// <param name="text">The pack's own file.</param>
    /// <param name="bases">The text of a pack by its id, for `extends`; null when there is none.</param>
    public static PackReading Read(string text, Func<string, string?> bases) => Read(text, new PackBases(bases, []));

    internal static PackReading Read(string text, PackBases bases)
    {
        text = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        var context = new PackContext(new(PackFile.IdIn(text)));
        if (SizeOf(text) is not { } size)
            return Refused(new("文件含有不成对的代理字符；请删去", "the file has half a character (a lone surrogate); remove it"));
        if (size > GreatestSize)
            return Refused(new("文件超过 256 KB;请精简", "the file is larger than 256 KB; shorten it"));
        var root = new PackParser(context.Problems).Parse(text);
        if (root is null || context.Problems.Any || Fields.Of(root, new("政策包", "a policy pack"), context) is null)
            return new(null, context.Problems.InOrder);
        CheckId((MappingNode)root, context);
        return PackFile.Of(text, (MappingNode)root, context, bases) is { } file && !context.Problems.Any
            ? Read(file, context)
            : new(null, context.Problems.InOrder);
    }

    // Every place of the file bears the id that was found before reading: which lines are the school's own hangs on it.
    private static void CheckId(MappingNode root, PackContext context)
    {
        if (root.Find("pack") is { } node && (node as ScalarNode)?.Value != context.Problems.File)
        {
            context.Problems.Add(
                node.Place, "政策包的编号须单独成行；请写成“pack: 编号”，用字母、数字和连字符",
                "the pack's id must stand on a line of its own; write `pack: id`, with letters, digits and hyphens");
        }
    }

    private static PackReading Read(PackFile file, PackContext context)
    {
        var fields = Fields.Of(file.Root, new("政策包", "a policy pack"), context)!;
        var pack = Pack(fields, context) with { ContentHash = file.Hash, Base = file.Base, Changes = file.Changes };
        fields.Finish();
        if (!context.Problems.Any)
        {
            foreach (var problem in PackChecks.Of(pack, ParameterValues.Defaults(pack.Parameters))) context.Problems.Add(problem);
        }

        return new(context.Problems.Any ? null : pack, context.Problems.InOrder) { File = file };
    }

    // Clauses and parameters first: the other parts refer to them, wherever they stand in the file.
    private static PolicyPack Pack(Fields fields, PackContext context)
    {
        var clauses = ClauseReader.Read(context, fields.Required("clauses"));
        var parameters = ParameterReader.Read(context, fields.Optional("parameters"));
        var norms = NormReader.Read(context, fields.Required("norms"));
        return new()
        {
            Id = fields.Id("pack"),
            Title = fields.Title("title"),
            Document = fields.Title("document"),
            Clauses = clauses,
            Parameters = parameters,
            Norms = norms,
            Dimensions = DimensionReader.Read(context, fields.Required("dimensions")),
            Bands = ResultReader.Bands(context, fields.Required("bands")),
            Reviews = ReviewReader.Read(fields.Mapping("reviews", new("评议", "reviews"), required: false)),
            Sheets = SheetReader.Read(fields.Mapping("sheets", new("考核表流程", "the way of a sheet"), required: false)),
            Veto = ResultReader.Veto(fields.Mapping("veto", new("一票否决", "veto"), required: false)),
            Workload = WorkloadReader.Read(fields.Mapping("workload", new("工作量", "workload"), required: false)),
            Exams = ExamReader.Read(fields.Mapping("exams", new("成绩分析", "exams"), required: false)),
            Pools = PoolReader.Read(context, fields.Optional("pay")),
            Reports = ReportReader.Read(context, fields.Optional("reports")),
            Overrides = ReportReader.Overrides(context, fields.Optional("overrides")),
        };
    }

    private static int? SizeOf(string text)
    {
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static PackReading Refused(Text message) => new(null, [new(1, 1, message)]);
}
