using System.Globalization;
using QualityTracker.Core.Enrolments;
using QualityTracker.Core.Pupils;
using QualityTracker.Core.Staff;

namespace QualityTracker.Api.Samples;

/// <summary>A pupil with the time in each class, and an ability around 0 with deviation 1 that the scores follow.</summary>
internal sealed record SamplePupil(Pupil Pupil, int Grade, double Ability, IReadOnlyList<Enrolment> Enrolments)
{
    public string Id => Pupil.Id;

    /// <summary>Whether the pupil is in one class all term.</summary>
    public bool Stays => Enrolments is [{ To: null } only] && only.From == SampleCalendar.Term.FirstDay;
}

/// <summary>A thousand pupils (学生), dealt to the classes of their grade in turn, and the few who come, go and change class.</summary>
internal static class SamplePupils
{
    private const int All = 1000;

    private static readonly DateOnly Begins = SampleCalendar.Term.FirstDay;

    // Grade and place in it: who moves, comes late or goes.
    private static readonly Dictionary<(int Grade, int At), DateOnly> Movers =
        new() { [(4, 10)] = new(2025, 10, 13), [(7, 25)] = new(2025, 10, 20), [(8, 40)] = new(2025, 12, 1) };

    private static readonly Dictionary<(int Grade, int At), string> HardNames = new()
    {
        [(7, 3)] = SampleNames.Hard.Li,
        [(9, 5)] = SampleNames.Hard.WangYi,
        [(3, 12)] = SampleNames.Hard.DottedPupil,
    };

    // These bear the name of the pupil so many places before them; 3 places in a grade of three classes is the same class.
    private static readonly Dictionary<(int Grade, int At), int> Namesakes = new() { [(8, 33)] = 3, [(7, 51)] = 1, [(5, 62)] = 6 };

    public static List<SamplePupil> Make(Rng rng)
    {
        var pupils = new List<SamplePupil>();
        var larger = All % Curriculum.Classes.Count;
        var least = All / Curriculum.Classes.Count;
        foreach (var grade in Curriculum.Classes.GroupBy(each => each.Grade))
        {
            var classes = grade.Select(each => each.Id).ToList();
            var size = classes.Sum(code => least + (Place(code) < larger ? 1 : 0));
            for (var at = 0; at < size; at++)
            {
                var gender = rng.Chance(52) ? Gender.Male : Gender.Female;
                var name = SampleNames.OfPupil(rng, gender);
                if (Namesakes.TryGetValue((grade.Key, at), out var back)) (name, gender) = (pupils[^back].Pupil.Name, pupils[^back].Pupil.Gender!.Value);
                if (HardNames.TryGetValue((grade.Key, at), out var hard)) name = hard;
                var number = (2026 - grade.Key) * 10000 + at + 1;
                var pupil = new Pupil { Id = number.ToString(CultureInfo.InvariantCulture), Name = name, Gender = gender };
                pupils.Add(new(pupil, grade.Key, rng.Normal(), [.. Times(pupil.Id, grade.Key, at, classes)]));
            }
        }

        return [.. pupils.GroupBy(pupil => pupil.Enrolments[0].Class).SelectMany(Balanced)
            .OrderBy(pupil => pupil.Grade).ThenBy(pupil => pupil.Id, StringComparer.Ordinal)];
    }

    // Parallel classes are nearly alike at the start; in grade 9 the first class got the stronger pupils.
    private static IEnumerable<SamplePupil> Balanced(IGrouping<string, SamplePupil> inClass)
    {
        var mean = inClass.Average(pupil => pupil.Ability);
        var shift = Curriculum.Classes.First(each => each.Id == inClass.Key) is { Parallel: false } uneven
            ? (uneven.Id.EndsWith('1') ? 0.25 : -0.25) - mean
            : -0.85 * mean;
        return inClass.Select(pupil => pupil with { Ability = pupil.Ability + shift });
    }

    private static int Place(string code) => Curriculum.Classes.Select(each => each.Id).ToList().IndexOf(code);

    private static IEnumerable<Enrolment> Times(string pupil, int grade, int at, List<string> classes)
    {
        var enrolment = new Enrolment { Pupil = pupil, Class = classes[at % classes.Count], From = Begins };
        if (Movers.TryGetValue((grade, at), out var day))
        {
            return [enrolment with { To = day.AddDays(-1) }, enrolment with { Class = classes[(at + 1) % classes.Count], From = day }];
        }

        return
        [
            (grade, at) switch
            {
                (8, 70) => enrolment with { From = new(2025, 10, 13) },
                (7, 90) => enrolment with { To = new(2025, 11, 28) },
                _ => enrolment,
            },
        ];
    }
}
