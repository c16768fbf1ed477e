using QualityTracker.Core.Classes;

namespace QualityTracker.Core.Policies;

/// <summary>Factors that turn periods into standard periods (标准课时系数); formula 5. Defaults are the formula's.</summary>
public sealed record WorkloadRules
{
    private static readonly string[] SciencesHumanitiesAndPe =
        ["physics", "chemistry", "biology", "science", "politics", "history", "geography", "pe"];

    public static readonly WorkloadRules Default = new();

    /// <summary>By subject code; 1 for any other subject.</summary>
    public IReadOnlyDictionary<string, Quantity> SubjectFactors { get; init; } = new Dictionary<string, Quantity>();

    /// <summary>By pupils in the class, smallest first; the last has no upper end.</summary>
    public IReadOnlyList<ClassSizeFactor> ClassSizeFactors { get; init; } =
    [
        new(20, Quantity.Of(0.8m)), new(30, Quantity.Of(0.9m)), new(40, Quantity.Of(1)),
        new(50, Quantity.Of(1.15m)), new(60, Quantity.Of(1.3m)), new(null, Quantity.Of(1.5m)),
    ];

    /// <summary>For the first class of a subject and grade, the second …; the last holds for all further ones.</summary>
    public IReadOnlyList<Quantity> RepeatFactors { get; init; } =
        [Quantity.Of(1), Quantity.Of(0.9m), Quantity.Of(0.8m), Quantity.Of(0.7m), Quantity.Of(0.6m)];

    /// <summary>A homeroom teacher's part of the full load (班主任工作量).</summary>
    public Quantity Homeroom { get; init; } = Quantity.Of(0.5m);

    /// <summary>Standard periods a remedial tutoring session (clause Z1).</summary>
    public Quantity TutoringSession { get; init; } = Quantity.Of(1);

    /// <summary>Standard periods a period covered, to who taught it.</summary>
    public Quantity CoverTaught { get; init; } = Quantity.Of(1);

    /// <summary>Standard periods a period covered, taken from who was away.</summary>
    public Quantity CoverAway { get; init; } = Quantity.Of(1);

    /// <summary>Standard periods a period with a pupil taught at home (送教上门).</summary>
    public Quantity HomeTeaching { get; init; } = Quantity.Of(0);

    /// <summary>Full loads, periods a week; the first row that fits stage and subject.</summary>
    public IReadOnlyList<FullLoad> FullLoads { get; init; } =
    [
        new(Stage.Primary, ["chinese", "maths"], Quantity.Of(14)),
        new(Stage.Primary, [], Quantity.Of(18)),
        new(Stage.JuniorSecondary, ["chinese", "maths", "english"], Quantity.Of(12)),
        new(Stage.JuniorSecondary, SciencesHumanitiesAndPe, Quantity.Of(14)),
        new(Stage.JuniorSecondary, [], Quantity.Of(16)),
        new(Stage.SeniorSecondary, ["chinese", "maths", "english"], Quantity.Of(10)),
        new(Stage.SeniorSecondary, SciencesHumanitiesAndPe, Quantity.Of(12)),
        new(Stage.SeniorSecondary, [], Quantity.Of(14)),
    ];
}

/// <summary>The factor of a class with up to so many pupils (班额系数).</summary>
public sealed record ClassSizeFactor(int? UpTo, Quantity Factor);

/// <summary>The full load (满工作量) of a stage and its subjects, in periods a week; no subjects means all others.</summary>
public sealed record FullLoad(Stage Stage, IReadOnlyList<string> Subjects, Quantity Periods)
{
    public Place Place { get; init; }
}
