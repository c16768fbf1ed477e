using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Records;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Core.Seals;

/// <summary>
/// What a seal covers (封存内容): a person's sheet of a term in one revision, by which pack with which values, from which records. Whoever has
/// it all can make the seal again.
/// </summary>
public sealed record SealedSheet
{
    /// <summary>Of the form itself: a later one has another number, and both can be made.</summary>
    public int Form { get; init; } = 1;

    /// <summary>School code.</summary>
    public required string School { get; init; }

    /// <summary>Term id.</summary>
    public required string Term { get; init; }

    /// <summary>Staff number.</summary>
    public required string Staff { get; init; }

    /// <summary>From 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The pack and the SHA-256 of its file.</summary>
    public required string Pack { get; init; }

    public required string PackHash { get; init; }

    /// <summary>The values of its parameters, as written.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The sheet as it was confirmed and signed.</summary>
    public required IReadOnlyList<SheetLine> Lines { get; init; }

    /// <summary>Every exact figure behind the lines.</summary>
    public required IReadOnlyList<DimensionResult> Dimensions { get; init; }

    /// <summary>By kind, then id (ordinal).</summary>
    public required IReadOnlyList<SealedRecord> Records { get; init; }

    /// <param name="evaluation">The evaluation as it is sealed.</param>
    /// <param name="staff">One of its people.</param>
    /// <param name="revision">Of the sheet.</param>
    /// <param name="records">What the figures were made from, in any order; of equal ones one counts.</param>
    public static SealedSheet Of(TermEvaluation evaluation, string staff, int revision, IEnumerable<SealedRecord> records)
    {
        var person = evaluation.People.First(each => each.Staff == staff);
        return new()
        {
            School = evaluation.School,
            Term = evaluation.Term,
            Staff = staff,
            Revision = revision,
            Pack = evaluation.Pack,
            PackHash = evaluation.PackHash,
            Parameters = evaluation.Parameters.All.ToDictionary(value => value.Parameter.Name, Written, StringComparer.Ordinal),
            Lines = SheetLine.Of(person),
            Dimensions = person.Dimensions,
            Records = [.. records.Distinct().OrderBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Id, StringComparer.Ordinal)],
        };
    }

    /// <summary>The seal (封存码).</summary>
    public Seal Seal() => new(CanonicalForm.HashOf(this));

    private static string Written(ParameterValue value) => value.Value;
}

/// <summary>A record that a sealed sheet was made from (封存的记录), by its content.</summary>
/// <param name="Kind">The name of its kind, such as LessonObservation.</param>
/// <param name="Id">Of the record.</param>
/// <param name="Hash">SHA-256 of its canonical form.</param>
public sealed record SealedRecord(string Kind, string Id, string Hash)
{
    public static SealedRecord Of<T>(T record) where T : IRecord => new(record.GetType().Name, record.Id, CanonicalForm.HashOf(record));
}
