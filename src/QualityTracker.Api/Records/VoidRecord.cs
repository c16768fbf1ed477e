using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Records;

/// <summary>Why a record no longer counts (作废). It stays readable with its reason.</summary>
public sealed record VoidRecord
{
    /// <summary>1 to 200 characters.</summary>
    [JsonRequired]
    public string Reason { get; init => field = value.Trim(); } = "";

    public sealed class Rules : AbstractValidator<VoidRecord>
    {
        public Rules() => RuleFor(each => each.Reason).IsText(200);
    }
}
