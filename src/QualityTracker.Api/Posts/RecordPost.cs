using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Posts.Post>;

namespace QualityTracker.Api.Posts;

/// <summary>Posts (职务) over HTTP and in files.</summary>
public sealed class RecordPost : AbstractValidator<Post>
{
    public static readonly RecordKind<Post> Kind = new("posts", new("职务", "posts"))
    {
        Frame = new(lists => lists.Posts, (lists, records) => lists with { Posts = records }),
        WithId = (each, id) => each with { Id = id },
        Synonyms = ["任职", "岗位"],
        Rules = frame => new RecordPost(frame),
        Columns =
        [
            C.Staff("staff", "工号", each => each.Staff, (each, value) => each with { Staff = value }).Also("教师", "姓名"),
            C.OneOf<PostKind>("kind", "职务", each => each.Kind, (each, value) => each with { Kind = value }).Filter().Also("岗位").Example("班主任"),
            C.Date("from", "开始日期", each => each.From, (each, value) => each with { From = value }).Also("任职日期").Example("2025-09-01"),
            C.Date("to", "结束日期", each => each.To, (each, value) => each with { To = value }).Optional().Also("免职日期"),
            C.Class("class", "班级", each => each.Class, (each, value) => each with { Class = value }).Optional().Example("2025-701"),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }).Optional(),
        ],
    };

    private RecordPost(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Staff).IsStaff(frame).IsEmployedFor(frame, each => each);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.From).IsDate();
        RuleFor(each => each.To).IsNotBefore(each => each.From);
        RuleFor(each => each.Class!).IsClass(frame).When(each => each.Class is not null);
        RuleFor(each => each.Class).Keeps("needed", (post, value) => (value is not null) == (post.Kind == PostKind.HomeroomTeacher),
            new("班主任须写明班级，其他职务不写", "a homeroom teacher needs a class, other posts have none"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Subject!).IsSubject(frame).When(each => each.Subject is not null);
        RuleFor(each => each.Kind).Keeps("overlap",
            (post, _) => frame.PostsOf[post.Staff].All(other => other.Id == post.Id || other.Kind != post.Kind || other.Class != post.Class
                || other.Subject != post.Subject || !other.Overlaps(post)),
            new("与此人的同一职务时间重叠", "overlaps the same post of this person"), Problems.Rules.CorrectIt);
    }
}
