namespace QualityTracker.Core.ExamAnalyses;

/// <summary>A primary class, or the grade, over several exams in levels (等级趋势; clause Z8), by roster day, then exam id.</summary>
/// <param name="Class">Class code; null for the grade.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Points">With the levels of each exam.</param>
public sealed record LevelTrend(string? Class, string Subject, IReadOnlyList<LevelTrendPoint> Points)
{
    public static LevelTrend Of(IEnumerable<LevelAnalysis> exams, string subject, string? classCode) => new(classCode, subject,
    [
        .. from each in exams
           orderby each.Exam.RosterDay, each.Exam.Id
           let paper = each.Of(subject)
           let levels = classCode is null ? paper?.Grade : paper?.Classes.FirstOrDefault(of => of.Class == classCode)
           where levels is not null
           select new LevelTrendPoint(each.Exam.Id, each.Exam.Name, each.Exam.RosterDay, levels),
    ]);
}

/// <summary>One exam of it.</summary>
public sealed record LevelTrendPoint(string Exam, string Name, DateOnly Day, LevelGroup Levels);
