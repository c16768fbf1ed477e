using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.LedgerItems;

/// <summary>How an item of the ledger was closed (销号); null takes it back on the same day.</summary>
public sealed record CloseLedgerItem
{
    /// <summary>1 to 1000 characters, or null.</summary>
    [JsonRequired]
    public string? Outcome { get; init => field = value?.Trim(); }

    public sealed class Rules : AbstractValidator<CloseLedgerItem>
    {
        public Rules() => RuleFor(each => each.Outcome!).IsText(RecordLedgerItem.Longest).When(each => each.Outcome is not null).OverridePropertyName(nameof(CloseLedgerItem.Outcome));
    }
}

/// <summary>Why a closed item of the ledger is opened again (重开).</summary>
public sealed record ReopenLedgerItem
{
    /// <summary>1 to 200 characters.</summary>
    [JsonRequired]
    public string Reason { get; init => field = value.Trim(); } = "";

    public sealed class Rules : AbstractValidator<ReopenLedgerItem>
    {
        public Rules() => RuleFor(each => each.Reason).IsText(200);
    }
}
