using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Workload;

namespace QualityTracker.Core.Explanations;

/// <summary>Explains a week of the workload (周工作量说明): each class with its factors, and what comes beside the lessons; formula 5.</summary>
internal sealed class WeekExplanation
{
    private static readonly Text Standard = new("标准课时", "standard periods");

    private readonly Grounds grounds;
    private readonly PersonEvaluation person;
    private readonly WorkloadRules rules;
    private readonly ILookup<int, DatedHours> hours;
    private readonly ILookup<int, DatedHours> away;
    private readonly ILookup<int, RemedialSession> remedial;

    public WeekExplanation(Grounds grounds, PersonEvaluation person)
    {
        (this.grounds, this.person) = (grounds, person);
        rules = grounds.Pack.Workload;
        var term = grounds.Evaluation.Term;
        hours = grounds.Index.HoursOf[person.Staff].Where(each => each.Line.Term == term).ToLookup(each => each.Line.Week);
        away = grounds.Index.CoveredFor[person.Staff].Where(each => each.Line.Term == term).ToLookup(each => each.Line.Week);
        remedial = RemedialSession.Of(grounds.Index, person.Staff).ToLookup(session => session.Week);
    }

    public Explanation Of(WorkloadWeek week)
    {
        var figure = $"{WorkloadExplanation.Figure}/weeks/{week.Week}";
        Explanation[] parts =
        [
            .. week.Lines.Select(line => Line(figure, week, line)), .. Homeroom(figure, week), .. Tutoring(figure, week), .. Cover(figure, week), .. HomeTeaching(figure, week),
        ];
        return Part(figure, new($"第 {week.Week} 周", $"week {week.Week}"), week.StandardPeriods, [.. Sums(week, parts)]) with
        {
            Parts = parts,
            NotCounted = [.. NotCounted(week)],
        };
    }

    private static IEnumerable<Arithmetic> Sums(WorkloadWeek week, Explanation[] parts)
    {
        if (parts.Length == 0) yield break;
        yield return Written.Step(
            "standard-periods", new("标准课时 = 各项之和", "standard periods = the parts added up"), Written.Sum(parts.Select(part => part.Value ?? 0)), week.StandardPeriods);
        if (week is not { FullLoad: { } full, LoadPercent: { } percent }) yield break;
        yield return Written.Step(
            "load", new("周工作量达成率 = 标准课时 ÷ 满工作量 × 100", "load of the week = standard periods ÷ full load × 100"),
            $"{Written.Number(week.StandardPeriods)} ÷ {Written.Number(full)} × 100", percent);
    }

    private Explanation Line(string week, WorkloadWeek of, WorkloadLine line)
    {
        var counted = hours[of.Week].Where(each => each.Line.Kind == HoursKind.Lesson && each.Line.Class == line.Class && each.Line.Subject == line.Subject);
        return Part(
            $"{week}/lines/{line.Class}/{line.Subject}", grounds.Labels.Of(line.Class, line.Subject), line.StandardPeriods,
            [
                Actual(counted, line.Periods),
                Written.Step(
                    "standard-periods", new("课时 × 学科系数 × 班额系数 × 重复课系数", "periods × subject factor × class-size factor × repeat factor"),
                    $"{Written.Number(line.Periods)} × {Written.Number(line.SubjectFactor)} × {Written.Number(line.ClassSizeFactor)} × {Written.Number(line.RepeatFactor)}",
                    line.StandardPeriods),
            ]) with
        {
            Parameters = grounds.Parameters(FactorsOf(line)),
            Counted = Counted(counted),
            Notes = line.Pupils is { } pupils ? [new($"班额 {pupils} 人", $"{pupils} pupils in the class")] : [new("没有名册，班额系数按 1", "no roster is known: the class-size factor is 1")],
        };
    }

    private IEnumerable<Quantity> FactorsOf(WorkloadLine line) =>
        rules.ClassSizeFactors.Select(each => each.Factor).Concat(rules.RepeatFactors).Concat(rules.SubjectFactors.Where(each => each.Key == line.Subject).Select(each => each.Value));

    private IEnumerable<Explanation> Homeroom(string week, WorkloadWeek of)
    {
        if (of.Homeroom == 0 || person.Workload.FullLoad is not { } full) yield break;
        yield return Part($"{week}/homeroom", new("班主任", "homeroom"), of.Homeroom,
            [Written.Step("standard-periods", new("班主任系数 × 满工作量", "homeroom part × full load"), $"{Written.Number(grounds.Number(rules.Homeroom))} × {Written.Number(full)}", of.Homeroom)]) with
        {
            Parameters = grounds.Parameters(rules.Homeroom),
        };
    }

    private IEnumerable<Explanation> Tutoring(string week, WorkloadWeek of)
    {
        if (of.TutoringSessions == 0) yield break;
        var counted = remedial[of.Week].Select(session => new Contribution(session.Held[0].Id, session.Held[0].Date, 1)).ToArray();
        yield return Part($"{week}/tutoring", new("学困生辅导（Z1）", "remedial tutoring (Z1)"), of.Tutoring,
            [
                NormExplanation.ActualOf(counted, of.TutoringSessions),
                Written.Step("standard-periods", new("辅导次数 × 折算课时", "sessions × standard periods a session"), $"{of.TutoringSessions} × {Written.Number(grounds.Number(rules.TutoringSession))}", of.Tutoring),
            ]) with
        {
            Clause = grounds.Pack.Clauses.Any(clause => clause.Id == "Z1") ? grounds.Clause("Z1") : null,
            Parameters = grounds.Parameters(rules.TutoringSession),
            Counted = grounds.Counted(counted),
        };
    }

    private IEnumerable<Explanation> Cover(string week, WorkloadWeek of)
    {
        if (of is { CoverPeriods: 0, AwayPeriods: 0 }) yield break;
        var taught = hours[of.Week].Where(each => each.Line.Kind == HoursKind.Cover).Select(each => new Contribution(each.Line.Id, each.Date, each.Line.Periods));
        var covered = away[of.Week].Select(each => new Contribution(each.Line.Id, each.Date, -each.Line.Periods));
        var (to, off) = (grounds.Number(rules.CoverTaught), grounds.Number(rules.CoverAway));
        yield return Part($"{week}/cover", new("代课", "cover"), of.Cover,
            [Written.Step(
                "standard-periods", new("代课课时 × 系数 − 被代课课时 × 系数", "periods covered × factor − periods that others covered × factor"),
                $"{Written.Number(of.CoverPeriods)} × {Written.Number(to)} − {Written.Number(of.AwayPeriods)} × {Written.Number(off)}", of.Cover)]) with
        {
            Parameters = grounds.Parameters(rules.CoverTaught, rules.CoverAway),
            Counted = grounds.Counted(taught.Concat(covered)),
        };
    }

    private IEnumerable<Explanation> HomeTeaching(string week, WorkloadWeek of)
    {
        if (of.HomeTeachingPeriods == 0) yield break;
        var counted = hours[of.Week].Where(each => each.Line.Kind == HoursKind.HomeTeaching);
        yield return Part($"{week}/home-teaching", new("送教上门", "teaching at home"), of.HomeTeaching,
            [
                Actual(counted, of.HomeTeachingPeriods),
                Written.Step("standard-periods", new("课时 × 系数", "periods × factor"), $"{Written.Number(of.HomeTeachingPeriods)} × {Written.Number(grounds.Number(rules.HomeTeaching))}", of.HomeTeaching),
            ]) with
        {
            Parameters = grounds.Parameters(rules.HomeTeaching),
            Counted = Counted(counted),
        };
    }

    private IEnumerable<UncountedRecord> NotCounted(WorkloadWeek week) =>
        from each in hours[week.Week]
        let line = each.Line
        where line.Kind is HoursKind.AfterSchoolService or HoursKind.Preparation or HoursKind.Marking || line is { Kind: HoursKind.Lesson, Class: null } or { Kind: HoursKind.Lesson, Subject: null }
        orderby each.Date, line.Id
        let why = line.Kind == HoursKind.AfterSchoolService ? WhyNotCounted.OwnLedger : WhyNotCounted.AnotherKind
        select grounds.Labels.Uncounted(new(line.Id, each.Date, line.Periods), line.Id, why, Names.Of(why));

    private static Arithmetic Actual(IEnumerable<DatedHours> counted, decimal periods) =>
        Written.Step("actual", new("课时 = 计入记录之和", "periods = the records counted"), Written.Sum(counted.Select(each => each.Line.Periods)), periods);

    private IReadOnlyList<CountedRecord> Counted(IEnumerable<DatedHours> counted) =>
        grounds.Counted(counted.Select(each => new Contribution(each.Line.Id, each.Date, each.Line.Periods)));

    private static Explanation Part(string figure, Text title, decimal value, IReadOnlyList<Arithmetic> arithmetic) => new()
    {
        Figure = figure,
        Title = title,
        Rule = "workload",
        Value = value,
        Shown = Written.Shown(Rounding.Points(value)),
        Unit = Standard,
        Arithmetic = arithmetic,
    };
}
