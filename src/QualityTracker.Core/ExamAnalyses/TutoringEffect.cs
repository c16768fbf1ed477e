using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>
/// What tutoring did between two exams of a subject (辅导成效); formula 6: change in Z of tutored pupils with at least the least number of sessions, minus
/// the change of untutored pupils of the same starting band, bands of 0.5 Z. Who had a session and fewer than that is on neither side.
/// </summary>
/// <param name="Subject">Subject code.</param>
/// <param name="Tutored">Tutored pupils with both exams and somebody untutored in their band.</param>
/// <param name="Untutored">Untutored pupils they are set beside.</param>
/// <param name="WithoutMatch">Tutored pupils with both exams and nobody untutored in their band.</param>
/// <param name="Effect">In standard deviations of the grade; null when too few.</param>
/// <param name="Interval">95 %, ± 1.96 standard errors; null with the effect.</param>
/// <param name="TooFew">Why there is no effect; null when there is one.</param>
public sealed record TutoringEffect(string Subject, int Tutored, int Untutored, int WithoutMatch, double? Effect, Interval95? Interval, Text? TooFew)
{
    /// <summary>Stands beside every effect.</summary>
    public static readonly Text RegressionToTheMean = new(
        "因成绩低而被辅导的学生，即使不辅导，下次往往也会向平均靠拢（回归效应）。与同起点未辅导学生相比可减小、但不能消除这种影响；学生不是随机分配的，不足以证明因果。",
        "Pupils who are tutored because they did badly tend to move towards the mean anyway. Setting them beside untutored pupils of the same start makes this smaller, not nought; pupils were not assigned by chance, so this is no proof of a cause.");

    /// <summary>From the sessions held after the earlier exam's roster day and up to the later one's.</summary>
    /// <param name="before">The exam before the tutoring.</param>
    /// <param name="after">The exam after it.</param>
    /// <param name="subject">Subject code.</param>
    /// <param name="sessions">Of any subject and time.</param>
    public static TutoringEffect? Of(ScoreAnalysis before, ScoreAnalysis after, string subject, IEnumerable<TutoringSession> sessions) => Of(
        before, after, subject, sessions
            .Where(session => session.Subject == subject && session.Date > before.Exam.RosterDay && session.Date <= after.Exam.RosterDay)
            .CountBy(session => session.Pupil, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));

    /// <summary>Null where one of the exams has no such paper, or a grade of which no standard scores can be made.</summary>
    /// <param name="before">The exam before the tutoring.</param>
    /// <param name="after">The exam after it.</param>
    /// <param name="subject">Subject code.</param>
    /// <param name="sessions">Sessions held by pupil number in that time; a pupil who is not in it had none.</param>
    public static TutoringEffect? Of(ScoreAnalysis before, ScoreAnalysis after, string subject, IReadOnlyDictionary<string, int> sessions)
    {
        if (before.MarksOf(subject) is not { } first || after.MarksOf(subject) is not { } second) return null;
        var (gradeBefore, gradeAfter, rules) = (before.GradeOf(subject), after.GradeOf(subject), after.Rules);
        if (gradeBefore.Spread == 0 || gradeAfter.Spread == 0) return null;

        var bands = new SortedDictionary<long, Band>();
        for (var place = 0; place < second.Roster.Pupils.Count; place++)
        {
            var pupil = second.Roster.Pupils[place];
            var held = sessions.GetValueOrDefault(pupil);
            if (held > 0 && held < rules.LeastSessions) continue;
            if (second.ScoreAt(place) is not { } later || !first.Roster.TryPlace(pupil, out var at) || first.ScoreAt(at) is not { } earlier) continue;
            var start = gradeBefore.Z(Marks.InMarks(earlier))!.Value;
            var key = (long)Math.Floor(start / rules.StartingBand);
            if (!bands.TryGetValue(key, out var band)) bands[key] = band = new([], []);
            (held > 0 ? band.Tutored : band.Untutored).Add(gradeAfter.Z(Marks.InMarks(later))!.Value - start);
        }

        return Of(subject, [.. bands.Values], rules.LeastTutored);
    }

    private static TutoringEffect Of(string subject, IReadOnlyList<Band> bands, int least)
    {
        var matched = bands.Where(band => band.Tutored.Count > 0 && band.Untutored.Count > 0).ToList();
        var (tutored, untutored) = (matched.Sum(band => band.Tutored.Count), matched.Sum(band => band.Untutored.Count));
        var without = bands.Where(band => band.Untutored.Count == 0).Sum(band => band.Tutored.Count);
        if (tutored < least || untutored < least)
        {
            return new(subject, tutored, untutored, without, null, null,
                new($"人数太少（受辅导者和同起点未受辅导者各须 {least} 人），不下结论",
                    $"too few ({least} tutored and {least} untutored of the same start are needed): nothing is concluded"));
        }

        // Σ over bands of the part of the tutored in it × (their mean change − the untutored's); the error pools the variance inside the cells.
        var (effect, spread, weights) = (0.0, 0.0, 0.0);
        foreach (var band in matched)
        {
            var part = band.Tutored.Count / (double)tutored;
            effect += part * (Mean(band.Tutored) - Mean(band.Untutored));
            spread += Squares(band.Tutored) + Squares(band.Untutored);
            weights += part * part * ((1.0 / band.Tutored.Count) + (1.0 / band.Untutored.Count));
        }

        var freedom = tutored + untutored - (2 * matched.Count);
        Interval95? interval = freedom > 0 ? Interval95.Around(effect, Math.Sqrt(spread / freedom * weights)) : null;
        return new(subject, tutored, untutored, without, effect, interval, null);
    }

    // Sums of doubles depend on their order: sorted, the same pupils give the same bits.
    private static double Mean(List<double> changes)
    {
        changes.Sort();
        return changes.Average();
    }

    private static double Squares(List<double> changes)
    {
        var mean = Mean(changes);
        return changes.Sum(change => (change - mean) * (change - mean));
    }

    private sealed record Band(List<double> Tutored, List<double> Untutored);
}
