using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.LessonObservations;

/// <summary>What the observed teacher says to an observation (授课教师的意见); null takes it back.</summary>
public sealed record ReplyToObservation
{
    /// <summary>1 to 2000 characters, or null.</summary>
    [JsonRequired]
    public string? Reply { get; init => field = value?.Trim(); }

    public sealed class Rules : AbstractValidator<ReplyToObservation>
    {
        public Rules() => RuleFor(each => each.Reply!).IsText(2000).When(each => each.Reply is not null).OverridePropertyName(nameof(ReplyToObservation.Reply));
    }
}
