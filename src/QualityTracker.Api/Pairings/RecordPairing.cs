using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Pairings;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Pairings.Pairing>;

namespace QualityTracker.Api.Pairings;

/// <summary>Pairs of an experienced and a young teacher (师徒结对) over HTTP and in files.</summary>
public sealed class RecordPairing : AbstractValidator<Pairing>
{
    public static readonly RecordKind<Pairing> Kind = new("pairings", new("师徒结对", "pairings"))
    {
        Frame = new(lists => lists.Pairings, (lists, records) => lists with { Pairings = records }),
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "from",
        Synonyms = ["青蓝工程", "结对", "师徒"],
        Rules = frame => new RecordPairing(frame),
        Columns =
        [
            C.Staff("mentor", "师傅", each => each.Mentor, (each, value) => each with { Mentor = value }).Also("指导教师"),
            C.Staff("young", "徒弟", each => each.Young, (each, value) => each with { Young = value }).Also("青年教师").Example("T002"),
            C.Date("from", "开始日期", each => each.From, (each, value) => each with { From = value }).Also("结对日期").Example("2025-09-01"),
            C.Date("to", "结束日期", each => each.To, (each, value) => each with { To = value }).Optional(),
            C.Text("note", "备注", each => each.Note, (each, value) => each with { Note = value }).Optional().Prose(),
        ],
    };

    private RecordPairing(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Mentor).IsStaff(frame).IsEmployedFor(frame, each => each);
        RuleFor(each => each.Young).IsStaff(frame).IsEmployedFor(frame, each => each).Keeps("two-people", (pair, young) => young != pair.Mentor,
            new("师傅和徒弟是同一人", "the two of a pair are one person"), Problems.Rules.CorrectIt);
        RuleFor(each => each.From).IsDate();
        RuleFor(each => each.To).IsNotBefore(each => each.From);
        RuleFor(each => each.Note).IsOptionalText(200);
        RuleFor(each => each.From).Keeps("overlap",
            (pair, _) => frame.PairingsOf[pair.Mentor].All(other => other.Id == pair.Id || !other.IsOfSame(pair) || !other.Overlaps(pair)),
            new("与同样两人的另一结对时间重叠", "overlaps another pairing of the same two"), Problems.Rules.CorrectIt);
    }
}
