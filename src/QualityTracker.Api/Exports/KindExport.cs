using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;
using QualityTracker.Reports.Spreadsheets;
using Column = QualityTracker.Reports.Spreadsheets.Column;

namespace QualityTracker.Api.Exports;

/// <summary>One kind's part in an export (一类记录的导出): a table in the columns that an import reads, its rows read while it is written.</summary>
public abstract class KindExport
{
    protected const double Width = 14;
    protected const double LongWidth = 40;

    /// <param name="connection">Where the rows are read from, while the table is written.</param>
    /// <param name="frame">The school.</param>
    /// <param name="reached">The rows that the reader may see.</param>
    /// <param name="term">Of that term alone, where the kind has a day, a term or a span; null for all.</param>
    /// <param name="shown">Gets the numbers of the pupils whose rows were written.</param>
    public abstract Sheet Table(DbConnection connection, SchoolFrame frame, ReachedRows reached, Term? term, ISet<string> shown);
}

/// <inheritdoc/>
public sealed class KindExport<T>(RecordKind<T> kind) : KindExport where T : class, IRecord, new()
{
    public override Sheet Table(DbConnection connection, SchoolFrame frame, ReachedRows reached, Term? term, ISet<string> shown) => new(
        kind.Name.Zh, [.. kind.Columns.Select(column => new Column(column.Header, column.IsLong ? LongWidth : Width))], Rows(connection, frame, reached, term, shown));

    private IEnumerable<IReadOnlyList<Cell>> Rows(DbConnection connection, SchoolFrame frame, ReachedRows reached, Term? term, ISet<string> shown)
    {
        var cells = new RecordCells(frame);
        foreach (var record in ExportStore.Of(kind, connection, frame.School.Id, reached, term))
        {
            shown.UnionWith(kind.PupilsOf(record));
            yield return [.. kind.Columns.Select(column => cells.Of(column, record))];
        }
    }
}
