using QualityTracker.Core.Measures;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>Counts of records between two days (工作量统计), each by the measure that norms count by, with the measure's own options.</summary>
public sealed class WorkFigures
{
    private readonly RecordIndex index;
    private readonly IReadOnlyList<string> people;

    /// <param name="ground">The term.</param>
    /// <param name="from">First day that counts.</param>
    /// <param name="to">Last day that counts.</param>
    public WorkFigures(ReportGround ground, DateOnly from, DateOnly to)
    {
        index = new(ground.Frame, ground.Evaluation.Term, ground.Records);
        people = [.. ground.Evaluation.People.Select(person => person.Staff)];
        (From, To) = (from, to);
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    /// <summary>Of the whole term, up to the last day that counts.</summary>
    public static WorkFigures OfTerm(ReportGround ground) => new(ground, ground.Frame.Terms[ground.Evaluation.Term].FirstDay, ground.Until);

    /// <summary>Of one person; of the school when there is nobody: an event that several recorded counts once there.</summary>
    public decimal Of(string measure, string? staff = null)
    {
        var of = MeasureCatalogue.Of(measure);
        return MeasureCatalogue.Contributions(index, of, new(of), staff, From, To).Sum(each => each.Amount);
    }

    /// <summary>Of several people together, each by themselves.</summary>
    public decimal Of(string measure, IEnumerable<string> staff) => staff.Sum(each => Of(measure, each));

    /// <summary>How many of the people evaluated have any of it.</summary>
    public int PeopleWith(string measure) => people.Count(staff => Of(measure, staff) > 0);
}
