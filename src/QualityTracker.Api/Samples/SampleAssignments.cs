using QualityTracker.Core.Classes;
using QualityTracker.Core.TeachingAssignments;

namespace QualityTracker.Api.Samples;

/// <summary>
/// Who teaches what to whom (任课安排): the plan's classes, then labour, integrated practice and the rest of primary ethics to whoever
/// has room, one co-taught class, and the classes of the leaver, which colleagues take over on the next Monday.
/// </summary>
internal sealed class SampleAssignments
{
    private const string CoTaughtClass = "2025-602";
    private const int MostPeriods = 17;

    private static readonly DateOnly TakenOverOn = new(2025, 11, 17);

    private readonly List<TeachingAssignment> made = [];
    private readonly Dictionary<string, decimal> load = [];
    private readonly IReadOnlyList<Person> people;

    private SampleAssignments(IReadOnlyList<Person> people) => this.people = people;

    /// <returns>The assignments without ids, and the homeroom teacher of each class at the start.</returns>
    public static (List<TeachingAssignment> Assignments, Dictionary<string, string> Homerooms) Make(IReadOnlyList<Person> people)
    {
        var making = new SampleAssignments(people);
        making.AssignPlanned();
        making.HandOver();
        var homerooms = making.Homerooms();
        making.AssignFillers(homerooms);
        return (making.made, homerooms);
    }

    private Person Find(string subject, int grade, int at) => people.First(person => person.Is(subject, grade, at));

    private void AssignPlanned()
    {
        foreach (var row in StaffPlan.Rows)
        {
            var classes = Curriculum.Classes.Where(each => row.FirstGrade <= each.Grade && each.Grade <= row.LastGrade).ToList();
            var next = 0;
            foreach (var person in people.Where(person => person.Row == row))
            {
                for (var count = row.Classes[person.At]; count > 0; count--) Assign(person, classes[next++], row.Subject);
            }
        }

        var shared = made.FindIndex(each => each is { Class: CoTaughtClass, Subject: "english" });
        made[shared] = made[shared] with { Share = 0.5m };
        Assign(Find("english", 3, 1), Curriculum.Classes.First(each => each.Id == CoTaughtClass), "english", 0.5m);
    }

    private void HandOver()
    {
        var leaver = people.First(person => person.Part == Part.Leaver);
        var leaving = made.Where(each => each.Staff == leaver.Id).ToList();
        made.RemoveAll(leaving.Contains);
        made.AddRange(leaving.Select(each => each with { To = leaver.Member.LeftOn }));
        var classes = leaving.Select(each => Curriculum.Classes.First(one => one.Id == each.Class)).ToList();
        Assign(Find("english", 7, 1), classes[0], "english", 1, TakenOverOn);
        Assign(Find("english", 7, 3), classes[1], "english", 0.5m, TakenOverOn);
        Assign(Find("english", 3, 0), classes[1], "english", 0.5m, TakenOverOn);
    }

    // The first of Chinese, maths and English who is free for it.
    private Dictionary<string, string> Homerooms()
    {
        var chosen = new Dictionary<string, string>();
        foreach (var each in Curriculum.Classes)
        {
            chosen[each.Id] = Candidates(each).First(person => !chosen.ContainsValue(person));
        }

        return chosen;
    }

    /// <summary>Teachers of a class who may be its homeroom teacher, the likeliest first.</summary>
    private IEnumerable<string> Candidates(SchoolClass schoolClass) =>
        from subject in new[] { "chinese", "maths", "english" }
        from assignment in made
        where assignment.Class == schoolClass.Id && assignment.Subject == subject && assignment.From == SampleCalendar.Term.FirstDay
        let person = people.First(person => person.Id == assignment.Staff)
        where !person.Leads && person.Part != Part.Leaver
        select person.Id;

    private void AssignFillers(Dictionary<string, string> homerooms)
    {
        foreach (var subject in new[] { Curriculum.Politics, Curriculum.Labour, Curriculum.Activity })
        {
            foreach (var each in Curriculum.Classes)
            {
                if (Curriculum.Periods(subject, each.Grade) > 0 && !made.Exists(one => one.Class == each.Id && one.Subject == subject))
                {
                    Assign(Filler(each, subject, homerooms[each.Id]), each, subject);
                }
            }
        }
    }

    private Person Filler(SchoolClass schoolClass, string subject, string homeroom)
    {
        var teaching = made.Where(each => each.Class == schoolClass.Id).Select(each => each.Staff).ToHashSet();
        var periods = Curriculum.Periods(subject, schoolClass.Grade);
        return people
            .Where(person => person is { Row: { } row, Leads: false, Part: not Part.Leaver } && row.Reaches(schoolClass.Grade)
                && load[person.Id] + periods <= MostPeriods)
            .MinBy(person => load[person.Id] - (teaching.Contains(person.Id) ? 3 : 0) - (person.Id == homeroom ? 2 : 0))!;
    }

    private void Assign(Person person, SchoolClass schoolClass, string subject, decimal share = 1, DateOnly? from = null)
    {
        load[person.Id] = load.GetValueOrDefault(person.Id) + Curriculum.Periods(subject, schoolClass.Grade) * share;
        made.Add(new()
        {
            Staff = person.Id,
            Class = schoolClass.Id,
            Subject = subject,
            From = from ?? SampleCalendar.Term.FirstDay,
            Share = share,
        });
    }
}
