using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Pace;

/// <summary>
/// How a school stands with its norms on a day of a term (规范量进度); formula 3. Norms are reckoned as at the term's end, from the records
/// up to the day; hours count from the first teaching day of their week.
/// <para>
/// Expected = target × weeks elapsed ÷ weeks in post; a week has elapsed when its last teaching day is the day or before it. The target is
/// the one at the term's end with the posts as they are recorded, those to come too. A year norm is read over the year so far: its target
/// is the cumulative one of this term, its weeks in post are those of the year's terms up to this one, so that at the end of each term what
/// is expected is what is owed. A monthly norm, whose target is a number of months, is read by months as a weekly one is by weeks: a month
/// elapses with its last teaching day in post, so that nobody is behind with a month that is not over. So are exam rounds.
/// </para>
/// </summary>
public sealed record TermPace
{
    /// <summary>At least this share of what is expected is on pace, as long as a teaching week is left.</summary>
    public const decimal OnPaceShare = 0.9m;

    /// <summary>Term id.</summary>
    public required string Term { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Teaching weeks of the term, and those that have elapsed.</summary>
    public required int Weeks { get; init; }

    public required int WeeksElapsed { get; init; }

    /// <summary>Everyone who is evaluated in the term, by staff number (ordinal).</summary>
    public required IReadOnlyList<PersonPace> People { get; init; }

    public required IReadOnlyList<NormPace> SchoolNorms { get; init; }

    /// <summary>
    /// Every norm of everyone and the school's own, by need: those with no week left first, of them the furthest from its target; then what
    /// has to go fastest beside what was planned; those met last. Of equals the school, then staff numbers, then the pack's order.
    /// </summary>
    public IReadOnlyList<PaceLine> ByNeed() =>
        [.. SchoolNorms.Select(norm => new PaceLine(null, norm))
            .Concat(People.SelectMany(person => person.Norms.Select(norm => new PaceLine(person, norm))))
            .OrderBy(line => line.Norm.Need is not null)
            .ThenByDescending(line => line.Norm.Need ?? line.Norm.ShortBy / line.Norm.TargetShown)
            .ThenBy(line => line.Person?.Staff ?? "", StringComparer.Ordinal)];

    /// <param name="frame">The school, with the term and the other terms of its year.</param>
    /// <param name="termId">A term of the frame.</param>
    /// <param name="records">The school year's records, those after the day too.</param>
    /// <param name="pack">The policy that evaluates the term.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="day">Before the term nothing has elapsed, after it everything.</param>
    public static TermPace Of(
        SchoolFrame frame, string termId, TermRecords records, PolicyPack pack, ParameterValues values, DateOnly day)
    {
        var index = new RecordIndex(frame, termId, UpTo(records, day));
        var norms = new NormReckoning(pack, values, index, day < index.Term.LastDay ? day : null);
        var dates = new PaceDates(index, day);
        var calendar = frame.Calendars[termId];
        return new()
        {
            Term = termId,
            Day = day,
            Weeks = calendar.Weeks.Count,
            WeeksElapsed = calendar.Weeks.Count(week => week.TeachingDays[^1] <= day),
            People = [.. frame.Staff.Values.OrderBy(member => member.Id, StringComparer.Ordinal)
                .Select(member => (Member: member, Time: new PostTime(frame, member)))
                .Where(each => each.Time.WeeksIn(calendar).Count > 0)
                .Select(each => new PersonPace(each.Member.Id, each.Member.Name, each.Time.HeldIn(calendar),
                    [.. norms.Of(each.Member.Id, each.Time).Where(norm => norm.SupersededBy is null).Select(norm => Of(norm, dates))]))],
            SchoolNorms = [.. norms.OfSchool().Select(norm => Of(norm, dates))],
        };
    }

    private static NormPace Of(NormResult norm, PaceDates dates)
    {
        var weeks = dates.WeeksOf(norm);
        var parts = dates.PartsOf(norm, weeks[^1].Last);
        var (target, times) = (norm.Exact ?? NormTarget.Of(norm.Target, 1, 1), parts.Count > 0 ? parts : weeks);
        var (elapsed, left) = (times.Count(time => time.IsOver), weeks.Count(week => !week.IsOver));
        var next = parts.FirstOrDefault(part => !part.IsOver && !part.Part!.Met);
        var due = (next ?? times[^1]).Last;
        return new()
        {
            Norm = norm.Norm,
            Clause = norm.Clause,
            Number = norm.Number,
            Title = norm.Title,
            Unit = norm.Unit,
            Period = norm.Period,
            Source = norm.Source,
            Target = norm.Target,
            TargetShown = norm.TargetShown,
            YearTargetShown = norm.YearTargetShown,
            Actual = norm.Actual,
            Expected = target.Expected(elapsed, times.Count),
            State = StateOf(norm, target, elapsed, times.Count, left),
            ShortBy = norm.ShortBy,
            Weeks = weeks.Count,
            WeeksElapsed = weeks.Count - left,
            AWeek = norm.Met ? 0 : left == 0 ? null : target.Missing(norm.Actual, left),
            EveryWeeks = norm.Met || left == 0 ? null : EveryWeeks(target.Missing(norm.Actual), left),
            Need = norm.Met ? 0 : left == 0 ? null : target.Need(norm.Actual, times.Count - elapsed, times.Count),
            Due = due,
            YearDue = norm.YearTargetShown is null ? null : dates.YearDue(due),
            Next = next?.Part,
            Missed = [.. parts.Where(part => part.IsOver && !part.Part!.Met).Select(part => part.Part!)],
        };
    }

    // What no week is left for is missed, however little of it is missing. Nothing is ahead of nothing: with nothing expected yet, nothing done
    // is on pace.
    private static PaceState StateOf(NormResult norm, NormTarget target, int elapsed, int times, int left) =>
        norm.Met ? PaceState.Met
        : left == 0 ? PaceState.Behind
        : elapsed == 0 && norm.Actual == 0 ? PaceState.OnPace
        : target.IsReached(norm.Actual, elapsed, times, 1) ? PaceState.Ahead
        : target.IsReached(norm.Actual, elapsed, times, OnPaceShare) ? PaceState.OnPace
        : PaceState.Behind;

    // What is missing is done in whole: with 2.5 missing three times are needed.
    private static int? EveryWeeks(decimal missing, int left) =>
        missing >= left ? null : (int)decimal.Floor(left / decimal.Ceiling(missing));

    // Hours have no day; the reckoning takes them by their week's first.
    private static TermRecords UpTo(TermRecords records, DateOnly day) => records with
    {
        LessonObservations = [.. records.LessonObservations.Where(each => each.Date <= day)],
        Duties = [.. records.Duties.Where(each => each.Date <= day)],
        TutoringSessions = [.. records.TutoringSessions.Where(each => each.Date <= day)],
    };
}
