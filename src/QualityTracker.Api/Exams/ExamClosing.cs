using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Exams;

/// <summary>What is asked for: to close an exam, or to open it again with a reason (封存或解封).</summary>
public sealed record ExamClosing
{
    [JsonRequired]
    public bool Closed { get; init; }

    /// <summary>1 to 200 characters; needed to open a closed exam again.</summary>
    public string? Reason { get; init => field = value?.Trim(); }

    public sealed class Rules : AbstractValidator<ExamClosing>
    {
        public Rules()
        {
            RuleFor(each => each.Reason).IsOptionalText(200);
            RuleFor(each => each.Reason).Keeps("needed", (closing, reason) => closing.Closed || reason?.Any(Problems.Rules.IsVisible) == true,
                new("解封须写明原因", "to open a closed exam again needs a reason"), new("写明为什么要更正成绩", "say why scores have to be corrected"));
        }
    }
}

/// <summary>Whether an exam's scores may be entered, and how that came to be (登记状态).</summary>
public sealed record ExamClosingView(string Exam, ExamState State, Text StateName, IReadOnlyList<ExamClosingEvent> Events)
{
    public static ExamClosingView Of(string exam, IReadOnlyList<ExamClosingEvent> events)
    {
        var state = ExamClosingStore.StateOf(events.Count == 0 ? null : events[^1].Closed);
        return new(exam, state, Names.Of(state), events);
    }
}

/// <summary>An exam was closed, or opened again (封存记录).</summary>
public sealed record ExamClosingEvent
{
    public bool Closed { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Staff number, or the name signed in with of who has none.</summary>
    public string RecordedBy { get; init; } = "";

    public string? Reason { get; init; }
}
