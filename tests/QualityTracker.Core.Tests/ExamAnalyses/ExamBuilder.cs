using System.Globalization;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;

namespace QualityTracker.Core.Tests.ExamAnalyses;

/// <summary>An exam put together class by class; pupils are 701-01, 701-02 …</summary>
internal sealed class ExamBuilder(int grade = 7, string id = "E", int month = 11, ExamKind kind = ExamKind.EndOfTerm)
{
    private readonly List<ExamPaper> papers = [];
    private readonly List<(string Pupil, string Class)> roster = [];
    private readonly HashSet<string> apart = [];
    private readonly List<(string Subject, string Pupil, ExamStatus Status, decimal? Score, string? Reason)> rows = [];
    private readonly Dictionary<string, IReadOnlyList<PaperItem>> items = [];
    private readonly List<(string Subject, string Pupil, decimal[] Scores)> itemRows = [];

    public static string Pupil(string of, int number) => string.Create(CultureInfo.InvariantCulture, $"{of}-{number:00}");

    public ExamBuilder Paper(string subject, decimal fullMark = 100)
    {
        papers.Add(new(subject, fullMark));
        return this;
    }

    public ExamBuilder Class(string code, int pupils, bool parallel = true)
    {
        roster.AddRange(Enumerable.Range(1, pupils).Select(pupil => (Pupil(code, pupil), code)));
        if (!parallel) apart.Add(code);
        return this;
    }

    /// <summary>A class whose pupils all sat the one paper, maths of 100.</summary>
    public ExamBuilder Sat(string code, params decimal[] scores) => SatApart(code, true, scores);

    public ExamBuilder SatApart(string code, bool parallel, params decimal[] scores)
    {
        if (papers.Count == 0) Paper("maths");
        return Class(code, scores.Length, parallel).Scores("maths", code, scores);
    }

    public ExamBuilder Scores(string subject, string code, params decimal[] scores)
    {
        for (var at = 0; at < scores.Length; at++) Row(subject, Pupil(code, at + 1), ExamStatus.Sat, scores[at]);
        return this;
    }

    public ExamBuilder Row(string subject, string pupil, ExamStatus status, decimal? score = null, string? reason = null)
    {
        rows.Add((subject, pupil, status, score, reason));
        return this;
    }

    public ExamBuilder Items(string subject, params PaperItem[] of)
    {
        items[subject] = of;
        return this;
    }

    /// <summary>Item scores, and with them the score they add up to.</summary>
    public ExamBuilder ItemScores(string subject, string pupil, params decimal[] scores)
    {
        Row(subject, pupil, ExamStatus.Sat, scores.Sum());
        return ItemRow(subject, pupil, scores);
    }

    public ExamBuilder ItemRow(string subject, string pupil, params decimal[] scores)
    {
        itemRows.Add((subject, pupil, scores));
        return this;
    }

    public ExamData Data(Random? order = null)
    {
        var (lines, sheet) = (roster.ToArray(), rows.ToArray());
        order?.Shuffle(lines);
        order?.Shuffle(sheet);
        var frozen = ExamRoster.Of(lines, code => !apart.Contains(code));
        var marks = papers.Select(paper => new PaperMarks(frozen, paper)).ToList();
        foreach (var row in sheet) marks.First(paper => paper.Paper.Subject == row.Subject).Enter(row.Pupil, row.Status, row.Score, row.Reason);
        var ofItems = items.Select(each => new PaperItems(marks.First(paper => paper.Paper.Subject == each.Key), each.Value)).ToList();
        foreach (var row in itemRows) ofItems.First(each => each.Marks.Paper.Subject == row.Subject).Enter(row.Pupil, row.Scores);
        var exam = new Exam { Id = id, Term = "2025-1", Name = id, Grade = grade, Kind = kind, RosterDay = new(2025, month, 10), Papers = papers };
        return new(exam, frozen, marks, ofItems);
    }

    public ScoreAnalysis Analyse(AnalysisRules? rules = null, Random? order = null) => (ScoreAnalysis)ExamAnalysis.Of(Data(order), rules);

    public LevelAnalysis AnalyseLevels(AnalysisRules? rules = null) => (LevelAnalysis)ExamAnalysis.Of(Data(), rules);
}
