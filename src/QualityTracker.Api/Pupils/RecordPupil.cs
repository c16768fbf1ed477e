using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Pupils;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Pupils.Pupil>;

namespace QualityTracker.Api.Pupils;

/// <summary>Pupils (学生) over HTTP and in files.</summary>
public sealed class RecordPupil : AbstractValidator<Pupil>
{
    public static readonly RecordKind<Pupil> Kind = new("pupils", new("学生", "pupils"))
    {
        Frame = new(lists => lists.Pupils, (lists, records) => lists with { Pupils = records }),
        IsCoded = true,
        Synonyms = ["学籍", "学生名单"],
        Rules = frame => new RecordPupil(frame),
        Columns =
        [
            C.Code("id", "学号", each => each.Id, (each, value) => each with { Id = value }).Also("学籍号", "学生学号", "pupil number", "student number", "student id", "number").Example("20250701").Titled("Pupil number"),
            C.PersonName("name", "学生姓名", each => each.Name, (each, value) => each with { Name = value }).Also("姓名", "pupil name", "student name").Example("李明"),
            C.OneOf<Gender>("gender", "性别", each => each.Gender, (each, value) => each with { Gender = value }).Optional().Example("男"),
        ],
    };

    private RecordPupil(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsCode();
        RuleFor(each => each.Name).IsText(40);
    }
}
