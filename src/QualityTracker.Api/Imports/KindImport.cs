using System.Data.Common;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Imports;

/// <summary>One kind's part in an import: takes rows, holds them against what is stored, then writes what differs.</summary>
public abstract class KindImport
{
    public abstract RecordKind Kind { get; }

    /// <summary>Whether a table's header has every column the kind needs.</summary>
    public abstract bool CanRead(RawTable table);

    public abstract void Load(DbConnection connection, string school);

    /// <summary>The places of the columns it reads.</summary>
    public abstract IEnumerable<int> Uses(RawTable table);

    /// <param name="table">A table of this kind, or of another that carries this kind's columns too.</param>
    /// <param name="main">The kind the table is of; a row that leaves this kind's own columns blank is then no record of it.</param>
    /// <param name="ignoredColumns">Columns that nobody reads, to be listed.</param>
    /// <param name="frame">To find people and classes by name.</param>
    /// <param name="log">Where everything found goes.</param>
    public abstract void Take(RawTable table, KindImport main, IReadOnlyList<string> ignoredColumns, SchoolFrame frame, ImportLog log);

    /// <summary>Once every table of the kind is taken: counts and lists what differs, corrections made by hand since the last import apart.</summary>
    public abstract void Settle(DbConnection connection, string school, Corrections corrections, ImportLog log);

    /// <summary>Puts the records this import leaves in force into a frame.</summary>
    public abstract SchoolFrameLists Into(SchoolFrameLists lists);

    public abstract void Check(SchoolFrame frame, ImportLog log, bool all);

    /// <summary>Writes what differs; says whether there was anything.</summary>
    public abstract bool Write(DbConnection connection, string school, DateTimeOffset now, ImportTrail trail);
}
