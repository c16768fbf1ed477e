using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Explanations;

/// <summary>Explains a norm (规范量说明): target, actual and attainment, with the records; formula 3.</summary>
internal sealed class NormExplanation(Grounds grounds)
{
    private static readonly Text Percent = new("%", "%");

    public Explanation Of(NormResult norm)
    {
        var rule = grounds.Pack.Norms.First(each => each.Id == norm.Norm);
        return new()
        {
            Figure = FigureOf(norm.Norm),
            Title = norm.Title,
            Clause = grounds.Clause(norm.Clause),
            Rule = $"norms/{norm.Norm}",
            Value = norm.Attainment,
            Shown = Written.Shown(Rounding.Attainment(norm.Attainment)),
            Unit = Percent,
            Arithmetic = [Target(norm, rule), Actual(norm, rule), Attainment(norm), .. Short(norm)],
            Parameters = [.. grounds.Parameters(Asking(norm, rule).Select(each => each.AtLeast)), .. grounds.Parameters(rule.Measure)],
            Counted = grounds.Counted(norm.Contributions),
            NotCounted = rule.Who == NormHolder.Class ? [] : NotCounted(norm, rule),
            Notes = [.. grounds.ChangesIn($"norms/{norm.Norm}"), .. grounds.OptionsOf(rule.Measure), .. Notes(norm)],
        };
    }

    // The rules that the target is summed from, the norm's own first.
    private IEnumerable<NormRule> Asking(NormResult norm, NormRule rule) =>
        norm.Stretches.Select(stretch => grounds.Pack.Norms.First(each => each.Id == stretch.Norm)).Prepend(rule);

    private string FigureOf(string id) => grounds.Staff is null ? $"school/norms/{id}" : $"norms/{id}";

    private static Arithmetic Target(NormResult norm, NormRule rule)
    {
        var of = Written.Number(norm.Of);
        if (rule.Who == NormHolder.Class)
        {
            return Written.Step("target", new("应达到的班级数 = 有课程表的班级数", "target = classes with a timetable"), Written.Number(norm.Held), norm.Target);
        }

        if (IsByTimes(norm))
        {
            var unit = norm.Period switch
            {
                NormPeriod.Week => new Text("任职的教学周数", "teaching weeks in post"),
                NormPeriod.Round => new("任职的考试轮次数", "exam rounds in post"),
                _ => new("任职的月数", "months in post"),
            };
            return Written.Step("target", new($"应完成量 = {unit.Zh}", $"target = {unit.En}"), Written.Number(norm.Held), norm.Target);
        }

        if (norm.Stretches.Count > 0)
        {
            var stretches = norm.Stretches.Select(each => $"{Asked(each.AtLeast, each.Share)} × {each.Held}");
            return Written.Step(
                "target", new("应完成量 = Σ 各段规定量 × 周数 ÷ 教学周数", "target = Σ at least × weeks of each stretch ÷ teaching weeks"),
                $"({string.Join(" + ", stretches)}) ÷ {of}", norm.Target);
        }

        var share = norm.Share == 1 ? new Text("", "") : new Text(" × 本学年份额", " × share of the year");
        return Written.Step(
            "target", new($"应完成量 = 规定量{share.Zh} × 任职周数 ÷ 教学周数", $"target = at least{share.En} × weeks in post ÷ teaching weeks"),
            $"{Asked(norm.AtLeast, norm.Share)} × {norm.Held} ÷ {of}", norm.Target);
    }

    private static string Asked(decimal atLeast, decimal share) =>
        share == 1 ? Written.Number(atLeast) : $"{Written.Number(atLeast)} × {Written.Number(share)}";

    private static Arithmetic Actual(NormResult norm, NormRule rule)
    {
        var least = Written.Number(norm.AtLeast);
        if (rule.Who == NormHolder.Class)
            return Written.Step("actual", new($"实际 = 每周不少于 {least} 的班级数", $"actual = classes with at least {least} a week"), Written.Number(norm.Actual), norm.Actual);
        if (IsByTimes(norm))
            return Written.Step("actual", new($"实际 = 不少于 {least} 的{norm.Unit.Zh}数", $"actual = {norm.Unit.En} with at least {least}"), Written.Number(norm.Actual), norm.Actual);

        return ActualOf(norm.Contributions, norm.Actual);
    }

    /// <summary>The records added up; never below 0.</summary>
    public static Arithmetic ActualOf(IReadOnlyList<Contribution> contributions, decimal actual)
    {
        var sum = Written.SumOfEquals(contributions.Select(each => each.Amount));
        return contributions.Sum(each => each.Amount) < 0
            ? Written.Step("actual", new("实际 = 计入记录之和，不低于 0", "actual = the records counted, not below 0"), $"max({sum}, 0)", actual)
            : Written.Step("actual", new("实际 = 计入记录之和", "actual = the records counted"), sum, actual);
    }

    private static Arithmetic Attainment(NormResult norm) => norm.Target == 0
        ? Written.Step("attainment", new("没有应完成量，按 100%", "nothing is owed: 100 %"), "100", norm.Attainment)
        : Written.Step(
            "attainment", new("完成率 = 实际 ÷ 应完成量 × 100", "attainment = actual ÷ target × 100"),
            $"{Written.Number(norm.Actual)} ÷ {Written.Number(norm.Target)} × 100", norm.Attainment);

    private static IEnumerable<Arithmetic> Short(NormResult norm)
    {
        if (norm.Met) yield break;
        yield return Written.Step(
            "short", new("缺额 = 应完成量（进一取整）− 实际", "short = target rounded up − actual"),
            $"{Written.Number(norm.TargetShown)} − {Written.Number(norm.Actual)}", norm.ShortBy);
    }

    private IReadOnlyList<UncountedRecord> NotCounted(NormResult norm, NormRule rule)
    {
        var term = grounds.Index.Term;
        var counting = new Counting(MeasureCatalogue.Of(norm.Measure), NormReckoning.Options(rule.Measure, grounds.Evaluation.Parameters));
        var from = norm.Period == NormPeriod.Year ? grounds.Index.FirstDay : term.FirstDay;
        return grounds.Uncounted.Of(
            counting, from, term.LastDay, norm.Contributions, IsByTimes(norm) ? day => NotOwedThen(rule, day) : null);
    }

    private static (WhyNotCounted, Text) NotOwedThen(NormRule rule, DateOnly day)
    {
        if (rule.Months.Count > 0 && !rule.Months.Contains(day.Month))
        {
            var months = string.Join("、", rule.Months);
            return (WhyNotCounted.OutsidePeriod, new($"只计 {months} 月", $"only these months count: {string.Join(", ", rule.Months)}"));
        }

        return (WhyNotCounted.NotOwedThen, rule.Period switch
        {
            NormPeriod.Week => new("那一周未任此职，或不是教学周", "the post was not held in that week, or it is no teaching week"),
            NormPeriod.Round => new("那一轮未任此职", "the post was not held in that round"),
            _ => new("那个月未任此职，或教学日不足 5 天", "the post was not held in that month, or it has fewer than 5 teaching days"),
        });
    }

    private IEnumerable<Text> Notes(NormResult norm)
    {
        if (norm.SupersededBy is { } other) yield return new($"就高计算，由 {FigureOf(other)} 计入", $"the higher target counts: see {FigureOf(other)}");
        var times = norm.Period switch
        {
            NormPeriod.Month => new Text("个月", "months"),
            NormPeriod.Round => new("轮", "rounds"),
            _ => new("周", "weeks"),
        };
        foreach (var each in norm.Stretches)
            yield return new($"其中 {each.Held} {times.Zh}按 {each.Norm}（{Written.Number(each.AtLeast)}）", $"{each.Held} {times.En} by {each.Norm} ({Written.Number(each.AtLeast)})");
        if (norm.YearTargetShown is { } whole) yield return new($"全学年应完成 {Written.Number(whole)}", $"target of the whole year: {Written.Number(whole)}");
        var missed = norm.Parts.Where(part => !part.Met).Select(part => part.Number).ToArray();
        if (missed.Length == 0) yield break;
        yield return new($"未完成的{norm.Unit.Zh}：{string.Join("、", missed)}", $"{norm.Unit.En} missed: {string.Join(", ", missed)}");
    }

    private static bool IsByTimes(NormResult norm) => norm.Period is NormPeriod.Week or NormPeriod.Month or NormPeriod.Round;
}
