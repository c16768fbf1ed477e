using QualityTracker.Core.Classes;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Reports.ExamReports;

/// <summary>
/// A quality analysis report (质量分析报告; clauses W25, W32, X4) of one exam: of the whole grade, or of one class, in all subjects or one. Every figure
/// is the analysis's own; of a primary grade there are levels alone (clause Z8). Pupils are named only where <see cref="PupilNames"/> names them.
/// </summary>
public sealed record ExamReport
{
    /// <summary>The school, for names of classes and subjects.</summary>
    public required SchoolFrame Frame { get; init; }

    public required ExamAnalysis Analysis { get; init; }

    /// <summary>The last day whose records are in it; the file's date too.</summary>
    public required DateOnly RecordsUntil { get; init; }

    /// <summary>The rules of the analysis; null for formula 6 alone.</summary>
    public SheetPolicy? Policy { get; init; }

    /// <summary>Class code; null for the grade.</summary>
    public string? Class { get; init; }

    /// <summary>Subject code; null for all.</summary>
    public string? Subject { get; init; }

    /// <summary>After the roster was frozen; only their number and kind are printed.</summary>
    public IReadOnlyList<RosterChange> RosterChanges { get; init; } = [];

    /// <summary>Over several exams; those of the report's class and subject are printed.</summary>
    public IReadOnlyList<ExamTrend> Trends { get; init; } = [];

    /// <summary>The same of a primary grade.</summary>
    public IReadOnlyList<LevelTrend> LevelTrends { get; init; } = [];

    /// <summary>Between an earlier exam and this one, by subject.</summary>
    public IReadOnlyList<ExamValueAdded> Added { get; init; } = [];

    /// <summary>What teachers wrote (原因与措施), of any class and subject of the exam; where there is none, lines are left to write on by hand.</summary>
    public IReadOnlyList<ExamReflection> Reflections { get; init; } = [];

    /// <summary>The classes and subjects that may stand in it, for who may not see all (P4); null for all. The grade's figures stand beside them.</summary>
    public IReadOnlySet<(string Class, string Subject)>? Sheets { get; init; }

    /// <summary>Names by pupil number that may stand on the re-teach list, for who may see the pupils (L1, P4); empty: their number alone.</summary>
    public IReadOnlyDictionary<string, string> PupilNames { get; init; } = new Dictionary<string, string>();

    internal Exam Exam => Analysis.Exam;

    internal bool IsPrimary => Analysis.Stage == Stage.Primary;

    /// <summary>Whether a paper, or the total, is in it: where a class may stand in it with it.</summary>
    internal bool Has(string subject) => (Subject is null || Subject == subject) && (Sheets is null || Sheets.Any(sheet => Shows(sheet.Class, subject)));

    /// <summary>Whether a class may stand in it with a paper; with the total where it may with each of them.</summary>
    internal bool Shows(string code, string subject) => (Class is null || Class == code) && (Sheets is null
        || (subject.Length == 0 ? Exam.Papers.All(paper => Sheets.Contains((code, paper.Subject))) : Sheets.Contains((code, subject))));

    /// <summary>Whether a class stands in it at all.</summary>
    internal bool Shows(string code) => (Class is null || Class == code) && (Sheets is null || Sheets.Any(sheet => sheet.Class == code));

    internal Text NameOfClass(string? code) => code is null ? ExamReportWords.Grade
        : Frame.Classes.TryGetValue(code, out var of) ? Text.Same(of.Name) : Text.Same(code);

    internal Text NameOfSubject(string code) => code.Length == 0 ? ExamReportWords.TotalScore : Frame.NameOfSubject(code);

    internal string NameOfStaff(string number) => Frame.Staff.TryGetValue(number, out var member) ? member.Name : number;
}
