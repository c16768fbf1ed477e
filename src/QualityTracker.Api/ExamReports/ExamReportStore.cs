using System.Data.Common;
using QualityTracker.Api.ExamReflections;
using QualityTracker.Api.Records;
using QualityTracker.Core.ExamReflections;

namespace QualityTracker.Api.ExamReports;

/// <summary>What a report has beyond the analysis (报告另读的记录).</summary>
public static class ExamReportStore
{
    public static List<ExamReflection> Reflections(DbConnection connection, string school, string exam) =>
        new RecordStore<ExamReflection>(RecordExamReflection.Kind).InForce(connection, school, "exam = @exam", new { exam });
}
