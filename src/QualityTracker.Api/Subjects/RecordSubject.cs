using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Subjects;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Subjects.Subject>;

namespace QualityTracker.Api.Subjects;

/// <summary>Subjects (学科) over HTTP and in files.</summary>
public sealed class RecordSubject : AbstractValidator<Subject>
{
    public static readonly RecordKind<Subject> Kind = new("subjects", new("学科", "subjects"))
    {
        Frame = new(lists => lists.Subjects, (lists, records) => lists with { Subjects = records }),
        IsCoded = true,
        Rules = frame => new RecordSubject(frame),
        Columns =
        [
            C.Code("id", "学科编码", each => each.Id, (each, value) => each with { Id = value }).Example("chinese").Titled("Subject code"),
            C.Text("name", "学科", each => each.Name, (each, value) => each with { Name = value }).Also("学科名称", "科目", "科目名称").Example("语文"),
            C.Text("nameEn", "英文名称", each => each.NameEn, (each, value) => each with { NameEn = value }).Optional().Example("Chinese").Titled("English name"),
        ],
    };

    private RecordSubject(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsCode();
        RuleFor(each => each.Name).IsText(20).Keeps("unique",
            (subject, name) => frame.Named.Subjects[name].All(id => id == subject.Id),
            new("另一学科已用这个名称", "another subject has this name"), Problems.Rules.CorrectIt);
        RuleFor(each => each.NameEn).IsOptionalText(40);
    }
}
