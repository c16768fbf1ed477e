using QualityTracker.Api.Records;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Imports;

/// <summary>A row that is a record, and what is stored of it.</summary>
public sealed class TakenRow<T>(T record, RawTable table, int number, ImportTable report, List<ColumnPlace<T>> places) where T : class, IRecord, new()
{
    public T Record { get; set; } = record;

    /// <summary>What the files have said of it, corrections made by hand left out: of columns the table lacks, what the last one said.</summary>
    public T Said { get; set; } = record;

    public RawTable Table { get; } = table;

    public int Number { get; } = number;

    public ImportTable Report { get; } = report;

    public List<ColumnPlace<T>> Places { get; } = places;

    public Stored<T>? Before { get; set; }

    public bool Differs { get; set; } = true;

    public bool StaysVoided { get; set; }
}
