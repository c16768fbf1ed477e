using System.Security.Cryptography;
using System.Text;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies.Reading;

namespace QualityTracker.Core.Policies;

/// <summary>A pack, or what keeps it from being one (读取结果). The pack is null when there is any problem.</summary>
public sealed record PackReading(PolicyPack? Pack, IReadOnlyList<PolicyProblem> Problems);

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

    public static PackReading Read(string text)
    {
        text = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        var bytes = Strict.GetBytes(text);
        if (bytes.Length > GreatestSize)
            return Refused(new("文件超过 256 KB;请精简", "the file is larger than 256 KB; shorten it"));
        var context = new PackContext();
        var root = new PackParser(context.Problems).Parse(text);
        if (root is null || context.Problems.Any || Fields.Of(root, new("政策包", "a policy pack"), context) is not { } fields)
            return new(null, context.Problems.InOrder);

        var pack = Pack(fields, context) with { ContentHash = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        fields.Finish();
        if (!context.Problems.Any)
        {
            foreach (var problem in PackChecks.Of(pack, ParameterValues.Defaults(pack.Parameters))) context.Problems.Add(problem);
        }

        return new(context.Problems.Any ? null : pack, context.Problems.InOrder);
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
            Reviews = ResultReader.Reviews(fields.Mapping("reviews", new("评议", "reviews"), required: false)),
            Veto = ResultReader.Veto(fields.Mapping("veto", new("一票否决", "veto"), required: false)),
            Workload = WorkloadReader.Read(fields.Mapping("workload", new("工作量", "workload"), required: false)),
            Pools = PoolReader.Read(context, fields.Optional("pay")),
        };
    }

    private static PackReading Refused(Text message) => new(null, [new(1, 1, message)]);
}
