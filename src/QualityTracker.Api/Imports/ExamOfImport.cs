using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Imports;

/// <summary>An exam whose scores are being taken in (导入中的考试): its roster, the scores stored and the rows met so far.</summary>
public sealed class ExamOfImport
{
    private readonly Dictionary<string, RosterLine> pupils;

    public ExamOfImport(Exam exam, SchoolFrame frame, List<ScoreRow> before)
    {
        Exam = exam;
        pupils = Core.Exams.Roster.Of(exam, frame).ToDictionary(each => each.Key,
            each => new RosterLine(each.Key, frame.Pupils.GetValueOrDefault(each.Key)?.Name ?? "", each.Value, frame.Classes[each.Value].Name));
        Before = before.ToDictionary(row => (row.Subject, row.Pupil));
    }

    public Exam Exam { get; }

    public IEnumerable<string> Numbers => pupils.Keys;

    public Dictionary<string, RosterLine>.AlternateLookup<ReadOnlySpan<char>> Roster => pupils.GetAlternateLookup<ReadOnlySpan<char>>();

    public Dictionary<(string Subject, string Pupil), ScoreRow> Before { get; }

    public Dictionary<(string Subject, string Pupil), int> Taken { get; } = [];
}

/// <summary>A pupil on an exam's roster, with the class of the roster day.</summary>
public sealed record RosterLine(string Number, string Name, string Class, string ClassName);

/// <summary>Why a row's exam is not found.</summary>
public static class ExamFaults
{
    public static readonly Fault Unknown = new("exam", "known-exam",
        new("没有这次考试", "there is no such exam"), new("更正名称，或先登记质量监测", "correct the name, or register the exam first"));

    public static readonly Fault NotInTerm = new("exam", "known-exam",
        new("这个学期没有这次考试", "there is no such exam in the term"), new("更正名称或学期编码，或先登记质量监测", "correct the name or the term's code, or register the exam first"));

    /// <summary>A name that is not one exam's alone.</summary>
    public static Fault Several(IEnumerable<Exam> meant)
    {
        var exams = meant.OrderBy(exam => exam.Term, StringComparer.Ordinal).ToList();
        var terms = string.Join("、", exams.Select(exam => exam.Term).Distinct());
        return new("exam", "several-exams", new($"同名的考试不止一次（学期 {terms}）", $"the name belongs to more than one exam (terms {terms})"),
            exams.DistinctBy(exam => exam.Term).Count() == exams.Count
                ? new("加一列“学期”，填学期编码", "add a column “term” with the term's code")
                : new("加一列“学期”填学期编码；同一学期内仍同名的，在考试一列填考试的编号", "add a column “term” with the term's code; where a term has several of that name, give the exam's id for its name"));
    }
}
