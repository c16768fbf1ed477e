using QualityTracker.Core.Classes;
using QualityTracker.Core.ExamAnalyses;
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

    /// <summary>What the teacher wrote; null leaves lines to write on by hand.</summary>
    public ExamReflection? Reflection { get; init; }

    /// <summary>Names by pupil number that may stand on the re-teach list, for who may see the pupils (L1, P4); empty: their number alone.</summary>
    public IReadOnlyDictionary<string, string> PupilNames { get; init; } = new Dictionary<string, string>();

    internal Exam Exam => Analysis.Exam;

    internal bool IsPrimary => Analysis.Stage == Stage.Primary;

    internal bool Has(string subject) => Subject is null || Subject == subject;

    internal Text NameOfClass(string? code) => code is null ? ExamReportWords.Grade
        : Frame.Classes.TryGetValue(code, out var of) ? Text.Same(of.Name) : Text.Same(code);

    internal Text NameOfSubject(string code) => code.Length == 0 ? ExamReportWords.TotalScore : Frame.NameOfSubject(code);
}

/// <summary>What a teacher wrote of an exam (教师分析): free text, and who answers for it by when.</summary>
/// <param name="Causes">Why it came out as it did (原因分析).</param>
/// <param name="Measures">What is done about it (改进措施).</param>
/// <param name="Responsible">Who sees to it (责任人).</param>
/// <param name="Date">The day by which, or of the writing (日期).</param>
public sealed record ExamReflection(string Causes, string Measures, string Responsible, DateOnly? Date);
