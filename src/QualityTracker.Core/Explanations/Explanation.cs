using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// How a figure was made (算法说明): its clause, its rule, the parameters, the arithmetic with unrounded values, the records counted
/// and those not counted, and the figures it was made from. It names no pupil.
/// </summary>
public sealed record Explanation
{
    /// <summary>The figure's address, such as norms/X1 or workload/weeks/3.</summary>
    public required string Figure { get; init; }

    public required Text Title { get; init; }

    /// <summary>The clause it comes from; null where none is named.</summary>
    public CitedClause? Clause { get; init; }

    /// <summary>Its place in the pack, such as norms/X1; null for what no rule of the pack makes.</summary>
    public string? Rule { get; init; }

    /// <summary>Exact, to 28 digits; null when there is none, or it is not to be shown.</summary>
    public decimal? Value { get; init; }

    /// <summary>The exact value written out; what has more than ten places is cut there and ends in ….</summary>
    public string? Exact => Value is { } value ? Written.Number(value) : null;

    /// <summary>As the sheet shows it, rounded once; null when there is none.</summary>
    public Text? Shown { get; init; }

    public Text Unit { get; init; } = Text.Empty;

    public IReadOnlyList<Arithmetic> Arithmetic { get; init; } = [];

    public IReadOnlyList<ParameterUsed> Parameters { get; init; } = [];

    /// <summary>By date, then id; no record twice.</summary>
    public IReadOnlyList<CountedRecord> Counted { get; init; } = [];

    /// <summary>Records near the figure that are not part of it; by date, then id.</summary>
    public IReadOnlyList<UncountedRecord> NotCounted { get; init; } = [];

    /// <summary>What else settled it (说明).</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];

    /// <summary>The figures it was made from.</summary>
    public IReadOnlyList<Explanation> Parts { get; init; } = [];

    /// <summary>Given in short here (另见): the whole of it is at its own address.</summary>
    public bool InShort { get; init; }

    /// <summary>This and every figure under it.</summary>
    public IEnumerable<Explanation> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}

/// <summary>A clause that a figure comes from (条款出处).</summary>
/// <param name="Id">Such as X1.</param>
/// <param name="Number">The document's own numbering.</param>
/// <param name="Title">What it asks for; null when the pack does not list it.</param>
/// <param name="Document">The document's name, and who issued it when.</param>
public sealed record CitedClause(string Id, string Number, Text? Title, Text Document);

/// <summary>One step of the arithmetic (算式).</summary>
/// <param name="Id">What it gives: target, actual, attainment, weight, fraction, points …</param>
/// <param name="Formula">In words.</param>
/// <param name="Sum">
/// With the numbers put in, such as 30 × 9 ÷ 18 = 15; unrounded: what has more than ten places ends in …, and ≈ stands where cents are
/// settled by the largest remainder.
/// </param>
/// <param name="Value">What it comes to, exact.</param>
public sealed record Arithmetic(string Id, Text Formula, string Sum, decimal Value);

/// <summary>A parameter that a figure depends on (所用参数).</summary>
/// <param name="Name">Its name in the pack.</param>
/// <param name="Title">What it settles.</param>
/// <param name="Value">As written.</param>
/// <param name="Adopted">True where the school gave the value, false for the pack's default.</param>
/// <param name="SchoolDecides">True where the document leaves it to the school.</param>
public sealed record ParameterUsed(string Name, Text Title, string Value, bool Adopted, bool SchoolDecides);

/// <summary>A record that is part of a figure (计入记录).</summary>
/// <param name="Kind">What kind of record it is.</param>
/// <param name="Id">Its id; of a score sheet exam/subject/class.</param>
/// <param name="Date">The day it counts on.</param>
/// <param name="Amount">What it adds, in the unit of what is counted.</param>
/// <param name="Label">What it is, without any pupil.</param>
public sealed record CountedRecord(RecordKind Kind, string Id, DateOnly Date, decimal Amount, Text Label);

/// <summary>A record that is near a figure and not part of it (未计入记录).</summary>
/// <param name="Kind">What kind of record it is.</param>
/// <param name="Id">Its id; of a score sheet exam/subject/class.</param>
/// <param name="Date">The day it would count on.</param>
/// <param name="Amount">What it would have added.</param>
/// <param name="Label">What it is, without any pupil.</param>
/// <param name="Why">Why it does not count.</param>
/// <param name="Reason">The same in words, with what it was.</param>
public sealed record UncountedRecord(
    RecordKind Kind, string Id, DateOnly Date, decimal Amount, Text Label, WhyNotCounted Why, Text Reason);
