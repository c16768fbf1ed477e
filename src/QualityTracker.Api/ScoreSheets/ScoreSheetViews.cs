using QualityTracker.Api.Staff;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.ScoreSheets;

/// <summary>The score sheets of a term's exams (成绩单一览).</summary>
public sealed record TermSheets(string Term, IReadOnlyList<ExamSheets> Exams, int Sheets, int MissingSheets);

/// <summary>
/// An exam with its papers and sheets (一次考试的成绩单); pupils are those on the roster of the classes shown, a missing sheet is one on which
/// somebody has no result yet.
/// </summary>
public sealed record ExamSheets(
    string Id, string Name, ExamKind Kind, Text KindName, int Grade, DateOnly RosterDay, string? OverrideReason, ExamState State, Text StateName,
    IReadOnlyList<SheetPaper> Papers, int Pupils, IReadOnlyList<SheetState> Sheets, int MissingSheets)
{
    public static ExamSheets Of(
        Exam exam, SchoolFrame frame, ExamState state, ILookup<(string Exam, string Subject), (string Pupil, ExamStatus Status)> statuses, Func<string, string, bool> sees, Func<string, string, bool> writes)
    {
        var classes = Roster.Of(exam, frame).GroupBy(each => each.Value, each => each.Key).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (Class: each.Key, Pupils: each.ToList())).ToList();
        var entered = exam.Papers.ToDictionary(paper => paper.Subject, paper => statuses[(exam.Id, paper.Subject)].DistinctBy(each => each.Pupil).ToDictionary(each => each.Pupil, each => each.Status));
        var sheets = (from of in classes
                      from paper in exam.Papers
                      where sees(of.Class, paper.Subject)
                      select new SheetState(
                          of.Class, frame.Classes[of.Class].Name, paper.Subject, frame.NameOfSubject(paper.Subject),
                          [.. frame.AssignmentsIn[of.Class].Where(each => each.Subject == paper.Subject && each.HoldsOn(exam.RosterDay)).Select(each => each.Staff)
                              .Distinct().Order(StringComparer.Ordinal).Select(staff => NamedPerson.Of(staff, frame))],
                          Participation.Of(of.Pupils, entered[paper.Subject]), writes(of.Class, paper.Subject))).ToList();
        var shown = sheets.Select(sheet => sheet.Class).ToHashSet();
        return new(
            exam.Id, exam.Name, exam.Kind, Names.Of(exam.Kind), exam.Grade, exam.RosterDay, exam.OverrideReason, state, Names.Of(state),
            [.. exam.Papers.Select(paper => SheetPaper.Of(paper, exam, frame, sheets))], classes.Where(of => shown.Contains(of.Class)).Sum(of => of.Pupils.Count),
            sheets, sheets.Count(sheet => sheet.Participation.IsMissing));
    }
}

/// <summary>A paper of an exam, with its sheets together (科目参考情况).</summary>
public sealed record SheetPaper(string Subject, Text Name, decimal FullMark, IReadOnlyList<PaperItem> Items, Participation Participation)
{
    public static SheetPaper Of(ExamPaper paper, Exam exam, SchoolFrame frame, IEnumerable<SheetState> sheets) => new(
        paper.Subject, frame.NameOfSubject(paper.Subject), paper.FullMark, exam.ItemsOf(paper.Subject), Participation.Sum(sheets.Where(sheet => sheet.Subject == paper.Subject).Select(sheet => sheet.Participation)));
}

/// <summary>How far one class's sheet in one subject is (成绩单状态), and whether the caller may enter it.</summary>
public sealed record SheetState(
    string Class, string ClassName, string Subject, Text SubjectName, IReadOnlyList<NamedPerson> Teachers, Participation Participation, bool MayWrite);
