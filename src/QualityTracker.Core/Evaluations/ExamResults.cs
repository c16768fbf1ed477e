using QualityTracker.Core.Classes;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Evaluations;

/// <summary>
/// The results of a term's exams by class and subject (监测成绩), made once for everybody. Entrance exams are left out here, so that
/// nothing that follows, no indicator and no pay rule, can read them (clause L3).
/// </summary>
internal sealed class ExamResults
{
    private readonly Dictionary<(string Class, string Subject), List<ClassResult>> byClass = [];

    public ExamResults(SchoolFrame frame, string termId, TermRecords records)
    {
        var exams = frame.Exams.Values.Where(exam => exam.Term == termId && exam.Kind != ExamKind.Entrance)
            .OrderBy(exam => exam.RosterDay).ThenBy(exam => exam.Id, StringComparer.Ordinal);
        foreach (var exam in exams)
        {
            var roster = Roster.Frozen(exam, frame);
            foreach (var paper in exam.Papers.Where(paper => records.ExamScores.ContainsKey((exam.Id, paper.Subject))))
            {
                var marks = new PaperMarks(roster, paper);
                foreach (var row in records.ExamScores[(exam.Id, paper.Subject)]) marks.Enter(row.Pupil, row.Status, row.Score);
                Add(exam, marks, frame);
            }
        }
    }

    public IReadOnlyList<ClassResult> Of(string classCode, string subject) =>
        byClass.TryGetValue((classCode, subject), out var results) ? results : [];

    private void Add(Exam exam, PaperMarks marks, SchoolFrame frame)
    {
        var (paper, classes) = (marks.Paper, marks.Roster.Classes);
        var scores = classes.Select(marks.Of).ToArray();
        var counts = Comparability.CountsInGrade(
            [.. scores.Select(each => each.Count)], [.. classes.Select(each => each.Parallel)], ExamSource.FewestSat);
        var grade = ClassStatistics.Of(Marks.Together(scores.Where((_, at) => classes[at].Parallel && counts[at])), paper.FullMark);
        for (var at = 0; at < classes.Count; at++)
        {
            var of = frame.Classes[classes[at].Code];
            var statistics = ClassStatistics.Of(scores[at], paper.FullMark);
            var refusal = Comparability.Refusal(of.Parallel, statistics, grade);
            var levelsOnly = of.Stage == Stage.Primary;
            var participation = marks.ParticipationOf(classes[at]);
            var result = new ClassResult
            {
                Exam = exam.Id,
                ExamName = exam.Name,
                Kind = exam.Kind,
                OverrideReason = exam.OverrideReason,
                Class = of.Id,
                Subject = paper.Subject,
                Enrolled = participation.Enrolled,
                Sat = participation.Sat,
                Absent = participation.Absent,
                Deferred = participation.Deferred,
                Cheated = participation.Cheated,
                Excluded = participation.Excluded,
                Statistics = levelsOnly ? null : statistics,
                Grade = levelsOnly ? null : grade,
                Levels = Levels.Count(scores[at], paper.FullMark),
                Compared = refusal is null ? GradeComparison.RelativeMean(statistics, grade) : null,
                LevelsOnly = levelsOnly,
                NotComparable = refusal,
            };
            if (!byClass.TryGetValue((of.Id, paper.Subject), out var results)) byClass[(of.Id, paper.Subject)] = results = [];
            results.Add(result);
        }
    }
}
