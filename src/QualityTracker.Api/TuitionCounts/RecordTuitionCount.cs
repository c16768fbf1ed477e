using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TuitionCounts;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.TuitionCounts.TuitionCount>;

namespace QualityTracker.Api.TuitionCounts;

/// <summary>Counts of pupils in outside tuition (校外补习人数统计) over HTTP and in files: totals, and no pupil.</summary>
public sealed class RecordTuitionCount : AbstractValidator<TuitionCount>
{
    public static readonly RecordKind<TuitionCount> Kind = new("tuition-counts", new("校外补习统计", "tuition counts"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "date",
        Synonyms = ["校外补习人数统计", "校外辅导统计", "校外培训统计"],
        Rules = frame => new RecordTuitionCount(frame),
        Columns =
        [
            C.Date("date", "日期", each => each.Date, (each, value) => each with { Date = value }).Also("统计日期"),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }),
            C.Whole("count", "人数", each => each.Count, (each, value) => each with { Count = value }).Also("学生人数").Example("36"),
        ],
    };

    private RecordTuitionCount(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Date).IsDate().IsInSomeTerm(frame);
        RuleFor(each => each.Subject).IsSubject(frame);
        RuleFor(each => each.Count).IsWithin(0, 100_000);
    }
}
