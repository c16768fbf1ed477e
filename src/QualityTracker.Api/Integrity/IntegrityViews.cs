using QualityTracker.Api.Staff;
using QualityTracker.Core.Integrity;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Integrity;

/// <summary>The doubts about a term's observations (听课诚信提示), each with its rule; and both sides of observing where the whole school is seen.</summary>
public sealed record IntegrityView(
    string Term, IReadOnlyList<IntegrityRuleView> Rules, IReadOnlyList<IntegrityFlagView> Items, int Total, IReadOnlyList<ObservationShare> Shares);

/// <summary>A rule, in words with its limit, and how many doubts it raised (诚信规则).</summary>
public sealed record IntegrityRuleView(IntegrityFlagKind Kind, Text Name, Text Rule, int Count)
{
    public static IReadOnlyList<IntegrityRuleView> Of(IReadOnlyCollection<IntegrityFlag> flags) =>
        [.. Enum.GetValues<IntegrityFlagKind>().Select(kind => new IntegrityRuleView(kind, Names.Of(kind), IntegrityLimits.RuleOf(kind), flags.Count(flag => flag.Kind == kind)))];
}

/// <summary>A doubt with the observations it rests on (诚信提示).</summary>
public sealed record IntegrityFlagView(
    string Id, IntegrityFlagKind Kind, IReadOnlyList<NamedPerson> People, Text Reason, Text? SpeaksFor, IReadOnlyList<DoubtedObservation> Records)
{
    public static IntegrityFlagView Of(IntegrityFlag flag, SchoolFrame frame, IReadOnlyDictionary<string, DateOnly?> entered) => new(
        flag.Id, flag.Kind, [.. flag.People.Select(staff => NamedPerson.Of(staff, frame))], flag.Reason, flag.SpeaksFor,
        [.. flag.Records.Select(each => DoubtedObservation.Of(each, frame, entered[each.Id]))]);
}

/// <summary>An observation in short, with the words that were written (被提示的听课记录).</summary>
public sealed record DoubtedObservation(
    string Id, DateOnly Date, int Period, NamedPerson Observer, NamedPerson Teacher, string ClassName, Text SubjectName, string Topic, string Comment, DateOnly? EnteredOn)
{
    public static DoubtedObservation Of(LessonObservation each, SchoolFrame frame, DateOnly? enteredOn) => new(
        each.Id, each.Date, each.Period, NamedPerson.Of(each.Observer, frame), NamedPerson.Of(each.Teacher, frame),
        frame.Classes.TryGetValue(each.Class, out var known) ? known.Name : each.Class, frame.NameOfSubject(each.Subject), each.Topic,
        string.Join(' ', new[] { each.Strengths, each.Weaknesses, each.Advice }.Where(words => !string.IsNullOrWhiteSpace(words))), enteredOn);
}
