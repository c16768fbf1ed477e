using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.PayRuns.PayRun>;

namespace QualityTracker.Api.PayRuns;

/// <summary>Pay runs (绩效核算) over HTTP and in files.</summary>
public sealed class RecordPayRun : AbstractValidator<PayRun>
{
    public static readonly RecordKind<PayRun> Kind = new("pay-runs", new("绩效核算", "pay runs"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "term",
        Synonyms = ["绩效工资"],
        Rules = frame => new RecordPayRun(frame),
        Columns =
        [
            C.Term("term", "学期", each => each.Term, (each, value) => each with { Term = value }),
            C.Text("name", "名称", each => each.Name, (each, value) => each with { Name = value }).Example("2025年秋季学期奖励性绩效"),
            C.Yuan("totalCents", "总额（元）", each => each.TotalCents, (each, cents) => each with { TotalCents = cents }).Also("总额", "total").Example("120000.00").Titled("Total (yuan)"),
            C.Yuan("afterSchoolCents", "课后服务总额（元）", each => each.AfterSchoolCents, (each, cents) => each with { AfterSchoolCents = cents }).Optional().Also("课后服务总额", "after-school").Example("18000.00").Titled("After-school service (yuan)"),
        ],
    };

    private RecordPayRun(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Term).IsTerm(frame);
        RuleFor(each => each.Name).IsText(60);
        RuleFor(each => each.TotalCents).IsWithin(0, LargestCents);
        RuleFor(each => each.AfterSchoolCents).IsWithin(0, LargestCents);
    }

    /// <summary>Ten thousand million yuan.</summary>
    public const long LargestCents = 1_000_000_000_000;
}
