using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Terms.Term>;

namespace QualityTracker.Api.Terms;

/// <summary>Terms (学期) over HTTP and in files.</summary>
public sealed class RecordTerm : AbstractValidator<Term>
{
    public static readonly RecordKind<Term> Kind = new("terms", new("学期", "terms"))
    {
        Frame = new(lists => lists.Terms, (lists, records) => lists with { Terms = records }),
        IsCoded = true,
        OrderedBy = "first_day",
        Rules = frame => new RecordTerm(frame),
        Columns =
        [
            C.Code("id", "学期编码", each => each.Id, (each, value) => each with { Id = value }).Also("学期").Example("2025-1").Titled("Term code"),
            C.Text("schoolYear", "学年", each => each.SchoolYear, (each, value) => each with { SchoolYear = value }).Filter().Example("2025-2026"),
            C.Whole("number", "第几学期", each => each.Number, (each, value) => each with { Number = value }).Titled("Term of the year"),
            C.Date("firstDay", "开学日期", each => each.FirstDay, (each, value) => each with { FirstDay = value }).Example("2025-09-01"),
            C.Date("lastDay", "结束日期", each => each.LastDay, (each, value) => each with { LastDay = value }).Example("2026-01-23"),
            C.Text("policy", "考核办法", each => each.Policy, (each, value) => each with { Policy = value }).Example("daxinganling-2023").Titled("Policy pack"),
        ],
    };

    private RecordTerm(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsCode();
        RuleFor(each => each.SchoolYear).IsSchoolYear();
        RuleFor(each => each.Number).IsWithin(1, 2);
        RuleFor(each => each.FirstDay).IsDate();
        RuleFor(each => each.LastDay).IsDate().Keeps("order", (term, last) => last > term.FirstDay && last.DayNumber - term.FirstDay.DayNumber <= LongestTerm,
            new($"须晚于开学日期，且一学期不超过 {LongestTerm} 天", $"must be after the first day, and a term lasts {LongestTerm} days at most"), Problems.Rules.CorrectIt);
        RuleFor(each => each.FirstDay).Keeps("overlap",
            (term, _) => frame.Terms.Values.All(other => other.Id == term.Id || other.LastDay < term.FirstDay || term.LastDay < other.FirstDay),
            new("与另一学期的日期重叠", "overlaps another term"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Number).Keeps("unique",
            (term, number) => frame.Terms.Values.All(other => other.Id == term.Id || other.SchoolYear != term.SchoolYear || other.Number != number),
            new("该学年已有这一学期", "the school year has this term already"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Number).Keeps("order",
            (term, number) => frame.Terms.Values.All(other => other.Id == term.Id || other.SchoolYear != term.SchoolYear || (other.Number < number) == (other.FirstDay < term.FirstDay)),
            new("第一学期须在第二学期之前", "term 1 comes before term 2"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Policy).IsPolicy();
    }

    /// <summary>Days; no school's term is longer.</summary>
    private const int LongestTerm = 250;
}
