using QualityTracker.Core.TeachingAssignments;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.Samples;

/// <summary>Who is tutored by whom (辅导对象), in the order in which a teacher's plans get their times.</summary>
internal sealed record TutoredPupil(Person Teacher, SamplePupil Pupil, string Subject, TutoringKind Kind, DateOnly From, DateOnly? To);

/// <summary>
/// Chooses about sixty pupils as clause P7 has it: homeroom teachers take the strongest, subject teachers the struggling, leaders none.
/// Ability stands for what a school knows from the year before.
/// </summary>
internal static class TutoredPupils
{
    private const int ByHomeroomTeachers = 14;
    private const int BySubjectTeachers = 21;
    private const int Borderline = 6;

    private static readonly DateOnly From = new(2025, 9, 15);
    private static readonly DateOnly To = new(2026, 1, 16);

    public static List<TutoredPupil> Choose(SampleTerm term)
    {
        var rng = term.Stream("tutored-pupils");
        var chosen = new List<TutoredPupil>();
        var taken = new HashSet<string>();
        var examined = term.Assignments.Where(each => each.From == SampleCalendar.Term.FirstDay && each.Share == 1
            && Grade(each.Class) >= 3 && Curriculum.Papers(Grade(each.Class)).Any(paper => paper.Subject == each.Subject)
            && term.Person(each.Staff) is { Leads: false }).ToList();

        var homerooms = examined.Where(each => term.Homerooms[each.Class] == each.Staff).DistinctBy(each => each.Class);
        foreach (var each in rng.Shuffled(homerooms).Take(ByHomeroomTeachers)) Take(each, TutoringKind.Target, 1);
        var main = examined.Where(each => each.Subject is "chinese" or "maths" or "english").ToList();
        var ordinary = rng.Shuffled(main.Where(each => term.Person(each.Staff).Part != Part.Leaver).DistinctBy(each => each.Staff))
            .Take(BySubjectTeachers - 1);
        var leaving = main.Where(each => term.Person(each.Staff).Part == Part.Leaver).Take(1);
        foreach (var each in leaving.Concat(ordinary)) Take(each, TutoringKind.Struggling, 2);
        var junior = examined.Where(each => Grade(each.Class) >= 7 && each.To is null);
        foreach (var each in rng.Shuffled(junior).Take(Borderline)) Take(each, TutoringKind.Borderline, 1);
        return chosen;

        // A pupil has one plan at a time: the strongest, the weakest, or the one nearest to the middle below it who has none.
        void Take(TeachingAssignment of, TutoringKind kind, int count)
        {
            var pupils = term.Pupils
                .Where(pupil => pupil.Stays && pupil.Enrolments[0].Class == of.Class && !taken.Contains(pupil.Id))
                .OrderBy(pupil => kind switch
                {
                    TutoringKind.Target => -pupil.Ability,
                    TutoringKind.Struggling => pupil.Ability,
                    _ => Math.Abs(pupil.Ability + 0.5),
                });
            foreach (var pupil in pupils.Take(count).ToList())
            {
                taken.Add(pupil.Id);
                chosen.Add(new(term.Person(of.Staff), pupil, of.Subject, kind, From, of.To ?? To));
                if (of.To is null) continue;
                var next = term.Assignments.First(each => each.Class == of.Class && each.Subject == of.Subject && each.From > of.To);
                chosen.Add(new(term.Person(next.Staff), pupil, of.Subject, kind, next.From, To));
            }
        }
    }

    private static int Grade(string schoolClass) => Curriculum.Classes.First(each => each.Id == schoolClass).Grade;
}
