using System.Globalization;
using QualityTracker.Core.Duties;

namespace QualityTracker.Api.Samples;

/// <summary>Duties and development (教研与专业发展): what everybody does, with the gaps that there always are.</summary>
internal sealed class SampleDuties
{
    private static readonly DateOnly[] EthicsStudyDays = [new(2025, 9, 19), new(2025, 10, 17), new(2025, 11, 21), new(2025, 12, 19), new(2026, 1, 9)];

    private static readonly (DateOnly Day, decimal Hours, string Title)[] Trainings =
    [
        (new(2025, 9, 12), 3, "新课程标准学习"), (new(2025, 10, 24), 3, "课堂提问与评价"),
        (new(2025, 11, 28), 4, "作业设计与批改"), (new(2025, 12, 26), 3, "学困生转化经验交流"),
    ];

    private static readonly string[] Classics = ["《论语》", "《学记》", "《给教师的建议》", "《陶行知教育文集》", "《爱弥儿》", "《民主主义与教育》"];

    private static readonly string[] Lectures = ["学校课程建设", "课堂常规与管理", "学情分析的方法", "青年教师成长", "家校沟通"];

    private readonly SampleTerm term;
    private readonly Rng rng;
    private readonly List<Duty> made = [];

    private SampleDuties(SampleTerm term)
    {
        this.term = term;
        rng = term.Stream("duties");
    }

    public static List<Duty> Make(SampleTerm term, IReadOnlyList<ShownLesson> shown)
    {
        var making = new SampleDuties(term);
        making.AddEthics();
        making.AddTraining();
        making.AddReading();
        making.AddLectures();
        making.AddHonours();
        making.AddOfTheSchool();
        making.made.AddRange(shown.Select(each => new Duty
        {
            Date = each.Lesson.Date,
            Staff = each.Teacher.Id,
            Kind = each.Duty,
            Title = $"{each.Lesson.Class.Name}{Curriculum.NameOf(each.Lesson.Subject)}：{Topics.Of(term, each.Lesson)}",
            Level = each.Duty == DutyKind.Competition ? DutyLevel.County : DutyLevel.School,
        }));
        making.made.AddRange(ResearchMeetings.Make(term));
        making.made.AddRange(HomeroomDuties.Make(term));
        return [.. making.made.OrderBy(duty => duty.Date).ThenBy(duty => duty.Kind).ThenBy(duty => duty.Staff, StringComparer.Ordinal)];
    }

    private void AddEthics()
    {
        foreach (var day in EthicsStudyDays)
        {
            Everybody(day, 95, DutyKind.EthicsStudy, string.Create(CultureInfo.InvariantCulture, $"{day.Month}月师德集中学习"));
        }

        Everybody(new(2025, 9, 10), 99, DutyKind.EthicsOath, "教师节师德宣誓");
        Everybody(new(2025, 9, 10), 97, DutyKind.EthicsActivity, "“立德树人”主题活动");
    }

    private void AddTraining()
    {
        foreach (var (day, hours, title) in Trainings) Everybody(day, 94, DutyKind.Training, title, duty => duty with { Hours = hours });
        foreach (var person in rng.Shuffled(Present(new(2025, 10, 30))).Take(8))
        {
            Add(person, new(2025, 10, 30), DutyKind.Training, "县学科骨干教师培训", duty => duty with { Hours = 6, Level = DutyLevel.County });
        }
    }

    private void AddReading()
    {
        foreach (var person in term.People.Where(person => person.Teaches && rng.Chance(93)))
        {
            var day = SampleCalendar.DayOf(rng.Pick(SampleCalendar.Calendar.Weeks.Skip(6).Take(10).ToList()), rng.Between(1, 5));
            if (term.IsPresent(person, day)) Add(person, day, DutyKind.Reading, "精读" + rng.Pick(Classics));
        }
    }

    // The leaders in turn; the vice principal (teaching) has not found the time.
    private void AddLectures()
    {
        var leaders = term.People.Where(person => person.Leads && person.Part is not (Part.VicePrincipalTeaching or Part.DirectorWhoTookOver)).ToList();
        for (var at = 0; at < leaders.Count; at++)
        {
            var day = SampleCalendar.DayOf(SampleCalendar.Calendar.Weeks[3 + at * 2], 4);
            if (term.IsPresent(leaders[at], day)) Add(leaders[at], day, DutyKind.Lecture, Lectures[at % Lectures.Length]);
        }
    }

    private void AddHonours()
    {
        var teachers = rng.Shuffled(term.People.Where(person => person is { Teaches: true, Part: not Part.Leaver }));
        foreach (var person in teachers.Take(4)) Add(person, new(2025, 9, 10), DutyKind.Honour, "优秀教师", duty => duty with { Level = DutyLevel.County });
        foreach (var person in teachers.Skip(4).Take(3))
        {
            var title = Curriculum.NameOf(person.Member.Subject!) + "作业分层设计研究";
            Add(person, new(2025, 10, 15), DutyKind.Topic, title, duty => duty with { Level = DutyLevel.City });
        }
    }

    private void AddOfTheSchool()
    {
        Add(null, new(2025, 10, 23), DutyKind.Supervision, "教学常规专项督导：备课与作业");
        Add(null, new(2025, 11, 13), DutyKind.QualityAnalysis, "期中教学质量分析会");
        Add(null, new(2025, 12, 5), DutyKind.ReadingExchange, "教育经典阅读交流会");
        Add(null, new(2026, 1, 23), DutyKind.QualityAnalysis, "期末教学质量分析会");
    }

    private IEnumerable<Person> Present(DateOnly day) => term.People.Where(person => person.Teaches && term.IsPresent(person, day));

    private void Everybody(DateOnly day, int percent, DutyKind kind, string title, Func<Duty, Duty>? also = null)
    {
        foreach (var person in Present(day).Where(_ => rng.Chance(percent))) Add(person, day, kind, title, also);
    }

    private void Add(Person? person, DateOnly day, DutyKind kind, string title, Func<Duty, Duty>? also = null)
    {
        var duty = new Duty { Date = day, Staff = person?.Id, Kind = kind, Title = title };
        made.Add(also is null ? duty : also(duty));
    }
}
