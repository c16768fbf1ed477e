using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.Pace;

/// <summary>
/// Terms as they stand on a day (规范量进度). A day's pace is kept as long as the term's evaluation is, and so until one of the school's
/// records changes; it is never stored.
/// </summary>
public sealed class PaceStore(EvaluationStore evaluations)
{
    private const int MostDays = 8;

    private readonly ConditionalWeakTable<EvaluatedTerm, ConcurrentDictionary<DateOnly, TermPace>> kept = [];

    /// <summary>The school's today, held inside a term: what is looked at when no day is named.</summary>
    public static DateOnly DayIn(Term term, DateOnly today) => today < term.FirstDay ? term.FirstDay : today > term.LastDay ? term.LastDay : today;

    /// <summary>The term on a day under a pack, on today held inside it when none is named; null when the school, the term or the pack is not there.</summary>
    public PacedTerm? Read(DbConnection connection, string school, string termId, string? policy, DateOnly? day, DateTimeOffset now)
    {
        if (evaluations.Read(connection, school, termId, policy) is not { } evaluated) return null;
        var (term, today) = (evaluated.Frame.Terms[termId], SchoolDay.Of(evaluated.Frame.School).Of(now));
        var asked = day ?? DayIn(term, today);
        var days = kept.GetOrCreateValue(evaluated);
        if (!days.TryGetValue(asked, out var pace))
        {
            pace = TermPace.Of(
                evaluated.Frame, termId, EvaluationStore.RecordsOf(connection, evaluated.Frame, term), evaluated.Pack, evaluated.Evaluation.Parameters, asked);
            if (days.Count >= MostDays) days.Clear();
            days[asked] = pace;
        }

        return new(evaluated, pace, today);
    }
}

/// <summary>A term's pace with what it was made from, and the school's today.</summary>
public sealed record PacedTerm(EvaluatedTerm Evaluated, TermPace Pace, DateOnly Today);
