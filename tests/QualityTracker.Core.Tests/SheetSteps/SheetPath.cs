using System.Globalization;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.SheetSteps;

/// <summary>
/// Sheets taken step by step: T1 and T2 teach maths, H heads maths, P is the principal, V a vice principal, O the office. Days are counted from the
/// first of the autumn term.
/// </summary>
internal sealed class SheetPath
{
    public static readonly SchoolFrame Frame = new SchoolBuilder().Class("701", 0)
        .Person("T1").Teaches("T1", "701", "maths").Person("T2").Teaches("T2", "701", "maths").Person("E").Teaches("E", "701", "english")
        .Person("H").Post("H", PostKind.SubjectGroupHead, subject: "maths").Teaches("H", "701", "maths")
        .Person("P").Post("P", PostKind.Principal).Person("V").Post("V", PostKind.VicePrincipal).Person("O").Post("O", PostKind.Office).Frame();

    private readonly string person;

    public SheetPath(string person = "T1") => (this.person, Actors) = (person, SheetActors.Of(Frame, person, Day(1)));

    public SheetActors Actors { get; }

    public SheetStanding Sheet { get; private set; } = SheetStanding.New;

    public StepRefusal? Refused { get; private set; }

    /// <summary>Two lines, the total and the band.</summary>
    public static IReadOnlyList<SheetLine> Figures(int lectures, int research = 3) =>
    [
        Line("process/lectures", lectures), Line("process/research", research), Line(SheetLine.Total, lectures + research),
        Line(SheetLine.Band, lectures + research > 8 ? 1 : 2),
    ];

    public static DateOnly On(int day) => Day(1).AddDays(day);

    public SheetPath Take(StepKind kind, string by, int day, Func<SheetStep, SheetStep>? with = null)
    {
        var step = new SheetStep
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{person}-{Sheet.Steps.Count}-{kind}"),
            Kind = kind,
            By = by,
            Day = On(day),
            At = new(On(day).ToDateTime(new(8, 0)), TimeSpan.FromHours(8)),
            After = Sheet.Steps.Count,
        };
        var outcome = SheetWay.Take(Sheet, with is null ? step : with(step), Actors, SheetDeadlines.Default);
        Refused = outcome.Refusal;
        Sheet = outcome.Sheet;
        return this;
    }

    public SheetPath Computed(int lectures = 5, int day = 0) => Take(StepKind.Compute, "O", day, step => step with { Figures = Figures(lectures) });

    public SheetPath Confirmed(int day = 1) =>
        Take(StepKind.Confirm, person, day, step => step with { Lines = [.. Sheet.Unconfirmed.Select(line => line.Id)] });

    /// <summary>Confirmed on day 1, signed on days 2 and 3, posted on day 4: the notice ends on day 11.</summary>
    public SheetPath Posted() => Computed().Confirmed().Take(StepKind.SignAsGroupHead, "H", 2).Take(StepKind.SignAsPrincipal, "P", 3).Take(StepKind.Publish, "O", 4);

    public SheetPath Objected(string line = "process/lectures", int day = 6, string by = "T1") => Take(
        StepKind.Objection, by, day, step => step with { Id = "objection", Line = line, Words = "少算一次", Evidence = ["duty-1"] });

    public SheetPath Decided(bool upheld, int day = 8, string by = "P") =>
        Take(StepKind.Decide, by, day, step => step with { Objection = "objection", Upheld = upheld, Words = "核对记录" });

    public SheetPath Sealed(int day = 12, int lectures = 5) =>
        Take(StepKind.Seal, "P", day, step => step with { Figures = Figures(lectures), Seal = new('a', 64) });

    private static SheetLine Line(string id, int figure) => new(id, new(id, id), figure.ToString(CultureInfo.InvariantCulture));
}
