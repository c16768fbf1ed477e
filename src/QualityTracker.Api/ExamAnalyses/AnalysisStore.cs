using System.Data.Common;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Pace;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>Exams with their scores, analysed (成绩分析) by the pack and values of their term. Nothing of it is stored: the same rows give the same analysis.</summary>
public sealed class AnalysisStore(FrameStore frames, SchoolPolicies policies)
{
    // What stands in a row is ten-thousandths of a mark.
    private const long UnitsPerHundredth = (long)Rows.UnitsPerOne / Marks.PerMark;

    // A number for each status, so that no word is read a million times.
    private static readonly string StatusNumbers = string.Join(' ', Enum.GetValues<ExamStatus>().Select(status => $"when '{Rows.Store(status)}' then {(int)status}"));

    /// <summary>One exam; null when the school or the exam is not there, or its term's pack cannot be read.</summary>
    public AnalysedExam? Read(DbConnection connection, string school, string exam) =>
        frames.Read(connection, school) is { } frame && frame.Exams.TryGetValue(exam, out var found) && Read(connection, frame, [found]) is [var analysed] ? analysed : null;

    /// <summary>Several exams of a school, in the order given, without those whose term's pack cannot be read.</summary>
    public IReadOnlyList<AnalysedExam> Read(DbConnection connection, SchoolFrame frame, IReadOnlyCollection<Exam> exams)
    {
        var packs = exams.Select(exam => exam.Term).Distinct().ToDictionary(term => term, term => frame.Terms.TryGetValue(term, out var of) ? policies.For(connection, frame, of, null) : null);
        var marks = MarksOf(connection, frame, exams);
        return
        [
            .. from exam in exams
               let chosen = packs[exam.Term]
               where chosen is not null
               let rules = AnalysisRules.Of(chosen.Pack, ParameterValues.Of(chosen.Pack, chosen.Adoption?.Values))
               select new AnalysedExam(frame, exam, chosen.Pack, ExamAnalysis.Of(marks[exam.Id], rules)),
        ];
    }

    // A plain reader over the rows of each paper, in the order of the primary key, of each row nothing but what differs: a district has millions of them.
    private static Dictionary<string, ExamData> MarksOf(DbConnection connection, SchoolFrame frame, IReadOnlyCollection<Exam> exams)
    {
        var all = new Dictionary<string, ExamData>(StringComparer.Ordinal);
        foreach (var exam in exams)
        {
            var roster = Roster.Frozen(exam, frame);
            PaperMarks[] papers = [.. exam.Papers.Select(paper => new PaperMarks(roster, paper))];
            all[exam.Id] = new(exam, roster, papers, [.. papers.Select(paper => new PaperItems(paper, exam.ItemsOf(paper.Paper.Subject))).Where(items => items.Items.Count > 0)]);
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"select pupil, case status {StatusNumbers} end, score, reason, items from exam_scores where school = @school and exam = @exam and subject = @subject order by class, pupil";
        Add(command, "school", frame.School.Id);
        var (ofExam, ofSubject) = (Add(command, "exam", ""), Add(command, "subject", ""));
        foreach (var data in all.Values)
        {
            foreach (var paper in data.Papers)
            {
                (ofExam.Value, ofSubject.Value) = (data.Exam.Id, paper.Paper.Subject);
                Read(command, paper, data.Items.FirstOrDefault(each => each.Marks == paper));
            }
        }

        return all;
    }

    private static void Read(DbCommand command, PaperMarks paper, PaperItems? items)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var pupil = reader.GetString(0);
            Enter(paper, pupil, (ExamStatus)reader.GetInt32(1), reader.IsDBNull(2) ? 0 : reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetString(3));
            if (items is not null && !reader.IsDBNull(4)) Enter(items, pupil, new(reader.GetString(4)));
        }
    }

    // Items that were recorded anew since the scores were: what does not fit them any more is a problem that is told of, not a figure.
    private static void Enter(PaperItems items, string pupil, ItemMarks marks)
    {
        var points = marks.Points;
        items.Enter(pupil, items.Items.All(item => points.ContainsKey(item.Label)) ? [.. items.Items.Select(item => points[item.Label])] : []);
    }

    private static DbParameter Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
        return parameter;
    }

    // Scores are checked when they are written; a full mark that was lowered since makes a problem that is told of, not a figure.
    private static void Enter(PaperMarks paper, string pupil, ExamStatus status, long units, string? reason)
    {
        var isWhole = units % UnitsPerHundredth == 0 && units >= 0 && units <= paper.Paper.FullMark * Rows.UnitsPerOne;
        if (isWhole) paper.EnterHundredths(pupil, status, (int)(units / UnitsPerHundredth), reason);
        else paper.Enter(pupil, status, units / Rows.UnitsPerOne, reason);
    }
}

/// <summary>An exam analysed (已分析的考试), with the frame and the pack that it was analysed by.</summary>
public sealed record AnalysedExam(SchoolFrame Frame, Exam Exam, PolicyPack Pack, ExamAnalysis Analysis)
{
    /// <summary>Codes of the classes of the exam's grade in its school year (ordinal).</summary>
    public IReadOnlyList<string> Classes =>
    [
        .. Frame.Lists.Classes.Where(each => each.Grade == Exam.Grade && each.SchoolYear == Frame.Terms.GetValueOrDefault(Exam.Term)?.SchoolYear)
            .Select(each => each.Id).Order(StringComparer.Ordinal),
    ];

    /// <summary>Today, held inside the exam's term: classes last no longer.</summary>
    public DateOnly DayOf(DateTimeOffset now) => PaceStore.DayIn(Frame.Terms[Exam.Term], SchoolDay.Of(Frame.School).Of(now));

    public string NameOfClass(string code) => Frame.Classes.TryGetValue(code, out var found) ? found.Name : code;

    public string NameOfPupil(string number) => Frame.Pupils.TryGetValue(number, out var found) ? found.Name : number;

    /// <summary>A subject's name; the total's for its empty code.</summary>
    public Core.Languages.Text NameOfSubject(string code) => code.Length == 0 ? new("总分", "total") : Frame.NameOfSubject(code);
}
