using QualityTracker.Api.Access;

namespace QualityTracker.Api.Tests.Access;

/// <summary>What the cells of the matrix mean for a holder of a role, said a second time and by other words than the program's.</summary>
public static class Expectation
{
    /// <summary>Whether any of the holder's roles may do it at all. Who works at the school is a teacher too.</summary>
    public static bool MayAtAll(string operation, Role role) => Cells(operation, role).Any(cell => cell.Reach != Reach.None);

    /// <summary>Whether a row of that relation is within reach; for a write, whether it is the caller's to write.</summary>
    public static bool Covers(string operation, Role role, Relation relation, bool write = false) => Cells(operation, role).Any(cell => (cell.Reach, relation) switch
    {
        (Reach.School, _) => true,
        (Reach.None, _) => false,
        (_, Relation.Part) => true,
        (Reach.Sums, Relation.Sums) => true,
        (Reach.Own, Relation.Own) => World.StaffOf(role) is not null,
        (Reach.Own, Relation.Named) => World.StaffOf(role) is not null && !write,
        (Reach.Classes, Relation.Class or Relation.Lesson) => cell.As == role && role is Role.Teacher or Role.HomeroomTeacher,
        (Reach.Classes, Relation.Tutored) => cell.As == Role.Teacher,
        (Reach.Lessons, Relation.Lesson) => role == Role.Teacher,
        (Reach.Group, Relation.Group) => role == Role.SubjectGroupHead && !write,
        _ => false,
    });

    private static IEnumerable<(Role As, Reach Reach)> Cells(string operation, Role role)
    {
        var rule = Matrix.Of(operation) ?? throw new InvalidOperationException($"{operation} does not stand in the matrix.");
        yield return (role, rule.ReachOf(role));
        if (World.StaffOf(role) is not null && role != Role.Teacher) yield return (Role.Teacher, rule.ReachOf(Role.Teacher));
    }
}
