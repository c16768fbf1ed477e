using System.Globalization;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Core.CountyBundles;

/// <summary>The tables of a bundle as the school knows them (汇总表底数), the same on any machine.</summary>
public static class BundleTables
{
    // Whoever holds several posts is counted once, under the first of these from the end.
    private static readonly PostKind[] Posts =
    [
        PostKind.Teacher, PostKind.HomeroomTeacher, PostKind.SubjectGroupHead, PostKind.MiddleManager, PostKind.LeadershipMember, PostKind.DirectorOfTeaching,
        PostKind.VicePrincipalTeaching, PostKind.VicePrincipal, PostKind.Principal, PostKind.MasterTeacher, PostKind.Mentor, PostKind.SubjectResearcher,
        PostKind.CentralSchoolVicePrincipal, PostKind.CentralSchoolStaff, PostKind.Office, PostKind.Finance,
    ];

    public static IReadOnlyList<KnownTable> Of(BundleSources sources) =>
    [
        People(sources), .. Norms(sources), Bands(sources.Evaluation), .. Work(sources), .. ExamTables.Of(sources), .. Reviews(sources), .. Conduct(sources),
    ];

    private static KnownTable People(BundleSources sources)
    {
        var (frame, day) = (sources.Frame, sources.Until);
        var main = frame.Staff.Values.Where(member => member.IsEmployedOn(day)).Select(member => frame.PostsOf[member.Id].Where(post => post.HoldsOn(day)).Select(post => post.Kind)
            .Concat(frame.AssignmentsOf[member.Id].Any(each => each.HoldsOn(day)) ? [PostKind.Teacher] : []).Select(kind => Array.IndexOf(Posts, kind)).DefaultIfEmpty(-1).Max()).ToList();
        return new()
        {
            Head = Head(BundleSubject.People, "", Names.Of(BundleSubject.People)),
            Of = main.Count,
            Steps = [.. Posts.Select((post, at) => new KnownStep(Word(post), Names.Of(post), main.Count(each => each >= 0 && each <= at)))],
        };
    }

    // The posts that the pack names, not those held here: a norm has one name and one view in every school under the pack.
    private static IEnumerable<KnownTable> Norms(BundleSources sources) =>
        from norms in sources.Evaluation.People.SelectMany(person => person.NormsOwed).GroupBy(norm => norm.Norm)
        let posts = sources.Pack.Norms.FirstOrDefault(rule => rule.Id == norms.Key)?.Posts ?? []
        let target = string.Join('/', norms.Select(norm => norm.AtLeast).Distinct().Order().Select(Plain))
        select new KnownTable
        {
            Head = Head(BundleSubject.Norm, norms.Key, TermSummary.TitleOf(norms.First().Title, posts)) with { Alike = $"{sources.Evaluation.PackHash}|{target}", Posts = posts },
            Of = norms.Count(),
            Steps = [new(Met, new("完成", "met"), norms.Count(norm => norm.Met))],
        };

    /// <summary>The step of a norm.</summary>
    public const string Met = "met";

    private static KnownTable Bands(TermEvaluation evaluation)
    {
        var totals = evaluation.People.Where(person => person.Total is not null).ToDictionary(person => person.Staff, person => Plain(person.Total!.Value), StringComparer.Ordinal);
        var counts = evaluation.Bands.Select(band => evaluation.People.Count(person => person.Band?.Id == band.Id)).ToArray();
        return new()
        {
            Head = Head(BundleSubject.Bands, "", Names.Of(BundleSubject.Bands)) with { Alike = evaluation.PackHash },
            Of = evaluation.Bands.Count == 0 ? totals.Count : counts.Sum(),
            Steps = [.. evaluation.Bands.Select((band, at) => new KnownStep(band.Id, band.Name, counts.Take(at + 1).Sum()))],
            Amount = totals.Count == 0 ? null : Rounding.Points(evaluation.People.Select(person => person.Total).OfType<decimal>().Average()),
            MadeOf = [totals],
        };
    }

    private static IEnumerable<KnownTable> Work(BundleSources sources)
    {
        var (records, term, until) = (sources.Records, sources.Term, sources.Until);
        bool InTerm(DateOnly day) => day >= term.FirstDay && day <= until;
        KnownTable Duties(BundleSubject about, DutyKind kind) => Sum(about, records.Duties.Where(duty => duty.Kind == kind && duty.Staff is not null && InTerm(duty.Date)).Select(duty => (duty.Staff!, 1m)));
        yield return Sum(BundleSubject.Observations, records.LessonObservations.Where(each => InTerm(each.Date)).Select(each => (each.Observer, 1m)));
        yield return Sum(BundleSubject.Hours, records.TeachingHours.Where(line => line.Term == term.Id && line.Kind is HoursKind.Lesson or HoursKind.Cover && line.Periods > 0).Select(line => (line.Staff, line.Periods)));
        yield return Duties(BundleSubject.OpenLessons, DutyKind.OpenLesson);
        yield return Duties(BundleSubject.ResearchMeetings, DutyKind.ResearchMeeting);
        var plans = sources.Frame.Lists.TutoringPlans.Where(plan => plan.From <= until && (plan.To is null || plan.To >= term.FirstDay)).ToList();
        yield return Sum(BundleSubject.TutoringPlans, plans.Select(plan => (plan.Teacher, 1m)), plans.Select(plan => (plan.Pupil, 1m)));
        var sessions = records.TutoringSessions.Where(session => InTerm(session.Date)).ToList();
        yield return Sum(BundleSubject.TutoringSessions, sessions.Select(session => (session.Teacher, 1m)), sessions.Select(session => (session.Pupil, 1m)));
    }

    private static KnownTable Sum(BundleSubject about, IEnumerable<(string Person, decimal Value)> parts, IEnumerable<(string Person, decimal Value)>? pupils = null) =>
        Sum(Head(about, "", Names.Of(about)), parts, pupils);

    private static KnownTable Sum(BundleTable head, IEnumerable<(string Person, decimal Value)> parts, IEnumerable<(string Person, decimal Value)>? pupils = null)
    {
        var of = ByPerson(parts);
        return new()
        {
            Head = head,
            Of = of.Count,
            Amount = of.Values.Sum(),
            MadeOf = [.. new[] { of, pupils is null ? null : ByPerson(pupils) }.OfType<Dictionary<string, decimal>>().Select(people => people.ToDictionary(each => each.Key, each => Plain(each.Value), StringComparer.Ordinal))],
        };
    }

    private static Dictionary<string, decimal> ByPerson(IEnumerable<(string Person, decimal Value)> parts) =>
        parts.GroupBy(part => part.Person, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(part => part.Value), StringComparer.Ordinal);

    // Edges that too few were reviewed by show nobody's score, and so have no row here.
    private static IEnumerable<KnownTable> Reviews(BundleSources sources)
    {
        var rounds = sources.Reviews.GroupBy(each => each.Round.Rule, StringComparer.Ordinal).SelectMany(same => same.Select((each, at) => (each.Round, each.Results, Number: at + 1)));
        return from round in rounds
               from edge in round.Results.Edges
               let scores = round.Results.People.Where(person => person.Of == edge.Of)
                   .SelectMany(person => person.Edges.Where(each => each.From == edge.From && each.Score is not null).Select(each => (person.Staff, Score: Plain(each.Score!.Value)))).ToDictionary(StringComparer.Ordinal)
               select new KnownTable
               {
                   Head = Head(BundleSubject.Reviews, $"{round.Round.Rule}-{round.Number}/{Word(edge.From)}/{Word(edge.Of)}", BundleSources.NameOf(edge.From, edge.Of)) with { From = edge.From, Alike = sources.Evaluation.PackHash },
                   Of = scores.Count,
                   Amount = edge.Mean,
                   MadeOf = [scores],
               };
    }

    private static IEnumerable<KnownTable> Conduct(BundleSources sources)
    {
        var report = ConductReport.Of(sources.Cases, sources.Until.Year, ((sources.Until.Month - 1) / 3) + 1, sources.Until);
        var quarter = string.Create(CultureInfo.InvariantCulture, $"{report.Year}-{report.Quarter}");
        foreach (var (id, name, cases) in new[]
        {
            ("opened", new Text("立案", "cases opened"), report.Opened), ("decided", new("认定违规", "breaches decided"), report.Decided.Sum(each => each.Cases)), ("appealed", new("申诉", "appeals"), report.Appealed),
        })
        {
            yield return new() { Head = Head(BundleSubject.Conduct, $"{quarter}/{id}", new($"{name.Zh}（{report.Year} 年第 {report.Quarter} 季度）", $"{name.En} ({quarter})")), Of = cases };
        }

        var since = new DateOnly(report.Year, (report.Quarter * 3) - 2, 1);
        yield return Sum(Head(BundleSubject.Conduct, $"{quarter}/study", new($"师德学习（{report.Year} 年第 {report.Quarter} 季度）", $"ethics study ({quarter})")), sources.Records.Duties
            .Where(duty => duty.Kind == DutyKind.EthicsStudy && duty.Staff is not null && duty.Date >= since && duty.Date <= sources.Until).Select(duty => (duty.Staff!, 1m)));
    }

    internal static BundleTable Head(BundleSubject about, string row, Text name) => new() { About = about, Row = row, Name = name };

    internal static string Word(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    internal static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
