using System.Data.Common;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.LessonObservations;

/// <summary>Observations as counts need them (听课记录).</summary>
public static class ObservationStore
{
    /// <summary>Those of a term in force, without the columns that no count needs.</summary>
    public static List<LessonObservation> InShort(DbConnection connection, string school, Term term) => new RecordStore<LessonObservation>(RecordLessonObservation.Kind).InForce(
        connection, school, "\"date\" between @since and @until", new { since = Rows.Store(term.FirstDay), until = Rows.Store(term.LastDay) }, RecordLessonObservation.LongTexts);
}
