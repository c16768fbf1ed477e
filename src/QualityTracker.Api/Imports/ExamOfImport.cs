using QualityTracker.Api.Exams;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Imports;

/// <summary>
/// An exam whose scores are being taken in (导入中的考试): its roster, what is stored and the rows met so far. A million scores are arrays of
/// numbers here, a place for each pupil and paper; only what is out of the ordinary is kept as it is.
/// </summary>
public sealed class ExamOfImport
{
    private readonly Dictionary<string, RosterLine> pupils;
    private readonly Dictionary<string, RosterLine> byNumber = [];
    private readonly IReadOnlyList<PaperItem>[] items;
    private readonly int[] classSizes;
    private readonly int[] taken;
    private readonly ExamStatus[] statuses;
    private readonly long[] points;
    private readonly Dictionary<int, ScoreRow> others = [];
    private readonly Lazy<Dictionary<(string Subject, string Pupil), ScoreRow>> imported;
    private readonly int[] given;
    private readonly int[] sat;

    /// <param name="exam">The exam.</param>
    /// <param name="frame">The school.</param>
    /// <param name="state">Whether it is closed.</param>
    /// <param name="before">What is stored.</param>
    /// <param name="imported">Finds what files last said of scores that were changed by hand; asked when a file differs from what is stored.</param>
    public ExamOfImport(Exam exam, SchoolFrame frame, ExamState state, IEnumerable<ScoreRow> before, Func<Dictionary<(string Subject, string Pupil), ScoreRow>> imported)
    {
        (Exam, State, this.imported) = (exam, state, new(imported));
        var roster = Core.Exams.Roster.Of(exam, frame);
        ClassCodes = [.. roster.Values.Distinct().Order(StringComparer.Ordinal)];
        var classes = ClassCodes.Index().ToDictionary(each => each.Item, each => each.Index);
        pupils = roster.Select((each, at) => new RosterLine(each.Key, frame.Pupils.GetValueOrDefault(each.Key)?.Name ?? "", each.Value, frame.Classes[each.Value].Name, at, classes[each.Value]))
            .ToDictionary(line => line.Number);
        ExamNumbers = Core.Exams.Roster.ByExamNumber(exam, frame);
        foreach (var number in ExamNumbers.Where(number => number.Count() == 1)) byNumber.Add(number.Key, pupils[number.First()]);
        classSizes = [.. ClassCodes.Select(code => roster.Values.Count(of => of == code))];
        Labels = exam.Items.Select(item => item.Label).ToHashSet();
        items = [.. exam.Papers.Select(paper => exam.ItemsOf(paper.Subject))];
        var places = pupils.Count * exam.Papers.Count;
        (taken, statuses, points) = (new int[places], new ExamStatus[places], new long[places]);
        (given, sat) = (new int[ClassCodes.Count * exam.Papers.Count], new int[ClassCodes.Count * exam.Papers.Count]);
        foreach (var row in before) Keep(row);
    }

    public Exam Exam { get; }

    public ExamState State { get; }

    /// <summary>Whether it was told that nothing of the exam may change.</summary>
    public bool IsRefused { get; set; }

    public IEnumerable<string> Numbers => pupils.Keys;

    public IReadOnlyList<string> ClassCodes { get; }

    public ILookup<string, string> ExamNumbers { get; }

    public Dictionary<string, RosterLine>.AlternateLookup<ReadOnlySpan<char>> Roster => pupils.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>By the exam numbers that one pupil alone has.</summary>
    public Dictionary<string, RosterLine>.AlternateLookup<ReadOnlySpan<char>> ByExamNumber => byNumber.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The labels of the items of all its papers.</summary>
    public IReadOnlySet<string> Labels { get; }

    /// <summary>The items of a paper, by its place.</summary>
    public IReadOnlyList<PaperItem> ItemsOf(int paper) => items[paper];

    /// <summary>What is stored of a pupil in a paper; null when nothing is.</summary>
    public ScoreRow? Before(int paper, RosterLine pupil)
    {
        var at = PlaceOf(paper, pupil);
        if (statuses[at] == 0) return null;
        return others.TryGetValue(at, out var row) ? row : new()
        {
            Subject = Exam.Papers[paper].Subject,
            Pupil = pupil.Number,
            Class = pupil.Class,
            Status = statuses[at],
            Score = statuses[at] == ExamStatus.Sat ? points[at] / Storage.Rows.UnitsPerOne : null,
        };
    }

    /// <summary>Whether the stored row is just this one, asked of most rows of a file that was taken in before.</summary>
    public bool IsStored(int paper, RosterLine pupil, ExamStatus status, decimal? score)
    {
        var at = PlaceOf(paper, pupil);
        return statuses[at] == status && points[at] == (long)((score ?? 0) * Storage.Rows.UnitsPerOne) && !others.ContainsKey(at);
    }

    /// <summary>What files last said of a score that was changed by hand; null where nobody did, or no file ever said anything.</summary>
    public ScoreRow? Imported(ScoreRow stored) => imported.Value.GetValueOrDefault((stored.Subject, stored.Pupil));

    /// <summary>Takes a row for a pupil and paper; the number of the row that was there already when there is one.</summary>
    public int? Take(int paper, RosterLine pupil, int row, bool hasSat)
    {
        ref var first = ref taken[PlaceOf(paper, pupil)];
        if (first != 0) return first;
        first = row;
        var group = (paper * ClassCodes.Count) + pupil.ClassAt;
        given[group]++;
        if (hasSat) sat[group]++;
        return null;
    }

    /// <summary>The classes that the files have whole, and nobody in them sat.</summary>
    public IEnumerable<(string Subject, string Class)> NobodySat =>
        from paper in Enumerable.Range(0, Exam.Papers.Count)
        from of in Enumerable.Range(0, ClassCodes.Count)
        let at = (paper * ClassCodes.Count) + of
        where given[at] == classSizes[of] && sat[at] == 0
        select (Exam.Papers[paper].Subject, ClassCodes[of]);

    private int PlaceOf(int paper, RosterLine pupil) => (paper * pupils.Count) + pupil.At;

    // Of who is on the roster no longer nothing can be taken in.
    private void Keep(ScoreRow row)
    {
        var paper = Exam.Papers.Index().FirstOrDefault(each => each.Item.Subject == row.Subject, (-1, null!)).Index;
        if (paper < 0 || !pupils.TryGetValue(row.Pupil, out var pupil)) return;
        var at = PlaceOf(paper, pupil);
        (statuses[at], points[at]) = (row.Status, (long)((row.Score ?? 0) * Storage.Rows.UnitsPerOne));
        if (row.Reason is not null || row.Items is not null || row.Class != pupil.Class) others[at] = row;
    }
}

/// <summary>A pupil on an exam's roster, with the class of the roster day, and the places of both.</summary>
public sealed record RosterLine(string Number, string Name, string Class, string ClassName, int At, int ClassAt);
