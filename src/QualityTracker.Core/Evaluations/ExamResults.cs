using QualityTracker.Core.Classes;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
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

    private readonly AnalysisRules rules;

    /// <param name="frame">The school.</param>
    /// <param name="termId">The term.</param>
    /// <param name="records">With the score sheets.</param>
    /// <param name="rules">The same that the exams are analysed by: a sheet and an analysis show one figure.</param>
    public ExamResults(SchoolFrame frame, string termId, TermRecords records, AnalysisRules rules)
    {
        this.rules = rules;
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
            [.. scores.Select(each => each.Count)], [.. classes.Select(each => each.Parallel)], rules.LeastShown);
        var compared = Enumerable.Range(0, classes.Count).Where(at => classes[at].Parallel && counts[at]).ToArray();
        var thresholds = rules.ThresholdsFor(Stages.Of(exam.Grade), paper.Subject);
        var grade = Statistics(Marks.Together(compared.Select(at => scores[at])), compared.Sum(at => classes[at].Pupils));
        for (var at = 0; at < classes.Count; at++)
        {
            var of = frame.Classes[classes[at].Code];
            var statistics = Statistics(scores[at], classes[at].Pupils);
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
                Levels = Levels.Count(scores[at], paper.FullMark, rules.Levels),
                Compared = refusal is null ? GradeComparison.RelativeMean(statistics, grade) : null,
                LevelsOnly = levelsOnly,
                LeastShown = rules.LeastShown,
                NotComparable = refusal,
            };
            if (!byClass.TryGetValue((of.Id, paper.Subject), out var results)) byClass[(of.Id, paper.Subject)] = results = [];
            results.Add(result);
        }

        ClassStatistics Statistics(Marks marks, int enrolled) => ClassStatistics.Of(
            marks, paper.FullMark, thresholds, rules.RatesOver == RateDenominator.Enrolled ? enrolled : null, rules.Composite);
    }
}
