namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of observations and of what there is to observe, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class ObservationFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["notes"] = "听课过程，按先后排列 · What was noted as the lesson went, in order",
        ["shared"] = "是否反馈给授课教师 · Whether the teacher may read it and reply",
        ["reply"] = "授课教师的意见；没有为 null · The teacher's reply; null when there is none",
        ["minute"] = "第几分钟，从 0 起 · The minute of the lesson, from 0",
        ["text"] = "一行文字 · One line of text",
        ["bells"] = "作息时间，按节次；未登记为空 · When periods begin and end, by period; empty when not entered",
        ["Bell.period"] = "节次，从 1 起 · The period of the day, from 1",
        ["Bell.from"] = "上课时间 · When it begins",
        ["Bell.to"] = "下课时间 · When it ends",
        ["follows"] = "按星期几的课表，1 为星期一；未写明为 null · Whose weekday's timetable it follows, 1 Monday; null when not said",
        ["ObservableLessons.days"] = "教学日 · The term's teaching days",
        ["ObservableLessons.classes"] = "本学年的班级 · The classes of the school year",
        ["ObservableLessons.subjects"] = "学科 · The subjects",
        ["ObservableLessons.staff"] = "本学期在职的教职工 · Who is employed in the term",
        ["ObservableLessons.lessons"] = "课程表上的课 · The lessons of the timetable",
        ["rubric"] = "评课维度及满分 · The rubric's dimensions, each with its full mark",
        ["ObservableDay.week"] = "教学周 · The teaching week",
        ["ObservableDay.weekday"] = "按星期几的课表，1 为星期一 · Whose weekday's timetable it follows, 1 Monday",
        ["ObservableLesson.weekday"] = "星期几，1 为星期一 · The weekday, 1 Monday",
        ["ObservableLesson.period"] = "节次，从 1 起 · The period of the day, from 1",
        ["ObservableLesson.from"] = "由此人上课的第一天 · The first day on which this person gives it",
        ["ObservableLesson.to"] = "由此人上课的最后一天 · The last day on which this person gives it",
        ["ObservablePerson.subject"] = "主教学科；没有为 null · The main subject; null when there is none",
        ["observed"] = "本学期被听课节数 · Lessons of theirs observed this term",
        ["lastObserved"] = "最近一次被听课的日期；没有为 null · When last; null when never",
        ["observedByMe"] = "其中由本人听的节数 · How many of them by who asks",
        ["lastObservedByMe"] = "本人最近一次听课的日期；没有为 null · When last by who asks; null when never",
    };
}
