using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Access;

/// <summary>Over which rows of a school a role may do something (数据范围); clause P4.</summary>
public enum Reach
{
    [Named("不可", "-")] None = 0,

    /// <summary>Counts and means of the school, nobody by name.</summary>
    [Named("汇总", "sums")] Sums,

    /// <summary>Records that name the caller; those whose first-named person is the caller may be written.</summary>
    [Named("本人", "own")] Own,

    /// <summary>The classes the caller teaches, in the subjects taught there.</summary>
    [Named("任教班级学科", "lessons")] Lessons,

    /// <summary>The caller's own classes and their pupils: a homeroom teacher's own class; the classes a teacher teaches, and tutored pupils.</summary>
    [Named("所教班级", "classes")] Classes,

    /// <summary>The subjects of the group that the caller heads.</summary>
    [Named("本组学科", "group")] Group,
    [Named("全校", "school")] School,
}
