using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;
using System.Globalization;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.LessonObservations.LessonObservation>;

namespace QualityTracker.Api.LessonObservations;

/// <summary>Lesson observations (听课记录) over HTTP and in files.</summary>
public sealed class RecordLessonObservation : AbstractValidator<LessonObservation>
{
    public static readonly RecordKind<LessonObservation> Kind = new("lesson-observations", new("听课记录", "lesson observations"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "date",
        Synonyms = ["听课", "听评课记录"],
        Rules = frame => new RecordLessonObservation(frame),
        SharedBy = "shared",
        WrittenApart = "reply",
        Changing = FaultsOfMoving,
        Columns =
        [
            C.Date("date", "日期", each => each.Date, (each, value) => each with { Date = value }).Also("时间", "听课日期"),
            C.Whole("period", "节次", each => each.Period, (each, value) => each with { Period = value }).Also("第几节").Example("2"),
            C.Staff("observer", "听课人", each => each.Observer, (each, value) => each with { Observer = value }).Also("听课教师").Example("T002"),
            C.Staff("teacher", "授课教师", each => each.Teacher, (each, value) => each with { Teacher = value }).Also("授课人", "上课教师", "执教教师", "主讲教师"),
            C.Class("class", "班级", each => each.Class, (each, value) => each with { Class = value }).Also("听课班级", "授课班级"),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }),
            C.Text("topic", "课题", each => each.Topic, (each, value) => each with { Topic = value }).Example("《背影》"),
            C.OneOf<ObservationKind>("kind", "听课类型", each => each.Kind, (each, value) => each with { Kind = value }).Filter().Also("听课形式", "听课方式"),
            C.Whole("minutes", "分钟", each => each.Minutes, (each, value) => each with { Minutes = value }).Also("时长", "听课时长").Example("40"),
            C.Flag("evaluated", "已评课", each => each.Evaluated, (each, value) => each with { Evaluated = value }).Filter().Also("是否评课", "评课"),
            C.List("scores", "评分", each => each.Scores, WriteScores, ReadScores).Optional().Example("教学目标 9; 教学内容 13.5"),
            C.Text("strengths", "优点", each => each.Strengths, (each, value) => each with { Strengths = value }).Optional().Example("问题设计有层次").Prose(),
            C.Text("weaknesses", "缺点", each => each.Weaknesses, (each, value) => each with { Weaknesses = value }).Optional().Also("不足").Example("留给学生的时间偏少").Prose(),
            C.Text("advice", "建议", each => each.Advice, (each, value) => each with { Advice = value }).Optional().Example("增加小组讨论").Prose(),
            C.List("notes", "听课过程", each => each.Notes, ObservationNotes.Write, ObservationNotes.Read).Optional().Also("过程", "课堂实录").Example("3分 复习导入"),
            C.Flag("shared", "反馈授课教师", each => each.Shared, (each, value) => each with { Shared = value }).Optional().Also("反馈给授课教师").Filter().Example("是"),
            C.Text("reply", "授课教师意见", each => each.Reply, (each, value) => each with { Reply = value }).Optional().Also("交换意见").Prose(),
        ],
    };

    // What lesson a reply is about, and whom it answers.
    private static readonly string[] RepliedTo = ["date", "period", "observer", "teacher", "class", "subject"];

    /// <summary>The columns that no count needs, and that are long.</summary>
    public static readonly string[] LongTexts = ["scores", "strengths", "weaknesses", "advice", "notes", "reply"];

    private RecordLessonObservation(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Date).IsDate().IsInSomeTerm(frame).Keeps("teaching-day",
            date => frame.TermOf(date) is not { } term || frame.Calendars[term.Id].IsTeachingDay(date),
            new("当天不上课", "there is no teaching on this day"), new("更正日期，或在校历中登记调休上课", "correct the date, or enter a make-up day in the calendar"));
        RuleFor(each => each.Period).IsPeriod();
        RuleFor(each => each.Observer).IsStaff(frame).IsEmployedOn(frame, each => each.Date);
        RuleFor(each => each.Teacher).IsStaff(frame).IsEmployedOn(frame, each => each.Date).Keeps("another",
            (observation, teacher) => teacher != observation.Observer,
            new("听课人不能听自己的课", "nobody observes a lesson of their own"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Class).IsClassOn(frame, each => each.Date);
        RuleFor(each => each.Subject).IsSubject(frame);
        RuleFor(each => each.Topic).IsText(100);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.Minutes).IsWithin(1, 180);
        RuleFor(each => each.Scores).Keeps("rubric",
            scores => scores.DistinctBy(score => score.Dimension).Count() == scores.Count && scores.All(score =>
                Enum.IsDefined(score.Dimension) && score.Points >= 0 && score.Points <= Rubric.FullMark(score.Dimension) && decimal.Round(score.Points, 2) == score.Points),
            new("每个维度至多一个得分，且在 0 至该维度满分之间", "each dimension has one score at most, from 0 to its full mark"),
            new("满分：目标 10、内容 15、过程 25、方法 30、素质 20", "full marks: objectives 10, content 15, process 25, methods 30, qualities 20"));
        RuleFor(each => each.Strengths).IsOptionalText(2000);
        RuleFor(each => each.Weaknesses).IsOptionalText(2000);
        RuleFor(each => each.Advice).IsOptionalText(2000);
        RuleFor(each => each.Notes).Keeps("notes", ObservationNotes.AreGood,
            new($"听课过程最多 {ObservationNotes.Most} 条，每条写明第几分钟（0 至 180）和一行文字（最多 {ObservationNotes.Longest} 字）", $"there are at most {ObservationNotes.Most} notes, each with its minute, 0 to 180, and one line of at most {ObservationNotes.Longest} characters"),
            Problems.Rules.CorrectIt);
        RuleFor(each => each.Reply).IsOptionalText(2000).Keeps("shared", (observation, reply) => reply is null || observation.Shared,
            new("授课教师已写意见，不能不反馈", "the teacher has replied, so it cannot be kept from the teacher"),
            new("保持“反馈给授课教师”；确有错误的，写明原因作废", "leave it shared; void it with a reason where it is wrong"));
    }

    private static IEnumerable<Fault> FaultsOfMoving(LessonObservation before, LessonObservation after) => before.Reply is null ? [] : Kind.Columns
        .Where(column => RepliedTo.Contains(column.Field) && !Equals(column.Stored(before), column.Stored(after)))
        .Select(column => new Fault(column.Field, "replied",
            new("授课教师已对这节课写了意见，不能改成另一节课或别人的课", "the teacher has replied to this lesson, so it cannot become another lesson or somebody else's"),
            new("写明原因作废，另登记一条；或请授课教师先收回意见", "void it with a reason and record another, or ask the teacher to take the reply back first")));

    // In one cell: 教学目标 9; 教学内容 14
    private static string WriteScores(LessonObservation observation) => string.Join("; ",
        observation.Scores.Select(score => $"{Names.Of(score.Dimension).Zh} {score.Points.ToString("0.##", CultureInfo.InvariantCulture)}"));

    private static Text? ReadScores(ref LessonObservation observation, string cell, SchoolFrame frame)
    {
        var scores = new List<RubricScore>();
        foreach (var (word, points) in CellList.Pairs(cell))
        {
            if (!Names.TryRead<RubricDimension>(word, out var dimension) || points is null)
            {
                return new("如“教学目标 9; 教学内容 14”", "such as “objectives 9; content 14”");
            }

            scores.Add(new(dimension, points.Value));
        }

        observation = observation with { Scores = scores };
        return null;
    }
}
