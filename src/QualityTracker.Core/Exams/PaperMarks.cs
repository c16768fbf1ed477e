using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Exams;

/// <summary>
/// What everybody of a roster has in one paper (单科成绩), by place. Rows are entered one by one, in any order: the same rows make the same marks.
/// What cannot be right is named and does not count.
/// </summary>
public sealed class PaperMarks
{
    // Beyond so many, each further problem says nothing new.
    private const int MostProblems = 1000;

    private readonly ExamStatus[] statuses;
    private readonly int[] hundredths;
    private readonly Dictionary<int, string> reasons = [];
    private readonly List<ScoreProblem> problems = [];

    public PaperMarks(ExamRoster roster, ExamPaper paper)
    {
        Roster = roster;
        Paper = paper;
        statuses = new ExamStatus[roster.Pupils.Count];
        hundredths = new int[roster.Pupils.Count];
        if (!IsUsable) Add("full-mark", ScoreProblem.NoFullMark);
    }

    public ExamRoster Roster { get; }

    public ExamPaper Paper { get; }

    /// <summary>False for a full mark of 0 or below, of which no rate can be made.</summary>
    public bool IsUsable => Paper.FullMark > 0;

    /// <summary>As they were met; the first thousand.</summary>
    public IReadOnlyList<ScoreProblem> Problems => problems;

    /// <summary>One row of a sheet.</summary>
    /// <param name="pupil">Pupil number.</param>
    /// <param name="status">Where the pupil stands.</param>
    /// <param name="score">In marks, only for who sat.</param>
    /// <param name="reason">Why the pupil is excluded, as entered.</param>
    /// <param name="row">Row number of a file, to name a problem by.</param>
    public void Enter(string pupil, ExamStatus status, decimal? score, string? reason = null, int? row = null)
    {
        if (status == ExamStatus.Sat && score is { } points)
        {
            if (decimal.Round(points, 2) != points) Add("places", ScoreProblem.Places, pupil, row);
            else if (points < 0) Add("below-zero", ScoreProblem.BelowZero, pupil, row);
            else if (points > Paper.FullMark) Add("above-full-mark", ScoreProblem.AboveFullMark, pupil, row);
            else EnterHundredths(pupil, status, Marks.ToHundredths(points), reason, row);
            return;
        }

        if (status == ExamStatus.Sat)
        {
            Add("no-score", ScoreProblem.NoScore, pupil, row);
            return;
        }

        // Who cheated is often written down with a 0.
        if (score is not (null or 0)) Add("score-without-sitting", ScoreProblem.ScoreWithoutSitting, pupil, row);
        EnterHundredths(pupil, status, 0, reason, row);
    }

    /// <summary>The same from a store that keeps whole hundredths and has checked them.</summary>
    public void EnterHundredths(string pupil, ExamStatus status, int score, string? reason = null, int? row = null)
    {
        if (!Enum.IsDefined(status))
        {
            Add("status", ScoreProblem.NoStatus, pupil, row);
            return;
        }

        if (!Roster.TryPlace(pupil, out var place))
        {
            Add("not-on-roster", ScoreProblem.NotOnRoster, pupil, row);
            return;
        }

        // Entered twice, the same row counts whatever their order: the lower status, then the lower score.
        if (statuses[place] != 0)
        {
            Add("pupil-twice", ScoreProblem.Twice, pupil, row);
            if ((status, score).CompareTo((statuses[place], hundredths[place])) is var order && order > 0) return;
            if (order == 0 && string.CompareOrdinal(reason, ReasonAt(place)) <= 0) return;
        }

        statuses[place] = status;
        hundredths[place] = score;
        if (reason is null) reasons.Remove(place);
        else reasons[place] = reason;
    }

    /// <summary>Where the pupil at a place stands; null when nothing has been entered.</summary>
    public ExamStatus? StatusAt(int place) => statuses[place] == 0 ? null : statuses[place];

    public string? ReasonAt(int place) => reasons.GetValueOrDefault(place);

    /// <summary>In hundredths of a mark, for who sat.</summary>
    public int? ScoreAt(int place) => statuses[place] == ExamStatus.Sat ? hundredths[place] : null;

    /// <summary>The marks of those of a class who sat.</summary>
    public Marks Of(RosterClass of)
    {
        var sat = new int[of.Pupils];
        var count = 0;
        for (var place = of.From; place < of.To; place++)
        {
            if (statuses[place] == ExamStatus.Sat) sat[count++] = hundredths[place];
        }

        return Marks.OfHundredths(sat[..count]);
    }

    public Participation ParticipationOf(RosterClass of)
    {
        Span<int> counts = stackalloc int[(int)ExamStatus.Excluded + 1];
        foreach (var status in statuses.AsSpan(of.From, of.Pupils)) counts[(int)status]++;
        return new(
            of.Pupils, counts[(int)ExamStatus.Sat], counts[(int)ExamStatus.Absent], counts[(int)ExamStatus.Deferred],
            counts[(int)ExamStatus.Cheated], counts[(int)ExamStatus.Excluded], counts[0]);
    }

    /// <summary>
    /// All papers of an exam together (总分): who sat every paper has the sum. Of the others, who has a paper not entered stands as not entered, then
    /// cheated comes before absent, deferred and excluded.
    /// </summary>
    /// <param name="papers">Of one roster, usable, one or more.</param>
    public static PaperMarks Total(IReadOnlyList<PaperMarks> papers)
    {
        var total = new PaperMarks(papers[0].Roster, new(TotalSubject, papers.Sum(paper => paper.Paper.FullMark)));
        for (var place = 0; place < total.statuses.Length; place++)
        {
            var (worst, sum) = (papers[0].statuses[place], 0);
            foreach (var paper in papers)
            {
                if (Weight(paper.statuses[place]) > Weight(worst)) worst = paper.statuses[place];
                sum += paper.hundredths[place];
            }

            (total.statuses[place], total.hundredths[place]) = (worst, worst == ExamStatus.Sat ? sum : 0);
        }

        return total;
    }

    /// <summary>Stands for the subject code of all papers together.</summary>
    public const string TotalSubject = "";

    internal void Add(string rule, Text message, string? pupil = null, int? row = null, string? item = null)
    {
        if (problems.Count == MostProblems) return;
        var of = pupil is not null && Roster.TryPlace(pupil, out var place) ? Roster.ClassAt(place).Code : null;
        problems.Add(new(rule, message) { Subject = Paper.Subject, Class = of, Pupil = pupil, Row = row, Item = item });
    }

    private static int Weight(ExamStatus status) => status switch
    {
        ExamStatus.Sat => 0,
        ExamStatus.Excluded => 1,
        ExamStatus.Deferred => 2,
        ExamStatus.Absent => 3,
        ExamStatus.Cheated => 4,
        _ => 5,
    };
}
