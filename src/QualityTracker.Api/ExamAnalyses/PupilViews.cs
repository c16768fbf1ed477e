using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>What the pupils of a class have in a subject (学生成绩与等级), for who may see them (L1, P4). By pupil number: there is no rank. Of a primary exam levels only (Z8).</summary>
public sealed record ClassPupilsView(
    string Exam, string Class, string ClassName, string Subject, Text SubjectName, ScorePupilsView? Scores, LevelPupilsView? Levels,
    IReadOnlyList<NotCountedView> NotCounted, IReadOnlyList<PupilProblemView> Problems)
{
    public static ClassPupilsView Of(AnalysedExam analysed, string of, string subject)
    {
        var analysis = analysed.Analysis;
        return new(
            analysed.Exam.Id, of, analysed.NameOfClass(of), subject, analysed.NameOfSubject(subject),
            analysis is ScoreAnalysis scores ? ScorePupilsView.Of(analysed, scores, of, subject) : null,
            analysis is LevelAnalysis levels ? LevelPupilsView.Of(analysed, levels, of, subject) : null,
            [
                .. analysis.NotCounted.Where(each => each.Class == of && (subject.Length == 0 || each.Subject == subject))
                    .Select(each => new NotCountedView(each.Pupil, analysed.NameOfPupil(each.Pupil), each.Subject, each.Status, each.StatusName, each.Reason)),
            ],
            [
                .. analysis.Problems.Where(problem => problem.Class == of && problem.Pupil is not null && (subject.Length == 0 || problem.Subject is null || problem.Subject == subject))
                    .Select(problem => new PupilProblemView(problem.Rule, problem.Message, problem.Subject, problem.Pupil!, analysed.NameOfPupil(problem.Pupil!))),
            ]);
    }

    /// <summary>Everybody named.</summary>
    public IEnumerable<string> Pupils => (Scores?.Pupils.Select(each => each.Pupil) ?? []).Concat(Levels?.Pupils.Select(each => each.Pupil) ?? [])
        .Concat(NotCounted.Select(each => each.Pupil)).Concat(Problems.Select(each => each.Pupil));
}

/// <summary>Who did not count (未计入学生), and why as far as it was written down.</summary>
public sealed record NotCountedView(string Pupil, string Name, string Subject, ExamStatus Status, Text StatusName, string? Reason);

/// <summary>Something wrong with a pupil's rows (学生数据问题).</summary>
public sealed record PupilProblemView(string Rule, Text Message, string? Subject, string Pupil, string Name);

/// <summary>The pupils of a class with their scores (学生成绩), who is at a line, and whom to teach again what; the total has no list of that.</summary>
public sealed record ScorePupilsView(IReadOnlyList<PupilResultView> Pupils, IReadOnlyList<BorderlineView> Borderline, ReteachView? Reteach)
{
    public static ScorePupilsView Of(AnalysedExam analysed, ScoreAnalysis analysis, string of, string subject) => new(
        [.. analysis.PupilsIn(of, subject).Select(each => PupilResultView.Of(each, analysed.NameOfPupil(each.Pupil)))],
        [.. analysis.BorderlineIn(of, subject).Select(each => new BorderlineView(each.Pupil, analysed.NameOfPupil(each.Pupil), each.Line, Names.Of(each.Line), each.Score, each.Distance))],
        analysis.ReteachIn(of, subject) is { } list ? ReteachView.Of(analysed, list) : null);
}

/// <summary>One pupil in one paper (学生单科成绩); the figures of who did not sit are null. Z of 4 places, T and scaled grade of 2.</summary>
public sealed record PupilResultView(
    string Pupil, string Name, ExamStatus? Status, Text? StatusName, decimal? Score, decimal? Z, decimal? T, string? Level, string? ShareLevel, int? Scaled)
{
    public static PupilResultView Of(PupilScore of, string name) => new(
        of.Pupil, name, of.Status, of.Status is { } status ? Names.Of(status) : null, of.Score, Shown.Statistic(of.Z), Shown.Points(of.T), of.Level, of.ShareLevel, of.ScaledWhole);
}

/// <summary>A pupil at a line (临界生), nearest first; below 0 for who has not reached it.</summary>
public sealed record BorderlineView(string Pupil, string Name, ExamRate Line, Text LineName, decimal Score, decimal Distance);

/// <summary>What to teach a class again, and to whom (再教清单; W25).</summary>
public sealed record ReteachView(IReadOnlyList<ReteachItemView> Items, IReadOnlyList<ReteachPupilView> Pupils)
{
    public static ReteachView Of(AnalysedExam analysed, ReteachList list) => new(
        [.. list.Items.Select(each => new ReteachItemView(each.Item.Label, each.Item.Topic, Core.Numbers.Rounding.Statistic(each.Difficulty), each.Pupils))],
        [.. list.Pupils.Select(each => new ReteachPupilView(each.Pupil, analysed.NameOfPupil(each.Pupil), each.Kind, Names.Of(each.Kind), each.Score))]);
}

/// <summary>An item to teach again (再教小题), with the part of its marks that the class has, 0 to 1.</summary>
public sealed record ReteachItemView(string Label, string? Topic, decimal Difficulty, IReadOnlyList<string> Pupils);

/// <summary>A pupil to tutor (拟辅导学生), and why.</summary>
public sealed record ReteachPupilView(string Pupil, string Name, TutoringKind Kind, Text KindName, decimal Score);

/// <summary>The pupils of a primary class with their levels (学生等级; Z8), and whom to teach again what.</summary>
public sealed record LevelPupilsView(IReadOnlyList<PupilLevelView> Pupils, LevelReteachView? Reteach)
{
    public static LevelPupilsView Of(AnalysedExam analysed, LevelAnalysis analysis, string of, string subject) => new(
        [
            .. analysis.PupilsIn(of, subject).Select(each => new PupilLevelView(
                each.Pupil, analysed.NameOfPupil(each.Pupil), each.Status, each.Status is { } status ? Names.Of(status) : null, each.Level)),
        ],
        analysis.ReteachIn(of, subject) is { } list
            ? new([.. list.Items.Select(each => new LevelReteachItemView(each.Label, each.Topic, each.Pupils))], [.. list.Pupils.Select(each => new NamedPupilView(each, analysed.NameOfPupil(each)))])
            : null);
}

/// <summary>One pupil's level in one paper (学生等级); null for who did not sit.</summary>
public sealed record PupilLevelView(string Pupil, string Name, ExamStatus? Status, Text? StatusName, string? Level);

/// <summary>What to teach a primary class again, and to whom (再教清单): items by their label, pupils at the last level.</summary>
public sealed record LevelReteachView(IReadOnlyList<LevelReteachItemView> Items, IReadOnlyList<NamedPupilView> Pupils);

/// <summary>An item to teach again, with who of the class is below the line.</summary>
public sealed record LevelReteachItemView(string Label, string? Topic, IReadOnlyList<string> Pupils);

/// <summary>A pupil and the name.</summary>
public sealed record NamedPupilView(string Pupil, string Name);
