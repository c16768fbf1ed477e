using System.Data.Common;
using QualityTracker.Api.Records;
using QualityTracker.Core.HandIns;

namespace QualityTracker.Api.HandIns;

/// <summary>What is to be handed in for a term (学期报送).</summary>
public static class HandInStore
{
    /// <summary>In force, by the day they are due.</summary>
    public static List<Stored<HandIn>> Of(DbConnection connection, string school, string term) =>
        [.. new RecordStore<HandIn>(RecordHandIn.Kind).Recorded(connection, school, "voided_at is null and term = @term", new { term })
            .OrderBy(stored => stored.Record.Due).ThenBy(stored => stored.Record.Id, StringComparer.Ordinal)];
}
