using System.Globalization;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using QualityTracker.Core.TeachingAssignments;
using QualityTracker.Core.Workload;

namespace QualityTracker.Core.Evaluations;

/// <summary>Evaluates the people of a school one by one, with what they share looked up once.</summary>
internal sealed class PeopleEvaluation(
    RecordIndex index, TermRecords records, PolicyPack pack, ParameterValues values, NormReckoning norms)
{
    private readonly SchoolFrame frame = index.Frame;
    private readonly TermCalendar calendar = index.Frame.Calendars[index.Term.Id];
    private readonly TermWorkload workload = new(index, pack, values);
    private readonly ExamResults exams = new(index.Frame, index.Term.Id, records, AnalysisRules.Of(pack, values));
    private readonly ILookup<string, ConductDecision> decisions = records.ConductDecisions
        .OrderBy(decision => decision.Id, StringComparer.Ordinal).ToLookup(decision => decision.Staff, StringComparer.Ordinal);

    private readonly Scorer scorer = new(pack, values, new SourceFigures(index, values));

    /// <summary>By staff number (ordinal), without bands.</summary>
    public IReadOnlyList<PersonEvaluation> All() =>
        [.. frame.Staff.Values.OrderBy(member => member.Id, StringComparer.Ordinal).Select(Of).OfType<PersonEvaluation>()];

    private PersonEvaluation? Of(StaffMember member)
    {
        var time = new PostTime(frame, member);
        var weeks = time.WeeksIn(calendar).Count;
        if (weeks == 0) return null;
        var owed = norms.Of(member.Id, time);
        var load = workload.Of(member, time);
        var taught = Taught(member);
        var (dimensions, exact) = scorer.Score(new(member.Id, time, time.HeldIn(calendar), owed, load, taught));
        return new()
        {
            Staff = member.Id,
            Name = member.Name,
            Posts = Posts(member),
            WeeksInPost = weeks,
            Norms = owed,
            Dimensions = dimensions,
            ExactOwnTotal = exact,
            OwnTotal = exact is { } own ? Rounding.Points(own) : null,
            Total = exact is { } total ? Rounding.Points(total) : null,
            VetoDecisions = [.. decisions[member.Id].Where(decision => decision.Vetoes(index.Term)).Select(decision => decision.Id)],
            PendingAppeals = [.. decisions[member.Id].Where(decision => decision.AwaitsAppeal(index.Term)).Select(Pending)],
            Workload = load,
            Tutoring = TutoringSummary.Of(index, member.Id),
            ExamResults = taught,
        };
    }

    private static Text Pending(ConductDecision decision)
    {
        var day = decision.DecidedOn.ToString("O", CultureInfo.InvariantCulture);
        return new(
            $"{day} 的师德处理决定正在申诉，暂不一票否决", $"the conduct decision of {day} is under appeal and does not veto for now");
    }

    private IReadOnlyList<PostHeld> Posts(StaffMember member) =>
    [
        .. frame.PostsOf[member.Id]
            .Select(post => new PostHeld(post.Kind, post.Class, post.Subject, post.From, post.To, WeeksOf(post, member), null))
            .Where(post => post.Weeks > 0),
        .. frame.AssignmentsOf[member.Id]
            .OrderBy(each => each.From)
            .ThenBy(each => each.Class, StringComparer.Ordinal).ThenBy(each => each.Subject, StringComparer.Ordinal)
            .Select(each => new PostHeld(PostKind.Teacher, each.Class, each.Subject, each.From, each.To, WeeksOf(each, member), each.Share))
            .Where(post => post.Weeks > 0),
    ];

    private IReadOnlyList<TaughtResult> Taught(StaffMember member) =>
        [.. TaughtWeeks.Of(frame, calendar, member)
            .SelectMany(part => exams.Of(part.Class, part.Subject).Select(result => new TaughtResult { Result = result, WeeksByShare = part.WeeksByShare }))];

    private int WeeksOf(IDated dated, StaffMember member) => TaughtWeeks.Count(calendar, dated, member);
}
