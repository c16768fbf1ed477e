using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Duties.Duty>;

namespace QualityTracker.Api.Duties;

/// <summary>Duties and development (教研与专业发展) over HTTP and in files.</summary>
public sealed class RecordDuty : AbstractValidator<Duty>
{
    public static readonly RecordKind<Duty> Kind = new("duties", new("教研与发展", "duties"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "date",
        Synonyms = ["教研活动", "专业发展", "教研与专业发展"],
        Rules = frame => new RecordDuty(frame),
        Columns =
        [
            C.Date("date", "日期", each => each.Date, (each, value) => each with { Date = value }),
            C.Staff("staff", "工号", each => each.Staff, (each, value) => each with { Staff = value }).Optional().Also("教师").Example("T001"),
            C.OneOf<DutyKind>("kind", "类别", each => each.Kind, (each, value) => each with { Kind = value }).Filter(),
            C.Text("title", "内容", each => each.Title, (each, value) => each with { Title = value }).Also("题目", "名称").Example("《背影》公开课"),
            C.OneOf<DutyRole>("role", "参与方式", each => each.Role, (each, value) => each with { Role = value }).Optional(),
            C.OneOf<DutyLevel>("level", "级别", each => each.Level, (each, value) => each with { Level = value }).Optional().Example("县级"),
            C.Number("hours", "学时", each => each.Hours, (each, value) => each with { Hours = value }).Optional(),
        ],
    };

    private RecordDuty(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Date).IsDate().IsInSomeTerm(frame);
        RuleFor(each => each.Staff!).IsStaff(frame).IsEmployedOn(frame, each => each.Date).When(each => each.Staff is not null);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.Staff).Keeps("needed", (duty, staff) => staff is not null || TheSchoolsOwn.Contains(duty.Kind),
            new("须写明工号；只有学校组织的质量分析、读书交流、督导、家长会和教研活动可以不写", "needs a staff number; only a quality analysis, reading exchange, supervision, parents' meeting or research meeting can be the school's own"),
            Problems.Rules.CorrectIt);
        RuleFor(each => each.Title).IsText(100);
        RuleFor(each => each.Level).IsKnown();
        RuleFor(each => each.Hours).Keeps("needed", (duty, hours) => (hours is not null) == (duty.Kind == DutyKind.Training),
            new("培训须写学时，其他类别不写", "training needs its hours, other kinds have none"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Hours!.Value).IsWithin(0.25m, 200m, 2).When(each => each.Hours is not null).OverridePropertyName(nameof(Duty.Hours));
    }

    private static readonly DutyKind[] TheSchoolsOwn =
        [DutyKind.QualityAnalysis, DutyKind.ReadingExchange, DutyKind.Supervision, DutyKind.ParentsMeeting, DutyKind.ResearchMeeting];
}
