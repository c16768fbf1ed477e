using QualityTracker.Core.Classes;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
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
            var roster = Roster.Of(exam, frame);
            var classes = roster.Values.CountBy(each => each, StringComparer.Ordinal).OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => new ClassRoster(frame.Classes[each.Key], each.Value)).ToArray();
            foreach (var paper in exam.Papers.Where(paper => records.ExamScores.ContainsKey((exam.Id, paper.Subject))))
                Add(exam, paper, classes, Sort(records.ExamScores[(exam.Id, paper.Subject)], classes, roster));
        }
    }

    public IReadOnlyList<ClassResult> Of(string classCode, string subject) =>
        byClass.TryGetValue((classCode, subject), out var results) ? results : [];

    private void Add(Exam exam, ExamPaper paper, ClassRoster[] classes, List<ExamScore>[] entries)
    {
        var scores = entries.Select(rows => ScoresOf(rows, paper)).ToArray();

        // Classes are comparable only where pupils were assigned in parallel (D14), so the others are no part of the grade's mean.
        var comparable = scores.Where((_, index) => classes[index].Class.Parallel).SelectMany(each => each);
        var grade = ClassStatistics.Of([.. comparable], paper.FullMark);
        for (var index = 0; index < classes.Length; index++)
        {
            var (of, sat) = (classes[index].Class, scores[index]);
            var statistics = ClassStatistics.Of(sat, paper.FullMark);
            var refusal = NotComparable(of, statistics, grade);
            var levelsOnly = of.Stage == Stage.Primary;
            int Count(ExamStatus status) => entries[index].Count(row => row.Status == status);
            var result = new ClassResult
            {
                Exam = exam.Id,
                ExamName = exam.Name,
                Kind = exam.Kind,
                OverrideReason = exam.OverrideReason,
                Class = of.Id,
                Subject = paper.Subject,
                Enrolled = classes[index].Pupils,
                Sat = sat.Count,
                Absent = Count(ExamStatus.Absent),
                Deferred = Count(ExamStatus.Deferred),
                Cheated = Count(ExamStatus.Cheated),
                Excluded = Count(ExamStatus.Excluded),
                Statistics = levelsOnly ? null : statistics,
                Grade = levelsOnly ? null : grade,
                Levels = Levels.Count(sat, paper.FullMark),
                Compared = refusal is null ? GradeComparison.RelativeMean(statistics, grade) : null,
                LevelsOnly = levelsOnly,
                NotComparable = refusal,
            };
            if (!byClass.TryGetValue((of.Id, paper.Subject), out var results)) byClass[(of.Id, paper.Subject)] = results = [];
            results.Add(result);
        }
    }

    private static List<decimal> ScoresOf(IEnumerable<ExamScore> rows, ExamPaper paper) =>
        [.. rows.Where(row => row is { Status: ExamStatus.Sat, Score: not null } && row.Score >= 0 && row.Score <= paper.FullMark)
            .Select(row => row.Score!.Value)];

    private static Text? NotComparable(SchoolClass of, ClassStatistics statistics, ClassStatistics grade)
    {
        if (!of.Parallel)
            return new("未平行分班，不作比较（D14）", "pupils were not assigned in parallel: not comparable (D14)");
        if (statistics.Present == 0) return new("无人参加，不作比较", "no one sat: not comparable");
        if (statistics.Present == grade.Present)
            return new("年级内没有其他平行班可比", "no other parallel class of the grade to compare with");
        return grade.Marks.Sum == 0 ? new("年级均分为零，不作比较", "the grade's mean is 0: not comparable") : null;
    }

    // A sheet's rows by class; a pupil who is on no class's roster is in none.
    private static List<ExamScore>[] Sort(IReadOnlyList<ExamScore> sheet, ClassRoster[] classes, Dictionary<string, string> roster)
    {
        var places = classes.Select((each, index) => (each.Class.Id, index)).ToDictionary(each => each.Id, each => each.index);
        var rows = classes.Select(_ => new List<ExamScore>()).ToArray();
        foreach (var row in sheet)
        {
            if (roster.TryGetValue(row.Pupil, out var of)) rows[places[of]].Add(row);
        }

        // Entered twice, a pupil counts once: the same one whatever the order of rows.
        for (var index = 0; index < rows.Length; index++)
        {
            if (rows[index].DistinctBy(row => row.Pupil).Count() < rows[index].Count)
                rows[index] = [.. rows[index].OrderBy(row => row.Status).ThenBy(row => row.Score).DistinctBy(row => row.Pupil)];
        }

        return rows;
    }

    private sealed record ClassRoster(SchoolClass Class, int Pupils);
}
