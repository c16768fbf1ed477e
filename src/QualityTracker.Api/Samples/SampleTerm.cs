using QualityTracker.Api.Records;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingAssignments;

namespace QualityTracker.Api.Samples;

/// <summary>Days on which somebody employed is away (请假).</summary>
internal sealed record Absence(string Staff, DateOnly From, DateOnly? To) : IDated;

/// <summary>A lesson that a colleague takes for somebody away (代课).</summary>
internal sealed record CoveredLesson(GivenLesson Lesson, string Staff, string CoverFor);

/// <summary>What the records of a sample are drawn from: people, classes, lessons and absences of the term.</summary>
internal sealed class SampleTerm
{
    private readonly int seed;
    private readonly HashSet<(DateOnly, int, string)> covering;

    public SampleTerm(int seed, int number)
    {
        this.seed = unchecked(seed + (number - 1) * 7919);
        School = SamplePlaces.School(number);
        People = SampleStaff.Make(Stream("staff"));
        (Assignments, Homerooms) = SampleAssignments.Make(People);
        Posts = SamplePosts.Make(People, Assignments, Homerooms);
        Timetable = Timetabling.Make(Stream("timetable"), Assignments);
        Lessons = new(Timetable, Assignments);
        Pupils = SamplePupils.Make(Stream("pupils"));
        Absences = SampleAbsences.Make(Stream("absences"), People);
        Covers = SampleAbsences.Cover(this);
        covering = [.. Covers.Select(each => (each.Lesson.Date, each.Lesson.Period, each.Staff))];
    }

    public School School { get; }

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<TeachingAssignment> Assignments { get; }

    /// <summary>Staff numbers by class code, at the start of the term.</summary>
    public IReadOnlyDictionary<string, string> Homerooms { get; }

    public IReadOnlyList<Post> Posts { get; }

    public IReadOnlyList<PlacedLesson> Timetable { get; }

    public Lessons Lessons { get; }

    public IReadOnlyList<SamplePupil> Pupils { get; }

    public IReadOnlyList<Absence> Absences { get; }

    public IReadOnlyList<CoveredLesson> Covers { get; }

    public Rng Stream(string name) => new(seed, name);

    public Person Person(string id) => People.First(person => person.Id == id);

    public bool IsPresent(Person person, DateOnly day) =>
        person.Member.IsEmployedOn(day) && !Absences.Any(each => each.Staff == person.Id && each.HoldsOn(day));

    /// <summary>Present, and neither teaching nor covering.</summary>
    public bool IsFree(Person person, DateOnly day, int period) =>
        IsPresent(person, day) && !Lessons.IsTeaching(person.Id, day, period) && !covering.Contains((day, period, person.Id));

    /// <summary>The records with the ids of their keys.</summary>
    public List<T> Named<T>(RecordKind<T> kind, IEnumerable<T> records) where T : class, IRecord, new() =>
        [.. records.Select(record => RecordIds.Give(kind, School.Id, record))];
}
