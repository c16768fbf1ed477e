using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Reviews;

/// <summary>The program's own forms (默认评议表), for packs that bring none; levels 1 to 5, 5 the best.</summary>
public static class ReviewForms
{
    public static ReviewFormRule Teachers { get; } = new("teachers", 5, 6,
    [
        new("clear", new("备课充分，讲解清楚", "prepares well and explains clearly"), new("老师讲的课我听得懂", "I understand the lessons")),
        new("homework", new("作业适量，批改及时", "sets a fair amount of homework and marks it in time"), new("老师认真看我的作业", "My teacher looks at my work carefully")),
        new("help", new("耐心辅导有困难的学生", "helps patiently those who find it hard"), new("我不会的时候，老师会帮我", "When I am stuck, my teacher helps me")),
        new("fair", new("尊重学生，公平待人", "respects pupils and treats them fairly"), new("老师对每个同学都一样好", "My teacher is kind to everyone")),
        new("order", new("课堂有序，气氛良好", "keeps good order and a good spirit in class"), new("我喜欢上这门课", "I like these lessons")),
    ]);

    public static ReviewFormRule Leaders { get; } = new("leaders", 5, 6,
    [
        new("classroom", new("深入课堂，了解教学", "goes into lessons and knows the teaching")),
        new("support", new("为教师解决实际困难", "helps teachers with what is really hard")),
        new("fair", new("办事公正，公开透明", "acts fairly and in the open")),
        new("listens", new("听取意见，及时答复", "listens to others and answers in time")),
        new("example", new("以身作则，按时完成工作", "sets an example and finishes work in time")),
    ]);

    public static ReviewFormRule For(ReviewGroup of) => of is ReviewGroup.Teachers or ReviewGroup.HomeroomTeachers ? Teachers : Leaders;
}
