using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>
/// A number or a choice that a pack leaves open (参数). The sheet shows its value and, where the school decides, who adopted it.
/// </summary>
public sealed record PolicyParameter
{
    public required string Name { get; init; }

    public required Text Title { get; init; }

    /// <summary>The clause that leaves it open.</summary>
    public string? Clause { get; init; }

    /// <summary>As written: a number for a range, one of the choices otherwise.</summary>
    public required string Default { get; init; }

    /// <summary>Least and greatest value, both allowed; null for a choice.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>The words to choose from; empty for a number.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True where the document gives no number and the school sets it.</summary>
    public bool SchoolDecides { get; init; }

    public Place Place { get; init; }
}

/// <summary>A range of numbers, both ends in it (取值范围).</summary>
public readonly record struct NumberRange(decimal Least, decimal Greatest)
{
    public bool Contains(decimal number) => Least <= number && number <= Greatest;
}

/// <summary>A number in a pack (数值): written out, taken from a parameter, or what the others leave of 100.</summary>
public sealed record Quantity
{
    /// <summary>What the other weights leave of 100.</summary>
    public static readonly Quantity Rest = new() { IsRest = true };

    public decimal Number { get; private init; }

    public string? Parameter { get; private init; }

    public bool IsRest { get; private init; }

    public static Quantity Of(decimal number) => new() { Number = number };

    public static Quantity From(string parameter) => new() { Parameter = parameter };
}

/// <summary>The words given for an option of a measure (口径选项): written out or taken from a parameter.</summary>
public sealed record OptionValue(IReadOnlyList<string> Words, string? Parameter = null);
