using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Exams;

/// <summary>A score sheet as it was sent, held against its exam (成绩单核对): whose each line is, and what is wrong and where.</summary>
public sealed class SheetReading
{
    private readonly List<ScoreRow> rows = [];
    private readonly List<Fault> faults = [];
    private readonly HashSet<string> kept = [];

    /// <param name="sheet">The sheet.</param>
    /// <param name="exam">Its exam.</param>
    /// <param name="paper">Its paper.</param>
    /// <param name="frame">The school.</param>
    /// <param name="schoolClass">Its class.</param>
    /// <param name="before">What is stored of the paper.</param>
    /// <param name="sees">Whose stored marks the sender may see; a line of another that brings none leaves the mark as it is.</param>
    public SheetReading(ScoreSheet sheet, Exam exam, ExamPaper paper, SchoolFrame frame, string schoolClass, List<ScoreRow> before, Func<string, bool> sees)
    {
        var (roster, items) = (Roster.Of(exam, frame), exam.ItemsOf(paper.Subject));

        // A number that nobody of the class has is no number here, whoever has it elsewhere.
        var numbers = Roster.ByExamNumber(exam, frame).Where(each => each.Any(pupil => roster.GetValueOrDefault(pupil) == schoolClass))
            .SelectMany(each => each, (each, pupil) => (Number: each.Key, Pupil: pupil)).ToLookup(each => each.Number, each => each.Pupil);

        // A file brings no reasons: who was excluded by one may stay so without.
        var excluded = before.Where(row => row is { Status: ExamStatus.Excluded, Reason: null }).Select(row => row.Pupil).ToHashSet();
        var unseen = before.Where(row => row is { Status: ExamStatus.Sat, Score: not null } && row.Class == schoolClass && !sees(row.Pupil)).ToDictionary(row => row.Pupil);
        var seen = new HashSet<string>();
        for (var at = 0; at < sheet.Scores.Count; at++)
        {
            var (score, place) = (sheet.Scores[at], $"scores[{at}]");
            var (pupil, wrong) = ScoreRules.PupilOf(score.Pupil, score.ExamNumber, numbers);
            if (wrong is not null) Add(place, wrong);
            else if (roster.GetValueOrDefault(pupil!) != schoolClass) Add(place, ScoreRules.NotOnRoster(exam) with { Field = score.Pupil is null ? "examNumber" : "pupil" });
            else if (!seen.Add(pupil!)) Add(place, new(score.Pupil is null ? "examNumber" : "pupil", "unique", new("同一学生出现两次", "stands twice"), new("只保留一行", "keep one line")));
            if (score is { Status: ExamStatus.Sat, Score: null, Items: null, Reason: null } && pupil is not null && unseen.TryGetValue(pupil, out var stays))
            {
                rows.Add(stays);
                kept.Add(pupil);
                continue;
            }

            var fault = ScoreRules.FaultOf(score.Status, score.Score, paper)
                ?? (score.Reason is null && pupil is not null && excluded.Contains(pupil) ? null : ScoreRules.FaultOf(score.Status, score.Reason));
            if (fault is not null) Add(place, fault);
            else if (score.Reason is { } reason && PupilFreeText.Names(frame, schoolClass, reason)) Add(place, new("reason", "names-pupil", PupilFreeText.Message, PupilFreeText.ReasonRemedy));
            else if (score.Items is { } points && ItemRules.FaultOf(points, score.Score, items) is { } item) Add(place, item);
            if (pupil is null) continue;
            rows.Add(new()
            {
                Subject = paper.Subject,
                Class = schoolClass,
                Pupil = pupil,
                Status = score.Status,
                Score = score.Score,
                Reason = score.Reason,
                Items = score.Items is { Count: > 0 } given && faults.Count == 0 ? ItemMarks.Of(given) : null,
            });
        }
    }

    /// <summary>The lines by pupil; only to be stored where nothing is wrong.</summary>
    public IReadOnlyList<ScoreRow> Rows => rows;

    /// <summary>The pupils whose marks stay, since the sender does not see them.</summary>
    public IReadOnlySet<string> Kept => kept;

    /// <summary>Each with its place, such as scores[3].score.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    private void Add(string place, Fault fault) => faults.Add(fault with { Field = $"{place}.{fault.Field}" });
}
