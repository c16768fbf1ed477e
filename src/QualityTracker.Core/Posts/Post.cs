using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Posts;

/// <summary>A post (职务) held by a member of staff from a day to a day. One person may hold several.</summary>
public sealed record Post : IRecord, IDated
{
    public string Id { get; init; } = "";

    /// <summary>Staff number of the holder.</summary>
    public string Staff { get; init; } = "";

    public PostKind Kind { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>The class of a homeroom teacher, by its code.</summary>
    public string? Class { get; init; }

    /// <summary>The subject of a subject-group head, by its code.</summary>
    public string? Subject { get; init; }

    string IRecord.Key => string.Join('|', Staff, Kind, Class, Subject, From.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>The posts that the rule books name (职务类别).</summary>
public enum PostKind
{
    [Named("校长", "principal")] Principal = 1,
    [Named("副校长", "vice principal")] VicePrincipal,
    [Named("业务副校长", "vice principal (teaching)", "教学副校长")] VicePrincipalTeaching,
    [Named("教导主任", "director of teaching", "教务主任")] DirectorOfTeaching,
    [Named("班子成员", "leadership team member", "领导班子成员")] LeadershipMember,
    [Named("中层干部", "middle manager")] MiddleManager,
    [Named("教研组长", "subject-group head", "学科组长")] SubjectGroupHead,
    [Named("班主任", "homeroom teacher")] HomeroomTeacher,
    [Named("教师", "teacher", "任课教师", "科任教师")] Teacher,
    [Named("名教师", "master teacher", "名师")] MasterTeacher,
    [Named("导师", "mentor")] Mentor,
    [Named("教研员", "subject researcher")] SubjectResearcher,
    [Named("中心校业务副校长", "vice principal (teaching) of a central school")] CentralSchoolVicePrincipal,
    [Named("中心校工作人员", "staff of a central school")] CentralSchoolStaff,
    [Named("办公室", "office", "教务员")] Office,
    [Named("财务", "finance", "会计")] Finance,
}
