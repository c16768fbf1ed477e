using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using System.Globalization;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Exams.Exam>;

namespace QualityTracker.Api.Exams;

/// <summary>Exams (质量监测) over HTTP and in files; scores have an address and a file of their own.</summary>
public sealed class RecordExam : AbstractValidator<Exam>
{
    public static readonly RecordKind<Exam> Kind = new("exams", new("质量监测", "exams"))
    {
        Frame = new(lists => lists.Exams, (lists, records) => lists with { Exams = records }),
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "roster_day",
        Synonyms = ["考试", "监测"],
        Rules = frame => new RecordExam(frame),
        ListReferences = [new("exams", "papers", "subjects", "subject")],
        Columns =
        [
            C.Term("term", "学期", each => each.Term, (each, value) => each with { Term = value }),
            C.Text("name", "考试名称", each => each.Name, (each, value) => each with { Name = value }).Also("考试").Example("七年级期末监测"),
            C.OneOf<ExamKind>("kind", "考试类别", each => each.Kind, (each, value) => each with { Kind = value }).Filter().Also("类别").Example("期末"),
            C.Whole("grade", "年级", each => each.Grade, (each, value) => each with { Grade = value }).Filter().Example("7"),
            C.Date("rosterDay", "名册日", each => each.RosterDay, (each, value) => each with { RosterDay = value }).Also("考试日期").Example("2026-01-12"),
            C.List("papers", "科目满分", each => each.Papers, WritePapers, ReadPapers).Example("chinese 120"),
        ],
    };

    private RecordExam(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Term).IsTerm(frame);
        RuleFor(each => each.Name).IsText(60);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.Grade).IsGrade();
        RuleFor(each => each.RosterDay).IsDate().Keeps("in-term",
            (exam, day) => !frame.Terms.TryGetValue(exam.Term, out var term) || term.Contains(day),
            new("名册日不在该学期之内", "the roster day is not in the term"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Papers).Keeps("papers",
            papers => papers.Count is >= 1 and <= 20 && papers.DistinctBy(paper => paper.Subject).Count() == papers.Count
                && papers.All(paper => paper.FullMark is > 0 and <= 1000 && decimal.Round(paper.FullMark, 2) == paper.FullMark),
            new("须有 1 至 20 个不同学科，满分大于 0、不超过 1000", "needs 1 to 20 different subjects, each with a full mark above 0 and up to 1000"),
            new("如“语文 100; 数学 120”", "such as “chinese 100; maths 120”"));
        RuleForEach(each => each.Papers).ChildRules(paper => paper.RuleFor(each => each.Subject).IsSubject(frame));
    }

    // In one cell: 语文 100; 数学 120
    private static string WritePapers(Exam exam) => string.Join("; ",
        exam.Papers.Select(paper => $"{paper.Subject} {paper.FullMark.ToString("0.##", CultureInfo.InvariantCulture)}"));

    private static Text? ReadPapers(ref Exam exam, string cell, SchoolFrame frame)
    {
        var papers = new List<ExamPaper>();
        foreach (var (word, fullMark) in CellList.Pairs(cell))
        {
            if (fullMark is null) return new("如“语文 100; 数学 120”", "such as “chinese 100; maths 120”");
            papers.Add(new(frame.Named.Subjects[word].FirstOrDefault(word), fullMark.Value));
        }

        exam = exam with { Papers = papers };
        return null;
    }
}
