using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Staff;

/// <summary>A member of staff (教职工).</summary>
public sealed record StaffMember : IRecord
{
    /// <summary>The staff number (工号).</summary>
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public Gender? Gender { get; init; }

    /// <summary>The main subject, by its code.</summary>
    public string? Subject { get; init; }

    /// <summary>The professional title (职称), such as 一级教师.</summary>
    public string? Title { get; init; }

    /// <summary>First day at the school; null when before the first term recorded.</summary>
    public DateOnly? JoinedOn { get; init; }

    /// <summary>Last day at the school; null while employed.</summary>
    public DateOnly? LeftOn { get; init; }

    string IRecord.Key => Id;

    public bool IsEmployedOn(DateOnly day) => (JoinedOn is null || JoinedOn <= day) && (LeftOn is null || day <= LeftOn);
}

/// <summary>性别.</summary>
public enum Gender
{
    [Named("男", "male", "M")] Male = 1,
    [Named("女", "female", "F")] Female,
}
