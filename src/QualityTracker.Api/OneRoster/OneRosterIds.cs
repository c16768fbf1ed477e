using QualityTracker.Api.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.OneRoster;

/// <summary>The sourcedIds that this program gives (OneRoster 编号): the same for the same thing for ever, and known again when they come back.</summary>
public sealed class OneRosterIds(SchoolFrame frame)
{
    private readonly Lazy<Dictionary<string, string>> users = new(() => frame.Lists.Staff.Select(each => (Id: Staff(frame, each.Id), each.Id))
        .Concat(frame.Lists.Pupils.Select(each => (Id: Pupil(frame, each.Id), each.Id))).ToDictionary(each => each.Item1, each => each.Item2));

    private readonly Lazy<Dictionary<string, string>> classes = new(() => frame.Lists.Classes.ToDictionary(each => Class(frame, each.Id), each => each.Id));
    private readonly Lazy<Dictionary<string, string>> courses = new(() => frame.Lists.Subjects.ToDictionary(each => Course(frame, each.Id), each => each.Id));
    private readonly Lazy<Dictionary<string, string>> sessions = new(() => frame.Lists.Terms.ToDictionary(each => Term(frame, each.Id), each => each.Id));

    private readonly Lazy<Dictionary<string, (string Class, string Subject)>> lessons = new(() => frame.Lists.Classes
        .SelectMany(each => frame.Lists.Subjects.Select(subject => (each.Id, Subject: subject.Id))).ToDictionary(each => Lesson(frame, each.Id, each.Subject)));

    public static string School(SchoolFrame frame) => Of(frame, "org", frame.School.Id);

    public static string Term(SchoolFrame frame, string term) => Of(frame, "term", term);

    public static string Year(SchoolFrame frame, string year) => Of(frame, "year", year);

    public static string Course(SchoolFrame frame, string subject) => Of(frame, "course", subject);

    /// <summary>What classes as such are of: the standard wants a course of each.</summary>
    public static string HomeroomCourse(SchoolFrame frame) => Of(frame, "homeroom", "");

    public static string Class(SchoolFrame frame, string code) => Of(frame, "class", code);

    public static string Lesson(SchoolFrame frame, string code, string subject) => Of(frame, "lesson", $"{code}|{subject}");

    public static string Staff(SchoolFrame frame, string number) => Of(frame, "staff", number);

    public static string Pupil(SchoolFrame frame, string number) => Of(frame, "pupil", number);

    public static string Role(SchoolFrame frame, string user) => Of(frame, "role", user);

    public static string Enrollment(SchoolFrame frame, string of, string user, DateOnly from) => Of(frame, "enrollment", $"{of}|{user}|{from:O}");

    /// <summary>The number of a member of staff or pupil whom this program gave the id; null when it gave it to nobody.</summary>
    public string? NumberOf(string sourcedId) => users.Value.GetValueOrDefault(sourcedId);

    public string? ClassOf(string sourcedId) => classes.Value.GetValueOrDefault(sourcedId);

    public string? SubjectOf(string sourcedId) => courses.Value.GetValueOrDefault(sourcedId);

    public string? TermOf(string sourcedId) => sessions.Value.GetValueOrDefault(sourcedId);

    public (string Class, string Subject)? LessonOf(string sourcedId) => lessons.Value.TryGetValue(sourcedId, out var lesson) ? lesson : null;

    private static string Of(SchoolFrame frame, string what, string key) => RecordIds.For(frame.School.Id, "oneroster-" + what, key);
}
