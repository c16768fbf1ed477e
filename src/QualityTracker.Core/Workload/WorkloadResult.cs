using QualityTracker.Core.Classes;

namespace QualityTracker.Core.Workload;

/// <summary>One person's workload of a term (工作量); formula 5. After-school service is shown, and is never part of it.</summary>
public sealed record WorkloadResult
{
    /// <summary>Every teaching week of the term.</summary>
    public required IReadOnlyList<WorkloadWeek> Weeks { get; init; }

    /// <summary>What gives the full load: the stage and subject of most periods, else of most assignments, else the main subject.</summary>
    public MainSubject? Main { get; init; }

    /// <summary>Periods a week (满工作量); null where no subject is known.</summary>
    public decimal? FullLoad { get; init; }

    public int WeeksInPost { get; init; }

    /// <summary>Standard periods of the term (标准课时合计), exact.</summary>
    public decimal StandardPeriods => Weeks.Sum(week => week.StandardPeriods);

    /// <summary>In percent of the full load over the weeks in post (工作量达成率), exact; null without a full load.</summary>
    public decimal? LoadPercent => FullLoad is not { } full || WeeksInPost == 0 ? null : StandardPeriods * 100 / (full * WeeksInPost);

    public decimal AfterSchoolHours => Weeks.Sum(week => week.AfterSchoolHours);

    /// <summary>True when no lesson, cover or home teaching was recorded: the load is missing, not zero.</summary>
    public bool NothingRecorded => Weeks.All(week => week.Lines.Count == 0 && week.CoverPeriods == 0 && week.HomeTeachingPeriods == 0);
}

/// <summary>The stage and subject (主要任教学科) that a full load is looked up by.</summary>
public sealed record MainSubject(Stage Stage, string Subject);

/// <summary>A week of it (周工作量). Periods are as recorded, the others standard periods.</summary>
public sealed record WorkloadWeek
{
    public required int Week { get; init; }

    /// <summary>Lessons by class and subject, in the order the repeat factor was given.</summary>
    public required IReadOnlyList<WorkloadLine> Lines { get; init; }

    /// <summary>Half of the full load, for a homeroom teacher.</summary>
    public decimal Homeroom { get; init; }

    /// <summary>
    /// Remedial tutoring sessions (学困生辅导, clause Z1), under plans for struggling pupils only; pupils tutored at one time are one
    /// session, and so are those of a day and subject without a time.
    /// </summary>
    public int TutoringSessions { get; init; }

    public decimal Tutoring { get; init; }

    /// <summary>Periods covered for others (代课).</summary>
    public decimal CoverPeriods { get; init; }

    /// <summary>Periods that others covered (被代课).</summary>
    public decimal AwayPeriods { get; init; }

    /// <summary>Standard periods of cover taught less those of cover by others.</summary>
    public decimal Cover { get; init; }

    public decimal HomeTeachingPeriods { get; init; }

    public decimal HomeTeaching { get; init; }

    /// <summary>Preparation and marking as recorded, in periods; no factor.</summary>
    public decimal OtherPeriods { get; init; }

    /// <summary>Hours of its own ledger (课后服务), never in the standard periods.</summary>
    public decimal AfterSchoolHours { get; init; }

    /// <summary>Lessons as recorded, in periods.</summary>
    public decimal Lessons => Lines.Sum(line => line.Periods);

    public decimal StandardPeriods => Lines.Sum(line => line.StandardPeriods) + Homeroom + Tutoring + Cover + HomeTeaching;

    /// <summary>The full load of the week, in periods (满工作量); null without one, and in a week not in post.</summary>
    public decimal? FullLoad { get; init; }

    /// <summary>In percent of the full load (周工作量达成率), exact; null without one, and in a week not in post.</summary>
    public decimal? LoadPercent => FullLoad is { } full ? StandardPeriods * 100 / full : null;
}

/// <summary>One class and subject in one week, with its factors.</summary>
/// <param name="Class">Class code.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Periods">As recorded.</param>
/// <param name="SubjectFactor">学科系数.</param>
/// <param name="Pupils">Enrolled on the week's first teaching day; null where no roster is known, and the factor is then 1.</param>
/// <param name="ClassSizeFactor">班额系数.</param>
/// <param name="RepeatFactor">重复课系数.</param>
public sealed record WorkloadLine(
    string Class, string Subject, decimal Periods, decimal SubjectFactor, int? Pupils, decimal ClassSizeFactor, decimal RepeatFactor)
{
    public decimal StandardPeriods => Periods * SubjectFactor * ClassSizeFactor * RepeatFactor;
}
