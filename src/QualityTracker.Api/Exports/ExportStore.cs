using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Duties;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Records;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.Exports;

/// <summary>What exports read (导出的查询).</summary>
public static class ExportStore
{
    private const string InSpan = "\"date\" between @first and @last";

    /// <summary>A kind's records in force within reach, one after the other; of one term where the kind has a term, a day or a span: what has none, such as a class or a person, is of every term.</summary>
    public static IEnumerable<T> Of<T>(RecordKind<T> kind, DbConnection connection, string school, ReachedRows reached, Term? term) where T : class, IRecord, new()
    {
        bool Has(string name) => kind.Columns.Any(column => column.Name == name);
        var condition = term is null ? "true"
            : Has("term") ? "term = @term"
            : Has("date") ? InSpan
            : Has("from") && Has("to") ? "\"from\" <= @last and coalesce(\"to\", '9999-12-31') >= @first"
            : "true";
        return new RecordStore<T>(kind).Stream(connection, school, reached, condition, term is null ? null : Span(term));
    }

    public static IEnumerable<LessonObservation> Observations(DbConnection connection, string school, ReachedRows reached, Term term) => Of(RecordLessonObservation.Kind, connection, school, reached, term);

    /// <summary>The duties of a term; one person's when a staff number is given.</summary>
    public static List<Duty> Duties(DbConnection connection, string school, Term term, string? staff = null) => new RecordStore<Duty>(RecordDuty.Kind)
        .InForce(connection, school, staff is null ? InSpan : $"{InSpan} and staff = @staff", new { term = term.Id, first = Rows.Store(term.FirstDay), last = Rows.Store(term.LastDay), staff });

    private static object Span(Term term) => new { term = term.Id, first = Rows.Store(term.FirstDay), last = Rows.Store(term.LastDay) };
}
