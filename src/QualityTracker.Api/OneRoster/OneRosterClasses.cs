using System.Globalization;
using QualityTracker.Api.Classes;
using QualityTracker.Api.Subjects;

namespace QualityTracker.Api.OneRoster;

/// <summary>
/// A bundle's classes and courses (班级和课程). A homeroom is a class of ours; a scheduled class is a subject taught to one, told by its pupils, its code or
/// its title. A bundle without homerooms has its scheduled classes for classes.
/// </summary>
public sealed class OneRosterClasses
{
    private readonly OneRosterBundle bundle;
    private readonly OneRosterSessions sessions;
    private readonly Dictionary<string, OneRosterRow> rows;
    private readonly Dictionary<string, OneRosterRow> courses;
    private readonly Dictionary<string, string> codes = [];
    private readonly Dictionary<string, string?> lessons = [];
    private readonly Dictionary<string, HashSet<string>> homeroomsOf = [];
    private readonly HashSet<string> told = [];

    public OneRosterClasses(OneRosterBundle bundle, OneRosterSchool school, OneRosterSessions sessions)
    {
        (this.bundle, this.sessions) = (bundle, sessions);
        rows = bundle.Rows(OneRosterLayout.Classes).Where(row => school.Has(row["schoolSourcedId"])).ToDictionary(row => row.Id);
        courses = bundle.Rows(OneRosterLayout.Courses).Where(row => school.Has(row["orgSourcedId"])).ToDictionary(row => row.Id);
        HasHomerooms = rows.Values.Any(IsHomeroom) || (rows.Count == 0 && bundle.Frame.Classes.Count > 0);
        if (bundle.File(OneRosterLayout.Classes) is { } file)
        {
            Table = new(file, RecordClass.Kind, ("id", ["classCode", "sourcedId"]), ("name", ["title"]), ("schoolYear", ["termSourcedIds"]), ("grade", ["grades"]), ("parallel", []));
            foreach (var row in rows.Values.Where(row => !HasHomerooms || IsHomeroom(row))) Take(row);
        }

        foreach (var row in bundle.Rows(OneRosterLayout.Enrollments).Where(row => !row.IsDeleted && IsStudent(row)))
        {
            if (!homeroomsOf.TryGetValue(row["userSourcedId"], out var of)) homeroomsOf[row["userSourcedId"]] = of = [];
            if (CodeOf(row["classSourcedId"]) is { } code) of.Add(code);
        }

        if (HasHomerooms) FindLessons();
    }

    /// <summary>Whether some classes are homerooms; otherwise all are classes of ours.</summary>
    public bool HasHomerooms { get; }

    public OneRosterOutput? Table { get; }

    public static bool IsStudent(OneRosterRow enrollment) => enrollment["role"].Equals("student", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the bundle or the school has a class of the id.</summary>
    public bool Has(string id) => rows.ContainsKey(id) || CodeOf(id) is not null || bundle.Ids.LessonOf(id) is not null;

    /// <summary>The code of the class of ours that an id stands for; null for a scheduled class beside homerooms.</summary>
    public string? CodeOf(string id) => codes.GetValueOrDefault(id) ?? bundle.Ids.ClassOf(id) ?? (!rows.ContainsKey(id) && bundle.Frame.Classes.ContainsKey(id) ? id : null);

    /// <summary>The class and subject that a class stands for as something taught; null when that cannot be told, which is said once.</summary>
    public (string Class, string Subject)? LessonOf(string id)
    {
        if (bundle.Ids.LessonOf(id) is { } lesson) return lesson;
        if (!rows.TryGetValue(id, out var row)) return null;
        var of = HasHomerooms ? lessons.GetValueOrDefault(id) : CodeOf(id);
        var subject = bundle.Ids.SubjectOf(row["courseSourcedId"]) ?? (courses.TryGetValue(row["courseSourcedId"], out var course) ? SubjectOf(course).Id : null);
        if (of is not null && subject is not null) return (of, subject);
        if (told.Add(id))
        {
            row.Note(bundle.Log, of is null ? "title" : "courseSourcedId", "unmapped-class",
                of is null ? new("看不出是哪个班的课（学生来自不同班级，名称和编码也不以班级开头），任课未导入", "it is not clear of which class this is a lesson: its pupils are of several, and neither title nor code begins with one; who teaches it was not taken in")
                    : new("课程不在包中，任课未导入", "its course is not in the bundle; who teaches it was not taken in"),
                new("在任课安排中登记，或请对方更正后重新导出", "record it under teaching assignments, or have it corrected and exported anew"));
        }

        return null;
    }

    public bool IsHomeroom(string id) => CodeOf(id) is not null && HasHomerooms;

    public IEnumerable<string> SessionsOf(string id) => rows.TryGetValue(id, out var row) ? row.List("termSourcedIds") : [];

    /// <summary>The courses that something is taught in, as subjects: several of one subject are one.</summary>
    public OneRosterOutput? Subjects()
    {
        if (bundle.File(OneRosterLayout.Courses) is not { } file) return null;
        var table = new OneRosterOutput(file, RecordSubject.Kind, ("id", ["courseCode", "sourcedId"]), ("name", ["title"]));
        var taught = rows.Values.ToLookup(row => row["courseSourcedId"], row => HasHomerooms && IsHomeroom(row));
        var taken = new HashSet<string>();
        foreach (var row in courses.Values)
        {
            // What classes as such are of is no subject.
            if (row.Id == OneRosterIds.HomeroomCourse(bundle.Frame) || (taught[row.Id].Any() && taught[row.Id].All(isHomeroom => isHomeroom))) continue;
            if (row.IsDeleted)
            {
                bundle.Gone(row);
                continue;
            }

            var (id, name) = SubjectOf(row);
            if (taken.Add(id)) table.Add(row, id, name);
        }

        return table;
    }

    private static bool IsHomeroom(OneRosterRow row) => row["classType"].Equals("homeroom", StringComparison.OrdinalIgnoreCase);

    // By an id of ours, by code, by the name of a subject that is recorded; else a new one.
    private (string Id, string Name) SubjectOf(OneRosterRow course)
    {
        var frame = bundle.Frame;
        var name = course.List("subjects") is [var subject, ..] ? subject : course["title"];
        var code = course.List("subjectCodes") is [var given, ..] ? given : course["courseCode"] is { Length: > 0 } own ? own : course.Id;
        var id = bundle.Ids.SubjectOf(course.Id) ?? (frame.Subjects.ContainsKey(code) ? code : frame.Named.Subjects[name].FirstOrDefault(code));
        return (id, name);
    }

    private void Take(OneRosterRow row)
    {
        var code = bundle.Ids.ClassOf(row.Id) ?? (row["classCode"] is { Length: > 0 } given ? given : row.Id);
        codes[row.Id] = code;
        if (row.IsDeleted)
        {
            bundle.Gone(row);
            return;
        }

        var stored = bundle.Frame.Classes.GetValueOrDefault(code);
        var grade = row.List("grades") is [var first, ..] ? first : "";
        Table!.Add(row, code, row["title"], sessions.YearOf(row.List("termSourcedIds")) ?? stored?.SchoolYear,
            int.TryParse(grade, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : grade.Length > 0 ? grade : stored?.Grade.ToString(CultureInfo.InvariantCulture),
            stored?.Parallel == true ? "是" : "否");
    }

    // A scheduled class is of the homeroom that all its pupils are in, or that its code or title begins with.
    private void FindLessons()
    {
        var pupils = bundle.Rows(OneRosterLayout.Enrollments).Where(row => !row.IsDeleted && IsStudent(row) && rows.ContainsKey(row["classSourcedId"]) && CodeOf(row["classSourcedId"]) is null)
            .ToLookup(row => row["classSourcedId"], row => row["userSourcedId"]);
        var homerooms = rows.Values.Where(IsHomeroom).Select(row => (Code: codes[row.Id], Given: row["classCode"], Title: row["title"])).ToList();
        foreach (var row in rows.Values.Where(row => !IsHomeroom(row)))
        {
            var of = pupils[row.Id].SelectMany(user => homeroomsOf.GetValueOrDefault(user) ?? []).Distinct().Take(2).ToList();
            lessons[row.Id] = of is [var only] ? only
                : of.Count > 1 ? null
                : homerooms.Where(each => (each.Given.Length > 0 && row["classCode"].StartsWith(each.Given + "-", StringComparison.Ordinal)) || (each.Title.Length > 0 && row["title"].StartsWith(each.Title, StringComparison.Ordinal)))
                    .OrderByDescending(each => each.Title.Length).Select(each => each.Code).FirstOrDefault();
        }
    }
}
