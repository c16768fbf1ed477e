using System.Globalization;
using QualityTracker.Api.OneRoster;
using QualityTracker.Core.Classes;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;
using QualityTracker.Reports.Spreadsheets;
using Column = QualityTracker.Reports.Spreadsheets.Column;

namespace QualityTracker.Api.Exports;

/// <summary>
/// The roster of a school on a day as a OneRoster bundle (OneRoster 名册): its classes as homerooms, and as a scheduled class each subject taught to one.
/// Ids are made from the school's own numbers, so that the same thing has the same id for ever.
/// </summary>
public sealed class RosterExport(SchoolFrame frame, Term term, DateOnly day, string version)
{
    private const string HomeroomCourse = "homeroom";

    private readonly List<SchoolClass> classes = [.. frame.Lists.Classes.Where(each => each.SchoolYear == term.SchoolYear).OrderBy(each => each.Id, StringComparer.Ordinal)];

    /// <summary>The numbers of the pupils in it.</summary>
    public HashSet<string> Pupils { get; } = [];

    /// <summary>The manifest first, then the files by name.</summary>
    public IEnumerable<Sheet> Tables()
    {
        List<Sheet> files = [Sheet(OneRosterLayout.Sessions, Sessions()), Sheet(OneRosterLayout.Classes, Classes()), Sheet(OneRosterLayout.Courses, Courses()), Sheet(OneRosterLayout.Enrollments, Enrollments()), Sheet(OneRosterLayout.Orgs, Orgs())];
        if (version == "1.2") files.Add(Sheet(OneRosterLayout.Roles, Users().Select(user => Row(OneRosterIds.Role(frame, user.Id), "", "", user.Id, "primary", user.Role, "", "", School, ""))));
        files.Add(Sheet(OneRosterLayout.Users, Users().Select(Written)));
        var there = files.Select(file => file.Name).ToHashSet();
        return
        [
            new(OneRosterLayout.Manifest, [new("propertyName", 20), new("value", 20)],
                [
                    .. new[] { ("manifest.version", "1.0"), ("oneroster.version", version) }.Concat(OneRosterLayout.FilesOf(version).Select(file => ($"file.{file}", there.Contains(file) ? "bulk" : "absent")))
                        .Append(("source.systemName", "QualityTracker")).Append(("source.systemCode", frame.School.Id)).Select(each => Row(each.Item1, each.Item2)),
                ]),
            .. files,
        ];
    }

    private sealed record User(string Id, string Role, string Number, string Name, int? Grade);

    private string School => OneRosterIds.School(frame);

    private Sheet Sheet(string file, IEnumerable<IReadOnlyList<Cell>> rows) => new(file, [.. OneRosterLayout.ColumnsOf(file, version).Select(column => new Column(column, 20))], rows);

    private IEnumerable<IReadOnlyList<Cell>> Orgs() => [Row(School, "", "", frame.School.Name, "school", frame.School.Id, "")];

    private List<Term> Terms => [.. frame.Lists.Terms.Where(each => each.SchoolYear == term.SchoolYear).OrderBy(each => each.FirstDay)];

    private string YearEnd => (int.Parse(term.SchoolYear.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    private IEnumerable<IReadOnlyList<Cell>> Sessions() =>
    [
        Row(OneRosterIds.Year(frame, term.SchoolYear), "", "", term.SchoolYear, "schoolYear", Day(Terms[0].FirstDay), After(Terms[^1].LastDay), "", YearEnd),
        .. Terms.Select(each => Row(OneRosterIds.Term(frame, each.Id), "", "", $"{each.SchoolYear} 学年第 {each.Number} 学期", "semester", Day(each.FirstDay), After(each.LastDay), OneRosterIds.Year(frame, each.SchoolYear), YearEnd)),
    ];

    private IEnumerable<IReadOnlyList<Cell>> Courses() =>
    [
        Row(OneRosterIds.HomeroomCourse(frame), "", "", OneRosterIds.Year(frame, term.SchoolYear), "班级", HomeroomCourse, "", School, "", ""),
        .. frame.Lists.Subjects.OrderBy(each => each.Id, StringComparer.Ordinal).Select(each => Row(OneRosterIds.Course(frame, each.Id), "", "", OneRosterIds.Year(frame, term.SchoolYear), each.Name, each.Id, "", School, "", "")),
    ];

    private IEnumerable<IReadOnlyList<Cell>> Classes() => classes.SelectMany(each => Lessons(each.Id).Select(subject => Row(
            OneRosterIds.Lesson(frame, each.Id, subject), "", "", $"{each.Name} {frame.Subjects[subject].Name}", Grade(each.Grade), OneRosterIds.Course(frame, subject), $"{each.Id}-{subject}", "scheduled", "", School, OneRosterIds.Term(frame, term.Id), "", "", ""))
        .Prepend(Row(OneRosterIds.Class(frame, each.Id), "", "", each.Name, Grade(each.Grade), OneRosterIds.HomeroomCourse(frame), each.Id, HomeroomCourse, "", School, string.Join(',', Terms.Select(of => OneRosterIds.Term(frame, of.Id))), "", "", "")));

    private IEnumerable<string> Lessons(string of) => frame.AssignmentsIn[of].Where(each => each.HoldsOn(day)).Select(each => each.Subject).Distinct().Order(StringComparer.Ordinal);

    private IEnumerable<User> Users() => frame.Lists.Staff.Where(member => member.IsEmployedOn(day)).OrderBy(member => member.Id, StringComparer.Ordinal)
        .Select(member => new User(OneRosterIds.Staff(frame, member.Id), frame.AssignmentsOf[member.Id].Any(each => each.HoldsOn(day)) ? "teacher" : "administrator", member.Id, member.Name, null))
        .Concat(classes.SelectMany(each => frame.EnrolmentsIn[each.Id].Where(enrolment => enrolment.HoldsOn(day)).Select(enrolment => (enrolment.Pupil, each.Grade))).DistinctBy(each => each.Pupil).OrderBy(each => each.Pupil, StringComparer.Ordinal)
            .Select(each => new User(OneRosterIds.Pupil(frame, each.Pupil), "student", each.Pupil, frame.Pupils[each.Pupil].Name, each.Grade)));

    private IReadOnlyList<Cell> Written(User user)
    {
        if (user.Grade is not null) Pupils.Add(user.Number);
        var name = PersonName.Split(user.Name);
        string[] first = version == "1.2" ? [user.Id, "", "", "true"] : [user.Id, "", "", "true", School, user.Role];
        string[] common = [.. first, user.Number, "", name.Given, name.Family, "", user.Number, "", "", "", "", user.Grade is { } grade ? GradeOf(grade) : "", ""];
        return Row(version == "1.2" ? [.. common, "", "", "", "", "", School, ""] : common);
    }

    private IEnumerable<IReadOnlyList<Cell>> Enrollments()
    {
        foreach (var each in classes)
        {
            var pupils = frame.EnrolmentsIn[each.Id].Where(enrolment => enrolment.HoldsOn(day)).OrderBy(enrolment => enrolment.Pupil, StringComparer.Ordinal).ToList();
            var homeroom = OneRosterIds.Class(frame, each.Id);
            foreach (var post in frame.Lists.Posts.Where(post => post.Kind == PostKind.HomeroomTeacher && post.Class == each.Id && post.HoldsOn(day)).OrderBy(post => post.Staff, StringComparer.Ordinal))
                yield return Enrollment(homeroom, OneRosterIds.Staff(frame, post.Staff), "teacher", "true", post);
            foreach (var enrolment in pupils) yield return Enrollment(homeroom, OneRosterIds.Pupil(frame, enrolment.Pupil), "student", "false", enrolment);
            foreach (var subject in Lessons(each.Id))
            {
                var lesson = OneRosterIds.Lesson(frame, each.Id, subject);
                foreach (var (at, assignment) in frame.AssignmentsIn[each.Id].Where(assignment => assignment.Subject == subject && assignment.HoldsOn(day)).OrderByDescending(assignment => assignment.Share).ThenBy(assignment => assignment.Staff, StringComparer.Ordinal).Index())
                    yield return Enrollment(lesson, OneRosterIds.Staff(frame, assignment.Staff), "teacher", at == 0 ? "true" : "false", assignment);
                foreach (var enrolment in pupils) yield return Enrollment(lesson, OneRosterIds.Pupil(frame, enrolment.Pupil), "student", "false", enrolment);
            }
        }
    }

    private IReadOnlyList<Cell> Enrollment(string of, string user, string role, string primary, IDated time) =>
        Row(OneRosterIds.Enrollment(frame, of, user, time.From), "", "", of, School, user, role, primary, Day(time.From), time.To is { } last ? After(last) : "");

    private static string Grade(int grade) => GradeOf(grade);

    private static string GradeOf(int grade) => grade.ToString("00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    // The standard's end is the first day that is not in it.
    private static string After(DateOnly last) => Day(last.AddDays(1));

    private static IReadOnlyList<Cell> Row(params IEnumerable<string> cells) => [.. cells.Select(Cell.Of)];
}
