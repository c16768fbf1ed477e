using System.Globalization;
using QualityTracker.Api.Enrolments;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.OneRoster;

/// <summary>A bundle's enrollments (选课和任课): pupils in homerooms are enrolments, teachers of scheduled classes teaching assignments.</summary>
public sealed class OneRosterEnrollments(OneRosterBundle bundle, OneRosterSchool school, OneRosterSessions sessions, OneRosterClasses classes, OneRosterPeople people)
{
    private const int Parts = 10_000;

    private readonly Dictionary<string, List<(string Code, int Row, DateOnly From, DateOnly To)>> homerooms = [];
    private readonly List<Taught> taught = [];

    private sealed record Taught(OneRosterRow Row, string Staff, string Class, string Subject, DateOnly? From, string To, decimal? Share);

    /// <summary>Enrolments, then assignments; none when the file is not there.</summary>
    public IReadOnlyList<OneRosterOutput> Tables()
    {
        if (bundle.File(OneRosterLayout.Enrollments) is not { } file) return [];
        var enrolled = new OneRosterOutput(file, RecordEnrolment.Kind, ("pupil", ["userSourcedId"]), ("class", ["classSourcedId"]), ("from", ["beginDate"]), ("to", ["endDate"]));
        var assigned = new OneRosterOutput(file, RecordTeachingAssignment.Kind,
            ("staff", ["userSourcedId"]), ("class", ["classSourcedId"]), ("subject", []), ("from", ["beginDate"]), ("to", ["endDate"]), ("share", []));
        var left = new Dictionary<string, (int Count, OneRosterRow First)>();
        foreach (var row in file.Rows.Where(row => school.Has(row["schoolSourcedId"])))
        {
            var (of, user) = (row["classSourcedId"], row["userSourcedId"]);
            var isStudent = OneRosterClasses.IsStudent(row);
            if (!isStudent && !row["role"].Equals("teacher", StringComparison.OrdinalIgnoreCase)) Leave(left, row["role"], row);
            else if (!classes.Has(of)) bundle.Dangling(row, "classSourcedId");
            else if (people.IsLeftOut(user)) continue;
            else if (people.Of(user, isStudent) is not { } person) bundle.Dangling(row, "userSourcedId");
            else if (isStudent) Enrol(row, of, person.Number, enrolled);
            else if (classes.IsHomeroom(of)) Leave(left, "homeroom teacher", row);
            else if (classes.LessonOf(of) is { } lesson) Teach(row, person.Number, lesson.Class, lesson.Subject);
        }

        foreach (var (role, (count, first)) in left)
        {
            first.Note(bundle.Log, "role", "role-left-out", new($"{count} 行的角色是 {role}，未导入", $"{count} rows with the role {role} were not taken in"),
                new("班主任由校长在职务中登记；其他角色不登记", "homeroom teachers are recorded under posts by the principal; other roles are not kept"));
        }

        var together = taught.Where(each => !each.Row.IsDeleted).ToLookup(each => (each.Class, each.Subject));
        foreach (var each in taught)
        {
            assigned.Add(each.Row, each.Staff, each.Class, each.Subject, Written(each.From) ?? each.Row["beginDate"], each.To, (each.Share ?? ShareOf(each, together[(each.Class, each.Subject)])).ToString(CultureInfo.InvariantCulture));
        }

        return [enrolled, assigned];
    }

    private static void Leave(Dictionary<string, (int Count, OneRosterRow First)> left, string role, OneRosterRow row) =>
        left[role] = left.TryGetValue(role, out var before) ? (before.Count + 1, before.First) : (1, row);

    private void Enrol(OneRosterRow row, string of, string pupil, OneRosterOutput table)
    {
        // What a pupil learns beside the homeroom is no class of theirs here.
        if (classes.CodeOf(of) is not { } code) return;
        var stored = Stored(bundle.Frame.EnrolmentsOf[pupil].Where(each => each.Class == code), row);
        if (!row.IsDeleted && IsSecond(row, pupil, code)) return;
        if (row.IsDeleted && stored is null) bundle.Gone(row);
        else table.Add(row, pupil, code, Written(From(row, of, stored)) ?? row["beginDate"], To(row, stored));
    }

    // A pupil may change class in a term; two at one time are not two classes of ours.
    private bool IsSecond(OneRosterRow row, string pupil, string code)
    {
        if (row.Day("endDate") is { } end && end <= bundle.Today) return false;
        var (from, to) = (row.Day("beginDate") ?? DateOnly.MinValue, row.Day("endDate") ?? DateOnly.MaxValue);
        if (!homerooms.TryGetValue(pupil, out var all)) homerooms[pupil] = all = [];
        var first = all.Find(each => each.Code != code && each.From < to && from < each.To);
        if (first == default)
        {
            if (!all.Exists(each => (each.Code, each.From, each.To) == (code, from, to))) all.Add((code, row.Number, from, to));
            return false;
        }

        if (!classes.HasHomerooms)
        {
            row.Note(bundle.Log, "classSourcedId", "second-class", new($"这名学生在第 {first.Row} 行已有一个班，这一行未导入", $"the pupil has a class in row {first.Row} already; this row was not taken in"),
                new("需要行政班时，请对方把它标为 homeroom", "ask for the classes proper to be marked as homeroom"));
            return true;
        }

        row.Wrong(bundle.Log, "classSourcedId", new("classSourcedId", "two-homerooms", new($"这名学生在第 {first.Row} 行已在另一行政班", $"the pupil is in another homeroom by row {first.Row}"),
            new("给其中一行写 endDate，或删去", "give one of the two an endDate, or remove it")));
        return true;
    }

    private void Teach(OneRosterRow row, string staff, string of, string subject)
    {
        var stored = Stored(bundle.Frame.AssignmentsOf[staff].Where(each => each.Class == of && each.Subject == subject), row);
        if (row.IsDeleted && stored is null) bundle.Gone(row);
        else taught.Add(new(row, staff, of, subject, From(row, row["classSourcedId"], stored), To(row, stored), stored?.Share));
    }

    // What is stored of it: what holds on the day on which it begins, or else the last.
    private T? Stored<T>(IEnumerable<T> of, OneRosterRow row) where T : class, IDated
    {
        var all = of.OrderByDescending(each => each.From).ToList();
        return row.Day("beginDate") is { } begin ? all.Find(each => each.HoldsOn(begin)) : row["beginDate"].Length > 0 ? null : all.Find(each => each.HoldsOn(bundle.Today)) ?? all.FirstOrDefault();
    }

    private DateOnly? From<T>(OneRosterRow row, string of, T? stored) where T : class, IDated =>
        stored?.From ?? row.Day("beginDate") ?? (row["beginDate"].Length > 0 ? null : sessions.FirstDayOf(classes.SessionsOf(of)));

    // Of a row that is no more, the day on which it was changed is the last.
    private string To<T>(OneRosterRow row, T? stored) where T : class, IDated
    {
        if (row.IsDeleted)
        {
            var day = row.Day("dateLastModified") ?? bundle.Today;
            return Written(stored is { } standing && day < standing.From ? standing.From : day)!;
        }

        return row["endDate"].Length == 0 ? Written(stored?.To) ?? "" : OneRosterSessions.LastDay(row, "endDate");
    }

    // The standard has no shares: who teach a class one subject at one time have equal ones.
    private static decimal ShareOf(Taught each, IEnumerable<Taught> others) => Math.Floor((decimal)Parts / Math.Max(1, others.Count(other => other == each || Overlap(other, each)))) / Parts;

    private static bool Overlap(Taught one, Taught other) =>
        string.CompareOrdinal(Written(one.From) ?? "", other.To.Length == 0 ? "9" : other.To) <= 0 && string.CompareOrdinal(Written(other.From) ?? "", one.To.Length == 0 ? "9" : one.To) <= 0;

    private static string? Written(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
