using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Seals;

/// <summary>
/// What a term's evaluation was made from (封存的学期数据), so that it can be made again without the database: everything that a figure
/// follows from, and nothing else. Pupils have neither name nor number in it, so that nobody's erasure has to reach into an archive.
/// </summary>
public sealed record SealedTerm
{
    /// <summary>Of the form itself, as <see cref="SealedSheet.Form"/>.</summary>
    public int Form { get; init; } = 1;

    /// <summary>Term id.</summary>
    public required string Term { get; init; }

    /// <summary>The pack, then those it stands on.</summary>
    public required IReadOnlyList<SealedPack> Packs { get; init; }

    /// <summary>The decision that adopted the pack, with the values decided; null where none is recorded.</summary>
    public PolicyAdoption? Adoption { get; init; }

    /// <summary>The school's frame, each list by id (ordinal); without the list of pupils.</summary>
    public required SchoolFrameLists Lists { get; init; }

    /// <summary>The records, each list by id (ordinal); without the scores, which have their own.</summary>
    public required TermRecords Records { get; init; }

    /// <summary>Score sheets by exam, then subject (ordinal).</summary>
    public IReadOnlyList<SealedScores> Scores { get; init; } = [];

    /// <param name="frame">The school's frame.</param>
    /// <param name="term">Term id.</param>
    /// <param name="records">As the evaluation reads them.</param>
    /// <param name="adoption">As the evaluation says.</param>
    /// <param name="packs">The pack, then those it stands on.</param>
    public static SealedTerm Of(SchoolFrame frame, string term, TermRecords records, PolicyAdoption? adoption, IReadOnlyList<SealedPack> packs)
    {
        var (lists, last) = (frame.Lists, frame.Terms[term].LastDay);
        var enrolments = InTerm(lists.Enrolments, last, each => each with { To = null }).ToList();
        var plans = InTerm(lists.TutoringPlans, last, each => each with { To = null }).ToList();
        var pupils = PupilNumbers.Of(enrolments, plans, records);
        return new()
        {
            Term = term,
            Packs = packs,
            Adoption = adoption,
            Lists = new()
            {
                School = lists.School,
                Terms = ById(lists.Terms),
                CalendarDays = ById(lists.CalendarDays),
                Subjects = ById(lists.Subjects),
                Staff = ById(lists.Staff.Select(member => member with { Gender = null, LeftOn = member.LeftOn > last ? null : member.LeftOn })),
                Posts = ById(InTerm(lists.Posts, last, post => post with { To = null })),
                Pairings = ById(InTerm(lists.Pairings, last, pair => pair with { To = null }).Select(pair => pair with { Note = null })),
                Classes = ById(lists.Classes),
                Enrolments = ById(enrolments.Select(each => each with { Pupil = pupils.Of(each.Pupil), ExamNumber = null })),
                TeachingAssignments = ById(InTerm(lists.TeachingAssignments, last, each => each with { To = null })),
                Timetable = ById(lists.Timetable),
                TutoringPlans = ById(plans.Select(plan => plan with
                {
                    Pupil = pupils.Of(plan.Pupil),
                    Time = "",
                    Place = "",
                    Content = "",
                    Requirement = "",
                    Outcome = null,
                })),
                Exams = ById(lists.Exams),
            },
            Records = new()
            {
                LessonObservations = ById(records.LessonObservations.Select(each => each with { Strengths = null, Weaknesses = null, Advice = null, Reply = null, Notes = [] })),
                TeachingHours = ById(records.TeachingHours.Select(line => line with { Note = null })),
                Duties = ById(records.Duties),
                TutoringSessions = ById(records.TutoringSessions.Select(each => each with { Pupil = pupils.Of(each.Pupil), Content = "", Effect = null, Next = null })),
                ConductDecisions = ById(InTerm(records.ConductDecisions, last, each => each with { To = null }).Select(each => each with { Kind = BreachKind.Other, Body = "", Evidence = "" })),
                TuitionCounts = ById(records.TuitionCounts),
            },
            Scores = [.. records.ExamScores.OrderBy(sheet => sheet.Key.Exam, StringComparer.Ordinal).ThenBy(sheet => sheet.Key.Subject, StringComparer.Ordinal)
                .Select(sheet => new SealedScores(sheet.Key.Exam, sheet.Key.Subject,
                    [.. sheet.Value.Select(score => score with { Pupil = pupils.Of(score.Pupil) }).OrderBy(score => score.Pupil, StringComparer.Ordinal)]))],
        };
    }

    /// <summary>The evaluation anew.</summary>
    /// <param name="pack">The first of <see cref="Packs"/>.</param>
    public TermEvaluation Evaluate(PolicyPack pack) => Evaluation.Of(Frame(), Term, AllRecords(), pack, Adoption?.Values) with { Adoption = Adoption };

    public SchoolFrame Frame() => new(Lists);

    /// <summary>The records with the scores, as an evaluation takes them.</summary>
    public TermRecords AllRecords() => Records with { ExamScores = Scores.ToDictionary(sheet => (sheet.Exam, sheet.Subject), sheet => sheet.Scores) };

    // What begins after the term is not of it, and what ended after it had no end yet: records of the terms that follow change nothing here.
    private static IEnumerable<T> InTerm<T>(IEnumerable<T> records, DateOnly last, Func<T, T> unended) where T : IDated =>
        records.Where(each => each.From <= last).Select(each => each.To > last ? unended(each) : each);

    private static T[] ById<T>(IEnumerable<T> records) where T : IRecord => [.. records.OrderBy(record => record.Id, StringComparer.Ordinal)];
}

/// <summary>A pack's text by what it is (封存的考核办法).</summary>
/// <param name="Id">The pack's id.</param>
/// <param name="Hash">SHA-256 of the text in UTF-8.</param>
public sealed record SealedPack(string Id, string Hash);

/// <summary>A score sheet (封存的成绩), by pupil.</summary>
public sealed record SealedScores(string Exam, string Subject, IReadOnlyList<ExamScore> Scores);
