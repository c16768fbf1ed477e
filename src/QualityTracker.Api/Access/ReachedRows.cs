using QualityTracker.Api.Records;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Access;

/// <summary>The rows of a school that a caller may reach in one operation (可见数据): what all the caller's roles reach, together.</summary>
public sealed class ReachedRows
{
    private readonly HashSet<(string Class, string Subject)> lessons = [];
    private readonly HashSet<string> classes = [];
    private readonly HashSet<string> pupils = [];
    private readonly HashSet<string> subjects = [];
    private readonly HashSet<string> known = [];

    private ReachedRows(Rule rule, Standing standing)
    {
        Self = standing.Staff;
        foreach (var role in standing.Roles)
        {
            switch (rule.ReachOf(role))
            {
                case Reach.School:
                    WholeSchool = true;
                    break;
                case Reach.Sums:
                    Sums = true;
                    break;
                case Reach.Own:
                    Me = standing.Staff;
                    break;
                case Reach.Lessons:
                    lessons.UnionWith(standing.Lessons);
                    break;
                case Reach.Group:
                    subjects.UnionWith(standing.Subjects);
                    break;
                case Reach.Classes when role == Role.HomeroomTeacher:
                    classes.UnionWith(standing.Homerooms);
                    break;
                case Reach.Classes:
                    classes.UnionWith(standing.Lessons.Select(lesson => lesson.Class));
                    pupils.UnionWith(standing.Tutored);
                    break;
            }
        }

        pupils.UnionWith(standing.PupilsIn(classes));
        known.UnionWith(standing.PupilsIn(standing.Lessons.Select(lesson => lesson.Class).Concat(standing.Homerooms)).Concat(standing.Tutored));
    }

    public bool WholeSchool { get; }

    /// <summary>Whether counts and means of the school may be seen.</summary>
    public bool Sums { get; }

    /// <summary>The caller's staff number, whatever may be reached; null for who does not work at the school.</summary>
    public string? Self { get; }

    /// <summary>The staff number whose own records may be reached.</summary>
    public string? Me { get; }

    public IReadOnlySet<string> Classes => classes;

    public IReadOnlySet<string> Pupils => pupils;

    public IReadOnlySet<string> Subjects => subjects;

    /// <summary>None when nobody's role may do it at all.</summary>
    public static ReachedRows? Of(Rule rule, Standing standing) =>
        standing.Roles.Any(role => rule.ReachOf(role) != Reach.None) ? new(rule, standing) : null;

    public bool HasPerson(string staff) => WholeSchool || staff == Me;

    /// <summary>Whether a score sheet may be reached.</summary>
    public bool HasSheet(string schoolClass, string subject) => WholeSchool || classes.Contains(schoolClass) || lessons.Contains((schoolClass, subject));

    public bool HasClass(string schoolClass) => WholeSchool || classes.Contains(schoolClass);

    /// <summary>Whether a pupil is one the caller works with: only of those may somebody record who does not reach the whole school.</summary>
    public bool Knows(string pupil) => WholeSchool || known.Contains(pupil);

    /// <summary>Whether a record may be seen.</summary>
    public bool Has<T>(RecordKind<T> kind, T record) where T : class, IRecord, new() => !IsKept(kind, record)
        && (WholeSchool || kind.Columns.Any(column => Of(column.IsOf(kind)) is { } reached && column.Value(record) is string value && reached(value)));

    /// <summary>Whether a record about the caller is not yet shared with them (未反馈): then none of their roles shows it.</summary>
    public bool IsKept<T>(RecordKind<T> kind, T record) where T : class, IRecord, new() => kind.IsKeptFrom(record, Self);

    /// <summary>Whether a record may be written: of the persons it names, the first is whose record it is.</summary>
    public bool MayWrite<T>(RecordKind<T> kind, T record) where T : class, IRecord, new() => WholeSchool
        || (Me is { } me && kind.Columns.First(column => column.RefersTo == "staff").Value(record) as string == me)
        || kind.Columns.Any(column => column.IsOf(kind) is "classes" or "pupils" && Of(column.IsOf(kind)) is { } reached && column.Value(record) is string value && reached(value));

    private Func<string, bool>? Of(string? noun) => noun switch
    {
        "staff" => staff => staff == Me,
        "classes" => classes.Contains,
        "pupils" => pupils.Contains,
        "subjects" => subjects.Contains,
        _ => null,
    };
}
