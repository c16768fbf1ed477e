using FluentValidation;
using FluentValidation.Results;
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
        IsLimitedByLaw = true,
        Synonyms = ["考试", "监测"],
        Held = (connection, school, exam) => ExamClosingStore.StateOf(connection, school, exam.Id) == ExamState.Closed ? ExamClosingEndpoints.ClosedFault : null,
        Rules = frame => new RecordExam(frame),
        ListReferences = [new("exams", "papers", "subjects", "subject"), new("exams", "items", "subjects", "subject")],
        Columns =
        [
            C.Term("term", "学期", each => each.Term, (each, value) => each with { Term = value }),
            C.Text("name", "考试名称", each => each.Name, (each, value) => each with { Name = value }).Also("考试").Example("七年级期末监测"),
            C.OneOf<ExamKind>("kind", "考试类别", each => each.Kind, (each, value) => each with { Kind = value }).Filter().Also("类别").Example("期末"),
            C.Whole("grade", "年级", each => each.Grade, (each, value) => each with { Grade = value }).Filter().Example("7"),
            C.Date("rosterDay", "名册日", each => each.RosterDay, (each, value) => each with { RosterDay = value }).Also("考试日期").Example("2026-01-12"),
            C.Text("overrideReason", "例外理由", each => each.OverrideReason, (each, value) => each with { OverrideReason = value }).Optional().Prose().Titled("Reason for an exception"),
            C.List("papers", "科目满分", each => each.Papers, WritePapers, ReadPapers).Example("chinese 120"),
            C.List("items", "小题", each => each.Items, ExamItems.Write, ExamItems.Read).Optional(),
        ],
    };

    private const int LeastReason = 10;

    private static readonly Text LimitRemedy = new(
        "改变考试类别或次数；确有上级文件要求的，写明例外理由（至少 10 个字），它会印在成绩旁",
        "change the kind or leave the exam out; where an order from above asks for it, give the reason for an exception, at least 10 characters, which is printed beside its results");

    private RecordExam(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Term).IsTerm(frame);
        RuleFor(each => each.Name).IsText(60);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.Grade).IsGrade();
        RuleFor(each => each.Kind).Custom((_, context) =>
        {
            var exam = context.InstanceToValidate;
            if (exam.OverrideReason is null && ExamLimits.Broken(exam, frame.Lists.Exams, frame.Terms) is { } limit)
                context.AddFailure(new ValidationFailure(nameof(Exam.Kind), limit.Message.En) { ErrorCode = limit.Rule, CustomState = new RuleTexts(Lawful(limit), LimitRemedy) });
        });
        RuleFor(each => each.OverrideReason).Keeps("reason", reason => reason is null || reason.Trim().Length >= LeastReason,
            new($"例外理由至少 {LeastReason} 个字", $"the reason for an exception must have at least {LeastReason} characters"),
            new("写明依据和批准单位；没有例外就不填", "name the ground and who approved it, or leave it out where nothing is excepted")).IsOptionalText(500);
        RuleFor(each => each.OverrideReason).Keeps("no-exception",
            (exam, reason) => reason is null || ExamLimits.Broken(exam, frame.Lists.Exams, frame.Terms) is not null,
            new("这次考试没有超出 L2 的任何限制，无须例外理由", "the exam breaks no limit of L2, so there is nothing to except"),
            new("删去例外理由", "leave the reason for an exception out"));
        RuleFor(each => each.RosterDay).IsDate().Keeps("in-term",
            (exam, day) => !frame.Terms.TryGetValue(exam.Term, out var term) || term.Contains(day),
            new("名册日不在该学期之内", "the roster day is not in the term"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Papers).Keeps("papers",
            papers => papers.Count is >= 1 and <= 20 && papers.DistinctBy(paper => paper.Subject).Count() == papers.Count
                && papers.All(paper => paper.FullMark is > 0 and <= 1000 && decimal.Round(paper.FullMark, 2) == paper.FullMark),
            new("须有 1 至 20 个不同学科，满分大于 0、不超过 1000", "needs 1 to 20 different subjects, each with a full mark above 0 and up to 1000"),
            new("如“语文 100; 数学 120”", "such as “chinese 100; maths 120”"));
        RuleForEach(each => each.Papers).ChildRules(paper => paper.RuleFor(each => each.Subject).IsSubject(frame));
        RuleFor(each => each.Items).Custom((_, context) =>
        {
            foreach (var fault in ExamItems.FaultsOf(context.InstanceToValidate))
                context.AddFailure(new ValidationFailure(fault.Field, fault.Message.En) { ErrorCode = fault.Rule, CustomState = new RuleTexts(fault.Message, fault.Remedy) });
        });
    }

    private static Text Lawful(ExamLimit limit) => new($"{limit.Message.Zh}（L2）", $"{limit.Message.En} (L2)");

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
