using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// Explains results of exams (监测成绩说明): each class beside its grade, and what an indicator makes of them; formula 6. Of primary classes
/// no mean and no ratio is written (clause Z8), of no class a pupil's score (L1),
/// so that where very few sat nothing is written that it could be taken from.
/// </summary>
internal sealed class ExamExplanation(Grounds grounds, PersonEvaluation person)
{
    public const string Figure = "exam-results";

    private static readonly Text Ratio = new("比均率", "relative mean");
    private static readonly Text LevelsOnly = new("小学只呈现等级（Z8）", "primary: levels only (Z8)");

    /// <summary>Every result of a class taught.</summary>
    public Explanation All() => new()
    {
        Figure = Figure,
        Title = new("所教班级监测成绩", "exam results of the classes taught"),
        Notes = person.ExamResults.Count == 0 ? [new("没有所教班级的监测成绩", "no exam result of a class taught")] : [],
        NotCounted = [.. Entrance()],
        Parts = [.. person.ExamResults.Select(Of)],
    };

    /// <summary>What an indicator reads of them; its own figure and title are for who asks.</summary>
    public Explanation Of(ExamSource source, IndicatorResult indicator)
    {
        var (used, left) = (new List<TaughtResult>(), new List<UncountedRecord>());
        foreach (var each in person.ExamResults)
        {
            if (!source.Exams.Contains(each.Result.Kind)) left.Add(Left(each, WhyNotCounted.AnotherKind, AnotherKind(source)));
            else if (each.Result.NotComparable is { } reason) left.Add(Left(each, WhyNotCounted.NotComparable, reason));
            else if (SourceFigures.LeftOut(each.Result, source.AtLeastSat) is { } few) left.Add(Left(each, WhyNotCounted.TooFewSat, few));
            else used.Add(each);
        }

        return new()
        {
            Figure = "",
            Title = Text.Empty,
            Arithmetic = indicator is { Figure: { } figure } ? [Mean(used, figure)] : [],
            Counted = [.. used.Select(each => new CountedRecord(RecordKind.Exam, IdOf(each.Result), DayOf(each.Result), each.Weight, LabelOf(each.Result)))
                .OrderBy(each => each.Date).ThenBy(each => each.Id, StringComparer.Ordinal)],
            NotCounted = [.. left.Concat(Entrance()).OrderBy(each => each.Date).ThenBy(each => each.Id, StringComparer.Ordinal)],
            Parts = [.. used.Select(Of)],
        };
    }

    private Explanation Of(TaughtResult each)
    {
        var result = each.Result;
        return new()
        {
            Figure = $"{Figure}/{IdOf(result)}",
            Title = LabelOf(result),
            Value = result.IsFew ? null : result.RelativeMean,
            Shown = result.RelativeMean is { } ratio && !result.IsFew ? Written.Shown(Rounding.Statistic(ratio)) : null,
            Unit = Ratio,
            Arithmetic = [.. Ratios(result), Weight(each)],
            Notes =
            [
                .. result.NotComparable is { } reason ? [reason] : Array.Empty<Text>(), .. result.LevelsOnly ? [LevelsOnly] : Array.Empty<Text>(),
                .. result.IsFew ? [TooFew(result)] : Array.Empty<Text>(),
                .. result.OverrideReason is { } why ? [new($"依 L2 本不允许的考试，理由：{why}", $"held beyond the limits of L2, because: {why}")] : Array.Empty<Text>(),
                new($"名册 {result.Enrolled} 人，参加 {result.Sat}，缺考 {result.Absent}，缓考 {result.Deferred}，违纪 {result.Cheated}，不计入 {result.Excluded}",
                    $"{result.Enrolled} enrolled, {result.Sat} sat, {result.Absent} absent, {result.Deferred} deferred, {result.Cheated} cheated, {result.Excluded} excluded"),
            ],
        };
    }

    private static Text TooFew(ClassResult result) => new(
        $"参加人数不足 {result.LeastShown} 人，均分会透露个别学生的成绩，不列出（L1）",
        $"fewer than {result.LeastShown} sat: a mean would tell single pupils' scores and is not written (L1)");

    private static IEnumerable<Arithmetic> Ratios(ClassResult result)
    {
        if (result.IsFew || result is not { RelativeMean: { } ratio, Statistics.Mean: { } mean, Grade.Mean: { } grade }) yield break;
        yield return Written.Step("relative-mean", new("比均率 = 班级均分 ÷ 年级平行班均分", "relative mean = class mean ÷ mean of the grade's parallel classes"),
            $"{Written.Number(mean)} ÷ {Written.Number(grade)}", ratio);
    }

    private static Arithmetic Weight(TaughtResult each) => Written.Step(
        "weight", new("权重 = 参加人数 × 任教周数（按份额）", "weight = pupils who sat × weeks taught, by share"),
        $"{each.Result.Sat} × {Written.Number(each.WeeksByShare)}", each.Weight);

    private static Arithmetic Mean(List<TaughtResult> used, decimal figure)
    {
        var formula = new Text("Σ 比均率 × 权重 ÷ Σ 权重", "Σ relative mean × weight ÷ Σ weight");
        var sum = string.Join(" + ", used.Select(each => $"{Written.Number(each.Result.RelativeMean ?? 0)} × {Written.Number(each.Weight)}"));
        return Written.Step("figure", formula, $"({sum}) ÷ ({Written.Sum(used.Select(each => each.Weight))})", figure);
    }

    private static Text AnotherKind(ExamSource source)
    {
        var kinds = source.Exams.Select(kind => Names.Of(kind)).ToArray();
        return new($"只计 {string.Join("、", kinds.Select(kind => kind.Zh))}", $"only {string.Join(", ", kinds.Select(kind => kind.En))} count");
    }

    private UncountedRecord Left(TaughtResult each, WhyNotCounted why, Text reason) =>
        new(RecordKind.Exam, IdOf(each.Result), DayOf(each.Result), each.Weight, LabelOf(each.Result), why, reason);

    // Entrance exams are in no result; that they were held is no secret.
    private IEnumerable<UncountedRecord> Entrance() =>
        from exam in grounds.Frame.Exams.Values
        where exam.Kind == ExamKind.Entrance && exam.Term == grounds.Evaluation.Term
        from taught in person.Posts.Where(post => post is { Share: not null, Class: not null, Subject: not null }).DistinctBy(post => (post.Class, post.Subject))
        where grounds.Frame.Classes[taught.Class!].Grade == exam.Grade && exam.Papers.Any(paper => paper.Subject == taught.Subject)
        orderby exam.RosterDay, exam.Id, taught.Class, taught.Subject
        select new UncountedRecord(
            RecordKind.Exam, $"{exam.Id}/{taught.Subject}/{taught.Class}", exam.RosterDay, 0, LabelOf(exam.Name, taught.Class!, taught.Subject!),
            WhyNotCounted.Entrance, new("升学考试成绩不得用于考核（L3）", "entrance results are never used in an evaluation (L3)"));

    private Text LabelOf(ClassResult result) => LabelOf(result.ExamName, result.Class, result.Subject);

    private Text LabelOf(string exam, string classCode, string subject)
    {
        var lesson = grounds.Labels.Of(classCode, subject);
        return new($"{exam} · {lesson.Zh}", $"{exam} · {lesson.En}");
    }

    private static string IdOf(ClassResult result) => $"{result.Exam}/{result.Subject}/{result.Class}";

    private DateOnly DayOf(ClassResult result) => grounds.Frame.Exams[result.Exam].RosterDay;
}
