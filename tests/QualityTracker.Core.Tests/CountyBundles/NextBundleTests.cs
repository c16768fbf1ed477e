using System.Globalization;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Duties;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.ExamAnalyses;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.CountyBundles;

/// <summary>Whole bundles of a school after each other, in two terms: nothing that can be had from them tells of one to four people.</summary>
public sealed class NextBundleTests
{
    private const int Staff = 24;

    // The autumn's bundle is made again in March, beside and after the spring's.
    private static readonly (DateOnly Day, string Term)[] Months =
    [
        (new(2025, 10, 31), Autumn), (new(2025, 12, 31), Autumn), (new(2026, 1, 31), Autumn), (new(2026, 3, 31), Spring), (new(2026, 3, 31), Autumn), (new(2026, 4, 30), Spring), (new(2026, 4, 30), Autumn),
    ];

    [FsCheck.NUnit.Property(MaxTest = 12, StartSize = 20, EndSize = 60)]
    public bool No_two_bundles_of_any_month_and_term_tell_of_one_to_four((byte What, byte Who, byte Back)[][] months)
    {
        var (school, cases) = (School(), Enumerable.Range(0, 6).Select(at => BundleSchool.Opened($"c{at}", new(2026, 1, 5))).ToList());
        var (before, made) = (new List<PublishedTable>(), new List<(string Term, BundleTable Shown, KnownTable Known)>());
        foreach (var (at, (day, term)) in Months.Index())
        {
            foreach (var (what, who, back) in at < months.Length ? months[at] ?? [] : []) Happen(school, cases, what, $"T{who % Staff:00}", day.AddDays(-(back % 90)));
            var sources = school.Sources(day, term, cases);
            var (known, next) = (BundleTables.Of(sources), NextBundle.Of(sources, before, at < 3 ? "one" : "other"));
            if (BundleChecks.Of(Bundle(sources, day, next)).Any()) return false;
            made.AddRange(next.Zip(known).Where(each => each.First.Anew is not null).Select(each => (term, each.First.Shown, each.Second)));
            before.AddRange(next.Where(each => each.Anew is not null).Select(each => new PublishedTable(term, each.Shown, each.Anew!)));
        }

        return made.TrueForAll(one => made.TrueForAll(other => !AreOfSame(one, other) || TellsNothing(one, other)));
    }

    [Test]
    public void Who_works_here_and_the_cases_of_a_quarter_are_held_against_the_other_terms_bundle()
    {
        var (school, cases) = (School(), Enumerable.Range(0, 5).Select(at => BundleSchool.Opened($"c{at}", new(2026, 1, 5))).ToList());
        var before = Published(Autumn, NextBundle.Of(school.Sources(new(2026, 2, 28), Autumn, cases), [], "salt"));
        school.Person("N1", joined: new(2026, 3, 1)).Plan("T01", "P99", 5, new(2026, 3, 2), null);
        cases.AddRange([BundleSchool.Opened("c5", new(2026, 3, 2)), BundleSchool.Opened("c6", new(2026, 3, 3))]);
        var spring = NextBundle.Of(school.Sources(new(2026, 3, 31), Spring, cases), before, "salt").Select(each => each.Shown).ToDictionary(table => (table.About, table.Row));
        foreach (var (key, figure) in new[] { ((BundleSubject.People, ""), 24), ((BundleSubject.Conduct, "2026-1/opened"), 5), ((BundleSubject.TutoringPlans, ""), 6) })
            Assert.That((spring[key].Of, spring[key].Since), Is.EqualTo(((int?)figure, new DateOnly(2026, 1, 16))), $"{key}: one or two more are not told of");
        Assert.That(spring[(BundleSubject.TutoringPlans, "")].Amount, Is.EqualTo(6));
    }

    [Test]
    public void A_bundle_of_a_term_that_is_over_never_shows_the_next_terms_day()
    {
        var school = School();
        var before = Published(Spring, NextBundle.Of(school.Sources(new(2026, 3, 31), Spring), [], "salt"));
        var autumn = NextBundle.Of(school.Person("A1", left: new(2026, 2, 1)).Sources(new(2026, 4, 30), Autumn), before, "salt").Single(each => each.Shown.About == BundleSubject.People);
        Assert.That((autumn.Shown.Of, autumn.Shown.Since, autumn.Anew), Is.EqualTo(((int?)null, new DateOnly(2026, 1, 16), (TableGround?)null)), "25 beside 24 tells of one");
        Assert.That(autumn.Shown.Steps.Select(step => step.UpTo), Is.All.Null);
    }

    [Test]
    public void An_exam_is_held_against_itself_when_an_earlier_one_is_recorded_late_and_it_has_another_number()
    {
        ExamAnalysis Exam(string id, int month, int passed) => ExamAnalysis.Of(new ExamBuilder(8, id, month, ExamKind.Joint).Sat("801", [.. Enumerable.Range(0, 60).Select(at => at < passed ? 70m : 30m)]).Data());
        var before = Published(Autumn, NextBundle.Of(School().Sources(new(2025, 11, 30), exams: [Exam("late", 11, 40)]), [], "salt"));
        var next = NextBundle.Of(School().Sources(new(2025, 12, 31), exams: [Exam("late", 11, 42), Exam("early", 10, 20)]), before, "salt").Select(each => each.Shown).Where(table => table.Grade == 8).ToDictionary(table => table.Row);
        Assert.That(next["8/joint-1/maths"].UpTo("pass"), Is.EqualTo(20));
        Assert.That((next["8/joint-2/maths"].Of, next["8/joint-2/maths"].UpTo("pass")), Is.EqualTo(((int?)null, (int?)null)), "42 beside the 40 shown of the first one tells of two");
    }

    private static SchoolBuilder School()
    {
        var school = new SchoolBuilder().Class("801", 60);
        for (var at = 0; at < Staff; at++)
        {
            var who = string.Create(CultureInfo.InvariantCulture, $"T{at:00}");
            school.Person(who).Post(who, PostKind.Teacher).Post(who, at < 6 ? PostKind.Principal : PostKind.HomeroomTeacher).Duty(who, DutyKind.EthicsStudy, new(2026, 1, 6));
            if (at < 10) school.Observes(who, Day(2), 1 + at);
            if (at < 6) school.Plan(who, $"P{at}", 5, Day(3), null);
        }

        return school;
    }

    private static void Happen(SchoolBuilder school, List<ConductCase> cases, byte what, string who, DateOnly day)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"N{cases.Count}-{what}-{day.DayNumber}-{Guid.NewGuid():N}");
        _ = (what % 8) switch
        {
            0 => school.Person(id, joined: day).Post(id, PostKind.Teacher, day),
            1 => school.Observes(who, day, 3),
            2 => school.Plan(who, id, 5, day, null),
            3 => school.Tutors(who, $"P{what % 9}", day),
            4 => school.Duty(who, DutyKind.EthicsStudy, day),
            5 => school.Observes(who, day, 30),
            6 => school.Duty(who, DutyKind.OpenLesson, day),
            _ => school,
        };
        if (what % 8 == 7) cases.Add(BundleSchool.Opened(id, day));
    }

    private static List<PublishedTable> Published(string term, IEnumerable<(BundleTable Shown, TableGround? Anew)> tables) => [.. tables.Select(each => new PublishedTable(term, each.Shown, each.Anew!))];

    private static CountyBundle Bundle(BundleSources sources, DateOnly day, IEnumerable<(BundleTable Shown, TableGround?)> tables) =>
        SignedBundleTests.Bundle() with { Term = sources.Term.Id, Until = sources.Until, Month = BundleChecks.MonthOf(day), Tables = [.. tables.Select(each => each.Shown)] };

    private static bool AreOfSame((string Term, BundleTable Shown, KnownTable) one, (string Term, BundleTable Shown, KnownTable) other) =>
        (one.Shown.About, one.Shown.Row) == (other.Shown.About, other.Shown.Row)
        && (one.Term == other.Term || one.Shown.About is BundleSubject.People or BundleSubject.Conduct or BundleSubject.TutoringPlans);

    // Every interval of one that the other has too; and an amount, by whoever makes it up.
    private static bool TellsNothing((string, BundleTable Shown, KnownTable Known) one, (string, BundleTable Shown, KnownTable Known) other)
    {
        int?[] Ends(BundleTable table) => [0, .. table.Steps.Select(step => step.UpTo), table.Of];
        var (now, then) = (Ends(one.Shown), Ends(other.Shown));
        var apart = from to in Enumerable.Range(0, now.Length) from @from in Enumerable.Range(0, to) select (now[to] - now[@from]) - (then[to] - then[@from]);
        return now.Length == then.Length && apart.All(people => people is null || !Suppression.IsFew(people.Value))
            && (one.Shown.Amount is null || other.Shown.Amount is null || one.Shown.Amount == other.Shown.Amount || one.Known.MadeOf.Zip(other.Known.MadeOf).All(each => !Suppression.IsFew(Changed(each.First, each.Second))));
    }

    private static int Changed(IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> then) =>
        now.Keys.Union(then.Keys).Count(person => now.GetValueOrDefault(person) != then.GetValueOrDefault(person));
}
