namespace QualityTracker.Core.Exams;

/// <summary>
/// The frozen roster of an exam (冻结名册), laid out for counting: pupils by class code and pupil number (ordinal), so that a class is one stretch
/// of places and a paper's marks are one array.
/// </summary>
public sealed class ExamRoster
{
    private readonly string[] pupils;
    private readonly Dictionary<string, int> places;

    private ExamRoster(string[] pupils, RosterClass[] classes, IReadOnlyList<ScoreProblem> problems)
    {
        this.pupils = pupils;
        Classes = classes;
        Problems = problems;
        places = new(pupils.Length, StringComparer.Ordinal);
        for (var at = 0; at < pupils.Length; at++) places.Add(pupils[at], at);
    }

    /// <summary>By code (ordinal).</summary>
    public IReadOnlyList<RosterClass> Classes { get; }

    /// <summary>Pupil numbers by place.</summary>
    public IReadOnlyList<string> Pupils => pupils;

    /// <summary>Pupils the roster named twice.</summary>
    public IReadOnlyList<ScoreProblem> Problems { get; }

    /// <param name="classOf">Class codes by pupil number, as <see cref="Roster"/> finds them.</param>
    /// <param name="isParallel">Whether pupils were assigned to the class in parallel (clause D14), by class code.</param>
    public static ExamRoster Of(IEnumerable<KeyValuePair<string, string>> classOf, Func<string, bool> isParallel) =>
        Of(classOf.Select(each => (each.Key, each.Value)), isParallel);

    /// <summary>A pupil named in two classes is in the first by code; named twice at all is a problem told of.</summary>
    public static ExamRoster Of(IEnumerable<(string Pupil, string Class)> lines, Func<string, bool> isParallel)
    {
        var rows = lines.ToArray();
        Array.Sort(rows, static (one, other) =>
            string.CompareOrdinal(one.Class, other.Class) is not 0 and var byClass ? byClass : string.CompareOrdinal(one.Pupil, other.Pupil));
        var (kept, problems) = (new List<string>(rows.Length), new List<ScoreProblem>());
        var (classes, seen) = (new List<RosterClass>(), new HashSet<string>(rows.Length, StringComparer.Ordinal));
        foreach (var (pupil, of) in rows)
        {
            if (!seen.Add(pupil))
            {
                problems.Add(new("roster-twice", ScoreProblem.TwiceOnRoster) { Pupil = pupil, Class = of });
                continue;
            }

            if (classes.Count == 0 || classes[^1].Code != of) classes.Add(new(of, isParallel(of), kept.Count, 0));
            kept.Add(pupil);
            classes[^1] = classes[^1] with { Pupils = classes[^1].Pupils + 1 };
        }

        return new([.. kept], [.. classes], problems);
    }

    /// <summary>The place of a pupil; false for who is not on the roster.</summary>
    public bool TryPlace(string pupil, out int place) => places.TryGetValue(pupil, out place);

    /// <summary>The class a place is in.</summary>
    public RosterClass ClassAt(int place)
    {
        var (low, high) = (0, Classes.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (Classes[middle].From <= place) low = middle;
            else high = middle - 1;
        }

        return Classes[low];
    }
}

/// <summary>A class of an exam's roster (名册上的班级): its places run from <paramref name="From"/>, one a pupil.</summary>
/// <param name="Code">Class code.</param>
/// <param name="Parallel">Whether it may be compared (clause D14).</param>
/// <param name="From">Its first place.</param>
/// <param name="Pupils">Pupils enrolled on the roster day.</param>
public sealed record RosterClass(string Code, bool Parallel, int From, int Pupils)
{
    /// <summary>The place after its last.</summary>
    public int To => From + Pupils;
}
