using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Staff.StaffMember>;

namespace QualityTracker.Api.Staff;

/// <summary>Members of staff (教职工) over HTTP and in files.</summary>
public sealed class RecordStaffMember : AbstractValidator<StaffMember>
{
    public static readonly RecordKind<StaffMember> Kind = new("staff", new("教职工", "staff"))
    {
        Frame = new(lists => lists.Staff, (lists, records) => lists with { Staff = records }),
        IsCoded = true,
        Synonyms = ["教师", "教师名单", "员工", "teachers"],
        Rules = frame => new RecordStaffMember(frame),
        Columns =
        [
            C.Code("id", "工号", each => each.Id, (each, value) => each with { Id = value }).Also("教师编号", "教工号", "职工号", "教师工号", "教职工号", "staff number", "staff no", "staff id", "employee number", "number").Example("T001").Titled("Staff number"),
            C.PersonName("name", "姓名", each => each.Name, (each, value) => each with { Name = value }).Also("教师姓名", "教职工姓名", "full name", "staff name", "teacher name").Example("王芳"),
            C.OneOf<Gender>("gender", "性别", each => each.Gender, (each, value) => each with { Gender = value }).Optional().Example("女"),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }).Optional().Example("chinese"),
            C.Text("title", "职称", each => each.Title, (each, value) => each with { Title = value }).Optional().Example("一级教师"),
            C.Date("joinedOn", "入职日期", each => each.JoinedOn, (each, value) => each with { JoinedOn = value }).Optional().Also("入职时间", "到校日期", "到校时间", "start date").Example("2015-09-01"),
            C.Date("leftOn", "离职日期", each => each.LeftOn, (each, value) => each with { LeftOn = value }).Optional().Also("离职时间", "离校日期"),
        ],
    };

    private RecordStaffMember(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsCode();
        RuleFor(each => each.Name).IsText(40);
        RuleFor(each => each.Subject!).IsSubject(frame).When(each => each.Subject is not null);
        RuleFor(each => each.Title).IsOptionalText(40);
        RuleFor(each => each.JoinedOn).IsOptionalDate();
        RuleFor(each => each.LeftOn).IsNotBefore(each => each.JoinedOn ?? DateOnly.MinValue);
    }
}
