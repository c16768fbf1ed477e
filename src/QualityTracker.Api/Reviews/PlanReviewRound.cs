using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Reviews;

/// <summary>What is asked for: to plan a round of reviews, or to change one (评议轮次).</summary>
public sealed record PlanReviewRound
{
    public string Id { get; init; } = "";

    public string Term { get; init; } = "";

    /// <summary>The pack's round, such as mid-term.</summary>
    public string Rule { get; init; } = "";

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    /// <summary>Who shall not review whom, such as kin; taken until the codes are made.</summary>
    public IReadOnlyList<DeclaredConflict> Declared { get; init; } = [];

    [JsonIgnore]
    public ReviewRound Round => new(Id, Term, Rule, FirstDay, LastDay);

    public sealed class Rules : AbstractValidator<PlanReviewRound>
    {
        private const int LongestDays = 60;
        private const int MostDeclared = 200;

        public Rules(SchoolFrame frame, PolicyPack? pack)
        {
            RuleFor(each => each.Id).IsUuid();
            RuleFor(each => each.Term).IsTerm(frame);
            RuleFor(each => each.Rule).Keeps("known-round", rule => pack?.Reviews.Rounds.Any(round => round.Id == rule) == true,
                new("本学期的考核办法没有这个评议轮次", "the term's policy pack has no such round"),
                pack is { Reviews.Rounds: { Count: > 0 } rounds } ? new("可用：" + string.Join("、", rounds.Select(round => round.Id)), "use one of: " + string.Join(", ", rounds.Select(round => round.Id)))
                    : new("先采用有评议的考核办法", "adopt a policy pack that has reviews first"))
                .Keeps("no-reviewers", _ => pack is null || pack.Reviews.Edges.Count > 0,
                    new("本学期的考核办法没有规定谁评议谁", "the term's policy pack does not say who reviews whom"),
                    new("先在“考核办法”中采用规定了评议主体的办法", "adopt a policy pack that names the reviewers first"));
            RuleFor(each => each.FirstDay).IsDate().Keeps("in-term", (plan, day) => !frame.Terms.TryGetValue(plan.Term, out var term) || day >= term.FirstDay,
                new("在学期开始之前", "is before the term begins"), Problems.Rules.CorrectIt);
            RuleFor(each => each.LastDay).IsDate().Keeps("order", (plan, day) => day >= plan.FirstDay && day.DayNumber - plan.FirstDay.DayNumber <= LongestDays,
                    new($"结束日期应在开始日期之后，且不超过 {LongestDays} 天", $"the last day comes after the first, by {LongestDays} days at most"), Problems.Rules.CorrectIt);
            RuleFor(each => each.Declared).Keeps("count", list => list.Count <= MostDeclared && list.Distinct().Count() == list.Count,
                new($"回避最多 {MostDeclared} 条，且不重复", $"there are {MostDeclared} conflicts at most, each once"), Problems.Rules.CorrectIt);
            RuleForEach(each => each.Declared).Keeps("known-reviewer", each => frame.Staff.ContainsKey(each.Reviewer) || frame.Pupils.ContainsKey(each.Reviewer),
                    new("没有这个工号或学号的评议人", "no member of staff or pupil has this number"), new("评议人写工号；学生（及其家长）写学号", "give the staff number of the reviewer, or the pupil number for a pupil and the parents"))
                .Keeps("known-staff", each => frame.Staff.ContainsKey(each.Staff), new("没有这个工号的被评议人", "no member of staff reviewed has this number"), Problems.Rules.CorrectIt);
        }
    }
}
