using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>Which pupils' rows an import's report shows (导入结果中的学生).</summary>
public static class ImportedPupils
{
    private static readonly HashSet<Text> Kinds = [.. RecordKinds.All.Where(kind => kind.HoldsPupils).Select(kind => kind.Name), ScoreImport.Kind];

    /// <summary>The keys of the rows listed, which hold pupil numbers and no names; null when no table holds pupils' data.</summary>
    public static IEnumerable<string>? Of(ImportView view) => view.Report is { } report && report.Tables.Any(table => Kinds.Contains(table.Kind))
        ? report.Differences.Where(change => Kinds.Contains(change.Kind)).Select(change => change.Record)
        : null;
}
