using System.Globalization;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Makes term sheets of an evaluation (组表): every figure is the evaluation's, rounded once.</summary>
public sealed class TermSheetComposer(SchoolFrame frame, TermEvaluation evaluation, PolicyPack pack)
{
    private readonly Term term = frame.Terms[evaluation.Term];
    private readonly PostLines posts = new(frame, frame.Terms[evaluation.Term]);
    private readonly ExamLines exams = new(frame);
    private readonly PointLines points = new(pack, evaluation.Parameters);

    public TermSheet Of(PersonEvaluation person) => new()
    {
        School = new(frame.School.Name, frame.School.NameEn ?? frame.School.Name),
        SchoolYear = new($"{term.SchoolYear}学年", $"School year {term.SchoolYear}"),
        Term = new(term.Number == 1 ? "第一学期" : "第二学期", $"Term {term.Number.ToString(CultureInfo.InvariantCulture)}"),
        Person = PersonOf(person),
        Result = new()
        {
            Total = person.Total,
            Bundle = BundleOf(person),
            Band = person.Band?.Name ?? Text.Empty,
            Veto = person.Vetoed ? VetoText() : null,
        },
        Posts = posts.Of(person),
        Teaching = posts.TeachingOf(person),
        Norms = [.. person.NormsOwed.Select(NormOf)],
        Dimensions = [.. person.Dimensions.Select(dimension => points.Of(dimension, LevelsOnly(person)))],
        Hours = HoursOf(person),
        Tutoring = [.. person.Tutoring.Select(TutoringOf)],
        ScoredExams = [.. person.ExamResults.Where(each => !each.Result.LevelsOnly).Select(each => exams.Scored(each.Result))],
        LevelExams = [.. person.ExamResults.Where(each => each.Result.LevelsOnly).Select(each => exams.Levels(each.Result))],
        SchoolNorms = person.Posts.Any(post => post.Post == PostKind.Principal) ? [.. evaluation.SchoolNorms.Select(NormOf)] : [],
        Policy = new(pack.Title, pack.Id, pack.ShortHash)
        {
            Parameters = [.. evaluation.Parameters.All.Select(value => new SheetParameter(value.Parameter.Title, ParameterWords.ValueOf(value), value.Adopted))],
        },
        RecordsUntil = term.LastDay,
    };

    // Only levels of primary classes: no comparison of means may be printed (clause Z8).
    private static bool LevelsOnly(PersonEvaluation person) => person.ExamResults.All(each => each.Result.LevelsOnly);

    private SheetPerson PersonOf(PersonEvaluation person)
    {
        var member = frame.Staff[person.Staff];
        return new()
        {
            Name = Text.Same(member.Name),
            StaffNumber = member.Id,
            Subject = member.Subject is { } subject ? frame.NameOfSubject(subject) : Text.Empty,
            ProfessionalTitle = Text.Same(member.Title ?? ""),
        };
    }

    private static SheetBundle? BundleOf(PersonEvaluation person) => person.Bundle is not { } bundle ? null : new()
    {
        Own = person.OwnTotal!.Value,
        Share = bundle.Share * 100,
        PartnersMean = Rounding.Points(bundle.PartnersMean),
        Partners = [.. bundle.Partners.Select(partner => new SheetPartner(Text.Same(partner.Name), partner.Weeks))],
    };

    private Text VetoText()
    {
        var title = pack.Veto?.Title ?? new("师德一票否决", "ethics veto");
        var clause = pack.Veto?.Clause is { } id ? $" {id}" : "";
        return new(title.Zh + clause, title.En + clause);
    }

    private static SheetNorm NormOf(NormResult norm) => new()
    {
        Item = norm.Title,
        Clause = norm.Clause,
        Document = Text.Same(norm.Number),
        Period = Names.Of(norm.Period),
        Unit = norm.Unit,
        Target = (int)norm.TargetShown,
        YearTarget = (int?)norm.YearTargetShown,
        Actual = norm.Actual,
        Attainment = norm.Target == 0 ? null : Rounding.Attainment(norm.Attainment),
        IsMet = norm.Met,
        ShortBy = norm.ShortBy,
        Post = PostOf(norm),
    };

    // A target pro rata for a part of the term says so: 教导主任（11/21周）.
    private static Text PostOf(NormResult norm)
    {
        if (norm.Posts.Count == 0) return new("学校", "school");
        var (zh, en) = (string.Join("、", norm.Posts.Select(post => Names.Of(post).Zh)), string.Join(", ", norm.Posts.Select(post => Names.Of(post).En)));
        return norm.Held == norm.Of || norm.Period is NormPeriod.Week or NormPeriod.Month or NormPeriod.Round
            ? new(zh, en)
            : new($"{zh}（{norm.Held}/{norm.Of}周）", $"{en} ({norm.Held}/{norm.Of} weeks)");
    }

    private static SheetHours? HoursOf(PersonEvaluation person)
    {
        var work = person.Workload;
        if (work.NothingRecorded && work.AfterSchoolHours == 0) return null;
        WeekPeriods[] weeks = [.. work.Weeks.Select(week => new WeekPeriods(week.Week, week.Lessons + week.CoverPeriods - week.AwayPeriods))];
        return new()
        {
            Weeks = weeks,
            Total = weeks.Sum(week => week.Periods),
            Cover = work.Weeks.Sum(week => week.CoverPeriods),
            Away = work.Weeks.Sum(week => week.AwayPeriods),
            AfterSchoolService = work.AfterSchoolHours,
            StandardPeriods = Rounding.Points(work.StandardPeriods),
            Load = work.LoadPercent is { } load ? Rounding.Attainment(load) : null,
        };
    }

    private SheetTutoring TutoringOf(TutoringSummary line) => new()
    {
        Kind = line.Kind is { } kind ? Names.Of(kind) : new("无计划", "no plan"),
        Subject = frame.NameOfSubject(line.Subject),
        Pupils = line.Pupils,
        SessionsHeld = line.Held,
        SessionsPlanned = (int)Math.Ceiling(line.Planned),
        Minutes = line.Minutes,
    };
}
