using System.Globalization;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.Samples;

/// <summary>Tutoring plans with the four fixings, and the sessions held (辅导计划与记录): 4 to 16 a plan, fewer of plans cut short.</summary>
internal static class SampleTutoring
{
    private static readonly TimeOnly[] Times = [new(16, 30), new(17, 10), new(12, 50)];
    private static readonly string[] Weekdays = ["一", "二", "三", "四", "五"];
    private static readonly string[] Places = ["教师办公室", "图书角", "本班教室", "辅导室"];

    private static readonly Dictionary<TutoringKind, (string[] Contents, string[] Requirements)> Words = new()
    {
        [TutoringKind.Target] = (["拓展题与一题多解", "综合阅读与写作提升", "竞赛类思维训练", "专题探究"], ["每次完成两道拓展题并讲解思路", "每周交一份整理笔记", "能独立出一道变式题"]),
        [TutoringKind.Borderline] = (["易错知识点过关", "中档题专项训练", "期中错题再练"], ["当次错题当次订正", "每两周一次小结", "重点题型正确率达到八成"]),
        [TutoringKind.Struggling] = (["补基础概念", "基础题训练", "字词与基本句型", "计算过关", "作业面批"], ["基础题当面完成", "每次过关三个知识点", "作业按时交、当面改"]),
    };

    private static readonly string[] Effects = ["基本掌握", "有进步，速度偏慢", "大部分能独立完成", "仍需巩固", "掌握较好", "错误明显减少"];
    private static readonly string[] Nexts = ["继续练同类题", "下次先检查错题", "增加难度", "加强书写规范", "复习本次内容"];

    public static List<TutoringPlan> Plans(SampleTerm term, IReadOnlyList<TutoredPupil> pupils)
    {
        var rng = term.Stream("tutoring-plans");
        var plans = new List<TutoringPlan>();
        foreach (var each in pupils)
        {
            // A teacher's plans lie on different days; a second round of the week takes another time.
            var nth = plans.Count(plan => plan.Teacher == each.Teacher.Id);
            var weekday = (int.Parse(each.Teacher.Id.AsSpan(1), CultureInfo.InvariantCulture) + nth * 2) % Weekdays.Length;
            var (contents, requirements) = Words[each.Kind];
            var weeks = (each.To!.Value.DayNumber - each.From.DayNumber) / 7;
            plans.Add(new()
            {
                Teacher = each.Teacher.Id,
                Pupil = each.Pupil.Id,
                Subject = each.Subject,
                Kind = each.Kind,
                From = each.From,
                To = each.To,
                Time = string.Create(CultureInfo.InvariantCulture, $"每周{Weekdays[weekday]} {Times[nth / Weekdays.Length]:HH:mm}"),
                Place = rng.Pick(Places),
                Content = rng.Pick(contents),
                Requirement = rng.Pick(requirements),
                PlannedSessions = Math.Min(weeks, 16),
            });
        }

        return plans;
    }

    public static List<TutoringSession> Sessions(SampleTerm term, IReadOnlyList<TutoringPlan> plans)
    {
        var rng = term.Stream("tutoring-sessions");
        return [.. plans.SelectMany(plan => Sessions(term, rng, plan)).OrderBy(each => each.Date)
            .ThenBy(each => each.Teacher, StringComparer.Ordinal).ThenBy(each => each.Pupil, StringComparer.Ordinal)];
    }

    private static IEnumerable<TutoringSession> Sessions(SampleTerm term, Rng rng, TutoringPlan plan)
    {
        var teacher = term.Person(plan.Teacher);
        var weekday = Array.IndexOf(Weekdays, plan.Time[2..3]) + 1;
        var start = TimeOnly.ParseExact(plan.Time[^5..], "HH:mm", CultureInfo.InvariantCulture);
        var days = SampleCalendar.Calendar.TeachingDays.Where(day => plan.From <= day && day <= plan.To
            && SampleCalendar.TimetableDay(day) == weekday && SampleCalendar.HasLessons(9, day) && term.IsPresent(teacher, day)).ToList();
        var held = rng.Chance(75) ? rng.Between(days.Count * 7 / 10, days.Count) : rng.Between(4, 7);
        return rng.Shuffled(days).Take(Math.Min(held, 16)).Order().Select(day => new TutoringSession
        {
            Date = day,
            StartsAt = start,
            Teacher = plan.Teacher,
            Pupil = plan.Pupil,
            Subject = plan.Subject,
            Minutes = rng.Pick([30, 30, 40, 25]),
            Content = rng.Pick(Words[plan.Kind].Contents),
            Effect = rng.Chance(85) ? rng.Pick(Effects) : null,
            Next = rng.Chance(60) ? rng.Pick(Nexts) : null,
        });
    }
}
