using QualityTracker.Core.Records;

namespace QualityTracker.Core.ExamReflections;

/// <summary>
/// What a teacher makes of an exam in one class and subject (原因与措施; clauses W25, W32): a cause, what is done about it, who sees to it by when; further
/// causes are further records. It names no pupil (L1): the report it is printed in is read by who may see none.
/// </summary>
public sealed record ExamReflection : IRecord
{
    public string Id { get; init; } = "";

    /// <summary>Exam id.</summary>
    public string Exam { get; init; } = "";

    /// <summary>Class code.</summary>
    public string Class { get; init; } = "";

    /// <summary>Subject code, one of the exam's papers.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Staff number of who writes it: a teacher of the class, or who leads (填写人).</summary>
    public string Author { get; init; } = "";

    /// <summary>Why it came out as it did (原因分析).</summary>
    public string Causes { get; init; } = "";

    /// <summary>What is done about it (改进措施).</summary>
    public string Measures { get; init; } = "";

    /// <summary>Staff number of who sees to it (责任人).</summary>
    public string Responsible { get; init; } = "";

    /// <summary>The day by which (完成日期).</summary>
    public DateOnly Due { get; init; }

    string IRecord.Key => string.Join('|', Exam, Class, Subject, Causes);
}
