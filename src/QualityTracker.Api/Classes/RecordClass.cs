using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Classes;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Classes.SchoolClass>;

namespace QualityTracker.Api.Classes;

/// <summary>Classes (班级) over HTTP and in files.</summary>
public sealed class RecordClass : AbstractValidator<SchoolClass>
{
    public static readonly RecordKind<SchoolClass> Kind = new("classes", new("班级", "classes"))
    {
        Frame = new(lists => lists.Classes, (lists, records) => lists with { Classes = records }),
        IsCoded = true,
        Rules = frame => new RecordClass(frame),
        Columns =
        [
            C.Code("id", "班级编码", each => each.Id, (each, value) => each with { Id = value }).Also("班级代码").Example("2025-701").Titled("Class code"),
            C.Text("name", "班级", each => each.Name, (each, value) => each with { Name = value }).Also("班级名称", "班级名", "class name").Example("七年级1班"),
            C.Text("schoolYear", "学年", each => each.SchoolYear, (each, value) => each with { SchoolYear = value }).Filter().Example("2025-2026"),
            C.Whole("grade", "年级", each => each.Grade, (each, value) => each with { Grade = value }).Filter().Example("7"),
            C.Flag("parallel", "平行分班", each => each.Parallel, (each, value) => each with { Parallel = value }).Titled("One of parallel classes"),
        ],
    };

    private RecordClass(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsCode();
        RuleFor(each => each.Name).IsText(40);
        RuleFor(each => each.SchoolYear).IsSchoolYear();
        RuleFor(each => each.Grade).IsGrade();
    }
}
