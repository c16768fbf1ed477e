using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Access;

/// <summary>What somebody is to a school, and so what they may do there (角色). It follows from the posts held today, or from a grant.</summary>
public enum Role
{
    /// <summary>Everyone employed at the school.</summary>
    [Named("教师", "teacher")] Teacher = 1,
    [Named("班主任", "homeroom teacher")] HomeroomTeacher,
    [Named("教研组长", "subject-group head")] SubjectGroupHead,
    [Named("教导主任", "director of teaching")] DirectorOfTeaching,
    [Named("副校长", "vice principal")] VicePrincipal,
    [Named("校长", "principal")] Principal,
    [Named("办公室", "office")] Office,
    [Named("财务", "finance")] Finance,

    /// <summary>Sees aggregates of schools, never a person.</summary>
    [Named("县级查看", "county viewer")] CountyViewer,

    /// <summary>Keeps accounts, the frame and the log; sees neither evaluations nor pay.</summary>
    [Named("管理员", "administrator")] Administrator,
}
