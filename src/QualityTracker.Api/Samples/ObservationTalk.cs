using QualityTracker.Core.LessonObservations;

namespace QualityTracker.Api.Samples;

/// <summary>What is noted as a lesson goes, and what its teacher says to it afterwards (听课过程、反馈与意见).</summary>
internal static class ObservationTalk
{
    private const int Minutes = 40;

    private static readonly string[][] Steps =
    [
        ["复习旧知，抽查三名学生", "情境导入，学生兴趣高", "出示学习目标，全班齐读", "听写检测，同桌互批"],
        ["学生自读课文，圈画关键词", "教师示范例题，步骤完整", "小组讨论，四人一组", "实物演示，学生上台操作", "追问两次，学生说出理由"],
        ["后排两名学生走神，教师走近提醒", "学生板演，错误用作例子", "小组汇报，其他组补充", "巡视指导学困生", "课件翻页较快，部分学生没记完"],
        ["当堂练习，分层布置", "学生互评作业", "典型错误集中讲评", "拓展题只有少数学生完成"],
        ["学生小结，教师补充", "布置作业，分必做和选做", "下课铃响，小结未完", "当堂检测，多数学生达标"],
    ];

    private static readonly string[] Replies =
    [
        "谢谢指导，下周的课按建议调整。", "同意。小组讨论的时间确实偏短，已在教案里留出八分钟。", "收到，分层练习已重新设计。", "这节课前一天停电，课件临时改过，后半段赶了些。",
        "谢谢！板书的建议很有用，已和同组老师交流。", "关于提问面，我准备用抽签的办法，请下次再来听。",
    ];

    /// <summary>With notes, shared or not, and a reply to some of those that are shared.</summary>
    public static LessonObservation With(Rng rng, LessonObservation observation)
    {
        var notes = rng.Chance(45) ? Notes(rng, Math.Min(observation.Minutes, Minutes)) : [];
        if (!observation.Evaluated || !rng.Chance(70)) return observation with { Notes = notes };
        return observation with { Notes = notes, Shared = true, Reply = rng.Chance(40) ? rng.Pick(Replies) : null };
    }

    private static ObservationNote[] Notes(Rng rng, int minutes) =>
    [
        .. Steps.Select((words, step) => (words, step)).Where(_ => rng.Chance(75))
            .Select(each => new ObservationNote((each.step * minutes / Steps.Length) + rng.Below(minutes / Steps.Length), rng.Pick(each.words))),
    ];
}
