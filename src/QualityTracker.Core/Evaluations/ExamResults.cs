using QualityTracker.Core.Classes;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
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
            var roster = new Roster(frame, frame.Terms[termId].SchoolYear, exam);
            foreach (var paper in exam.Papers.Where(paper => records.ExamScores.ContainsKey((exam.Id, paper.Subject))))
                Add(exam, paper, roster, records.ExamScores[(exam.Id, paper.Subject)]);
        }
    }

    public IReadOnlyList<ClassResult> Of(string classCode, string subject) =>
        byClass.TryGetValue((classCode, subject), out var results) ? results : [];

    private void Add(Exam exam, ExamPaper paper, Roster roster, IReadOnlyList<ExamScore> sheet)
    {
        var entries = roster.Sort(sheet);
        var scores = entries.Select(rows => ScoresOf(rows, paper)).ToArray();
        var grade = ClassStatistics.Of([.. scores.SelectMany(each => each)], paper.FullMark);
        for (var index = 0; index < roster.Classes.Count; index++)
        {
            var (of, sat) = (roster.Classes[index], scores[index]);
            if (roster.Sizes[index] == 0) continue;
            var statistics = ClassStatistics.Of(sat, paper.FullMark);
            var refusal = NotComparable(of, statistics, grade);
            var levelsOnly = of.Stage == Stage.Primary;
            int Count(ExamStatus status) => entries[index].Count(row => row.Status == status);
            var result = new ClassResult
            {
                Exam = exam.Id,
                ExamName = exam.Name,
                Kind = exam.Kind,
                Class = of.Id,
                Subject = paper.Subject,
                Enrolled = roster.Sizes[index],
                Sat = sat.Count,
                Absent = Count(ExamStatus.Absent),
                Deferred = Count(ExamStatus.Deferred),
                Cheated = Count(ExamStatus.Cheated),
                Excluded = Count(ExamStatus.Excluded),
                Statistics = levelsOnly ? null : statistics,
                Grade = levelsOnly ? null : grade,
                Levels = Levels.Count(sat, paper.FullMark),
                RelativeMean = refusal is null ? GradeComparison.RelativeMean(statistics, grade) : null,
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
            return new("年级内没有其他班级可比", "no other class of the grade to compare with");
        return grade.Marks.Sum == 0 ? new("年级均分为零，不作比较", "the grade's mean is 0: not comparable") : null;
    }

    /// <summary>The classes of an exam's grade and their pupils on its roster day (名册).</summary>
    private sealed class Roster
    {
        private readonly Dictionary<string, int> classOfPupil = new(StringComparer.Ordinal);

        public Roster(SchoolFrame frame, string schoolYear, Exam exam)
        {
            Classes = [.. frame.Classes.Values.Where(each => each.Grade == exam.Grade && each.SchoolYear == schoolYear)
                .OrderBy(each => each.Id, StringComparer.Ordinal)];
            Sizes = new int[Classes.Count];
            for (var index = 0; index < Classes.Count; index++)
            {
                foreach (var enrolment in frame.EnrolmentsIn[Classes[index].Id])
                {
                    if (enrolment.HoldsOn(exam.RosterDay) && classOfPupil.TryAdd(enrolment.Pupil, index)) Sizes[index]++;
                }
            }
        }

        public IReadOnlyList<SchoolClass> Classes { get; }

        public int[] Sizes { get; }

        /// <summary>A sheet's rows by class; a pupil who is on no class's roster is in none.</summary>
        public List<ExamScore>[] Sort(IReadOnlyList<ExamScore> sheet)
        {
            var rows = Classes.Select(_ => new List<ExamScore>()).ToArray();
            foreach (var row in sheet)
            {
                if (classOfPupil.TryGetValue(row.Pupil, out var index)) rows[index].Add(row);
            }

            // Entered twice, a pupil counts once: the same one whatever the order of rows.
            for (var index = 0; index < rows.Length; index++)
            {
                if (rows[index].Count > Sizes[index] || rows[index].DistinctBy(row => row.Pupil).Count() < rows[index].Count)
                    rows[index] = [.. rows[index].OrderBy(row => row.Status).ThenBy(row => row.Score).DistinctBy(row => row.Pupil)];
            }

            return rows;
        }
    }
}
