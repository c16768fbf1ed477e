using QualityTracker.Core.LessonObservations;

namespace QualityTracker.Api.Samples;

/// <summary>What observers write and how they score (评课), put together from fragments.</summary>
internal static class ObservationWords
{
    private static readonly string[] Beginnings =
        ["目标具体，学生清楚这节课要学会什么", "导入简洁，很快进入新课", "复习旧知自然，衔接紧", "情境贴近学生生活", "板书有条理，重点一目了然", "任务单设计有层次"];

    private static readonly string[] Middles =
        ["提问有梯度，留出了思考时间", "小组分工明确，人人有事做", "关注后排学生，及时追问", "示范到位，讲练结合", "能用学生的错误做例子", "评价具体，多鼓励", "实物演示直观，突破了难点"];

    private static readonly string[] Lacks =
        ["前松后紧，小结仓促", "个别学生参与不够", "教师讲得偏多", "练习难度拉开不够", "课件翻页过快", "小组讨论时间偏短", "提问集中在少数学生", "书写指导不够细"];

    private static readonly string[] Advices =
        ["把更多时间还给学生", "练习分层，照顾基础弱的学生", "课堂小结让学生来说", "提前五分钟完成新授，留足当堂检测", "设计一两个开放性问题", "记录学困生的课堂表现，课后跟进", "板书与课件分工，关键步骤留在黑板上", "多用追问，少用齐答"];

    /// <summary>The observation as evaluated, mostly; the scores lie around the teacher's quality, in points of a hundred.</summary>
    public static LessonObservation Evaluate(Rng rng, LessonObservation observation, double quality)
    {
        if (!rng.Chance(93)) return observation;
        var today = Math.Clamp(quality + 3 * rng.Normal(), 77.0, 94.5);
        return observation with
        {
            Evaluated = true,
            Scores = rng.Chance(88) ? Scores(rng, today) : [],
            Strengths = $"{rng.Pick(Beginnings)}；{rng.Pick(Middles)}。",
            Weaknesses = rng.Chance(62) ? rng.Pick(Lacks) + "。" : null,
            Advice = rng.Chance(80) ? rng.Pick(Advices) + "。" : null,
        };
    }

    // Half points.
    private static RubricScore[] Scores(Rng rng, double today) =>
    [
        .. Enum.GetValues<RubricDimension>().Select(dimension =>
        {
            var full = Rubric.FullMark(dimension);
            var share = Math.Clamp((today + rng.Normal()) / 100, 0.7, 0.97);
            return new RubricScore(dimension, Math.Min(full, Math.Round((decimal)share * full * 2, MidpointRounding.AwayFromZero) / 2));
        }),
    ];
}
