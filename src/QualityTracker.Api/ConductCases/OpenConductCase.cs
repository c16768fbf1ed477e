using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.ConductCases;

/// <summary>A case to be opened (立案), under an id of the client's own.</summary>
public sealed record OpenConductCase
{
    [JsonRequired]
    public string Id { get; init; } = "";

    /// <summary>Staff number of whom it is about.</summary>
    [JsonRequired]
    public string Staff { get; init; } = "";

    /// <summary>The facts as they were reported: 1 to 2000 characters, no pupil by name.</summary>
    [JsonRequired]
    public string Words { get; init => field = value.Trim(); } = "";

    public CaseStep ToStep(string by, DateOnly day) => new() { Kind = CaseStepKind.Open, By = by, Day = day, After = 0, Words = Words };

    public sealed class Rules : AbstractValidator<OpenConductCase>
    {
        public Rules(SchoolFrame frame)
        {
            RuleFor(each => each.Id).IsUuid();
            RuleFor(each => each.Staff).IsStaff(frame);
            RuleFor(each => each.Words).IsText(2000);
        }
    }
}
