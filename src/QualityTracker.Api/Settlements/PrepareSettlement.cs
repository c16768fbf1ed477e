using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Settlements;

/// <summary>What is asked for: a settlement by a cut-off date (编制结算).</summary>
public sealed record PrepareSettlement
{
    /// <summary>A UUIDv7 made by the client; sent again it is the same settlement.</summary>
    [JsonRequired]
    public string Id { get; init; } = "";

    /// <summary>The last day that counts: what was sealed later waits.</summary>
    [JsonRequired]
    public DateOnly CutOff { get; init; }

    public sealed class Rules : AbstractValidator<PrepareSettlement>
    {
        public Rules()
        {
            RuleFor(each => each.Id).IsUuid();
            RuleFor(each => each.CutOff).IsDate();
        }
    }
}

/// <summary>One person's approval (审批); in which post follows from who gives it.</summary>
public sealed record ApproveSettlement
{
    /// <summary>A UUIDv7 made by the client; sent again it is the same approval.</summary>
    [JsonRequired]
    public string Id { get; init; } = "";

    public sealed class Rules : AbstractValidator<ApproveSettlement>
    {
        public Rules() => RuleFor(each => each.Id).IsUuid();
    }
}
