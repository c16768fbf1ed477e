using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Reviews;

/// <summary>Makes the plan of a round, edge by edge in the pack's order.</summary>
internal sealed class ReviewPlanMaker(ReviewGroups groups, IReadOnlyList<ReviewEdge> edges, HashSet<(string Reviewer, string Staff)> declared)
{
    private readonly Dictionary<Reviewer, (int? Grade, List<ReviewLine> Lines)> tasks = [];
    private readonly List<LeftOutReviewer> leftOut = [];

    public ReviewPlan Make()
    {
        foreach (var edge in edges)
        {
            foreach (var staff in groups.Of(edge.Of))
            {
                foreach (var (reviewer, grade) in ReviewersOf(edge, staff)) Ask(reviewer, grade, new(edge.From, edge.Of, staff));
            }
        }

        var made = tasks.OrderBy(each => each.Key.Kind).ThenBy(each => each.Key.Id, StringComparer.Ordinal)
            .Select(each => new ReviewTask(each.Key, each.Value.Grade, each.Value.Lines)).ToArray();
        var invited = made.SelectMany(task => task.Lines).GroupBy(line => line)
            .Select(same => new InvitedGroup(same.Key.From, same.Key.Of, same.Key.Staff, same.Count()))
            .OrderBy(each => each.Staff, StringComparer.Ordinal).ThenBy(each => each.Of).ThenBy(each => each.From).ToArray();
        return new(made, invited, leftOut);
    }

    private void Ask(Reviewer reviewer, int? grade, ReviewLine line)
    {
        if (tasks.TryGetValue(reviewer, out var task) && task.Lines.Any(each => each.Staff == line.Staff && each.Of == line.Of)) return;
        if (ConflictOf(reviewer, line) is { } why)
        {
            leftOut.Add(new(reviewer.Id, line, why));
            return;
        }

        if (!tasks.ContainsKey(reviewer)) tasks[reviewer] = (grade, []);
        tasks[reviewer].Lines.Add(line);
    }

    private ConflictKind? ConflictOf(Reviewer reviewer, ReviewLine line)
    {
        if (line.From == ReviewGroup.Self) return null;
        if (declared.Contains((reviewer.Id, line.Staff))) return ConflictKind.Declared;
        if (reviewer.Kind != ReviewerKind.Staff) return null;
        if (reviewer.Id == line.Staff) return ConflictKind.Oneself;
        if (groups.ArePaired(reviewer.Id, line.Staff)) return ConflictKind.Paired;
        return line.Of is ReviewGroup.LeadershipTeam or ReviewGroup.MiddleManagers && line.From != line.Of && IsBelow(line.From, line.Of) && groups.Has(line.Of, reviewer.Id)
            ? ConflictKind.OwnGroup
            : null;
    }

    // The principal reviews the team as its head, not as one of it.
    private static bool IsBelow(ReviewGroup from, ReviewGroup of) => from != ReviewGroup.Principal && (from != ReviewGroup.LeadershipTeam || of != ReviewGroup.MiddleManagers);

    private IEnumerable<(Reviewer Reviewer, int? Grade)> ReviewersOf(ReviewEdge edge, string staff)
    {
        switch (edge.From)
        {
            case ReviewGroup.Self:
                return [(new(ReviewerKind.Staff, staff, null), null)];
            case ReviewGroup.Pupils or ReviewGroup.Parents:
                var kind = edge.From == ReviewGroup.Pupils ? ReviewerKind.Pupil : ReviewerKind.Parent;
                var taught = edge.Of is ReviewGroup.Teachers or ReviewGroup.HomeroomTeachers ? groups.ClassesOf(staff, edge.Of) : null;
                return groups.Pupils(edge.FromGrade).Where(each => taught?.Contains(each.Class) != false)
                    .Select(each => (new Reviewer(kind, each.Pupil, each.Class), (int?)each.Grade));
            default:
                return groups.Of(edge.From).Where(reviewer => IsAmong(edge, reviewer, staff)).Select(reviewer => (new Reviewer(ReviewerKind.Staff, reviewer, null), (int?)null));
        }
    }

    private bool IsAmong(ReviewEdge edge, string reviewer, string staff) => edge.Among switch
    {
        ReviewAmong.SameSubject => groups.SubjectsOf(reviewer, edge.From).Overlaps(groups.SubjectsOf(staff, edge.Of)),
        ReviewAmong.SameClasses => groups.ClassesOf(reviewer, edge.From).Overlaps(groups.ClassesOf(staff, edge.Of)),
        _ => true,
    };
}
