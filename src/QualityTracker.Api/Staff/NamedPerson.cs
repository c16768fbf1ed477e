using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Staff;

/// <summary>A member of staff by number and name (教职工).</summary>
public sealed record NamedPerson(string Staff, string Name)
{
    /// <summary>By the number alone when the frame has nobody of it any more.</summary>
    public static NamedPerson Of(string staff, SchoolFrame frame) => new(staff, frame.Staff.TryGetValue(staff, out var member) ? member.Name : staff);
}
