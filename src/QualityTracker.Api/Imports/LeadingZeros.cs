using QualityTracker.Api.Problems;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Imports;

/// <summary>Zeros that a spreadsheet program took from the front of a number (前导零): 0001 becomes 1. They are asked after, never put back unasked.</summary>
public static class LeadingZeros
{
    /// <summary>The fault, its remedy asking after the one number that the value would be with zeros before it.</summary>
    public static Fault Asked(Fault fault, string? value, IEnumerable<string> numbers)
    {
        if (value is not { Length: > 0 }) return fault;
        var meant = numbers.Where(number => number.Length > value.Length && number.EndsWith(value, StringComparison.Ordinal)
            && number.AsSpan(0, number.Length - value.Length).IndexOfAnyExcept('0') < 0).Take(2).ToList();
        return meant is [var only]
            ? fault with { Remedy = new($"是否为 {only}？{fault.Remedy.Zh}", $"is {only} meant? {fault.Remedy.En}") }
            : fault;
    }

    /// <summary>The same for a person that a record refers to.</summary>
    public static Fault Asked(Fault fault, string? value, SchoolFrame frame) => fault.Rule switch
    {
        "known-staff" => Asked(fault, value, frame.Staff.Keys),
        "known-pupil" => Asked(fault, value, frame.Pupils.Keys),
        _ => fault,
    };
}
