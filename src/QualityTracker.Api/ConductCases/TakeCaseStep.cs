using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.ConductDecisions;

namespace QualityTracker.Api.ConductCases;

/// <summary>A step of a case to be taken (办理), under an id of the client's own.</summary>
public sealed record TakeCaseStep
{
    [JsonRequired]
    public string Id { get; init; } = "";

    [JsonRequired]
    public CaseStepKind Kind { get; init; }

    /// <summary>How many steps the case had when it was looked at.</summary>
    [JsonRequired]
    public int After { get; init; }

    /// <summary>What was said, or the reason: up to 2000 characters, no pupil by name.</summary>
    public string? Words { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>Each attachment:SHA-256 of a file of this case, or where a paper is kept.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The body that decides, by its name.</summary>
    public string? Body { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>Whether the person gave up the hearing.</summary>
    public bool Waived { get; init; }

    public bool? Upheld { get; init; }

    public GivenSanction? Sanction { get; init; }

    public CaseStep ToStep(string by, DateOnly day) => new()
    {
        Kind = Kind,
        By = by,
        Day = day,
        After = After,
        Words = Words,
        Evidence = Evidence,
        Body = Body,
        Waived = Waived,
        Upheld = Upheld,
        Sanction = Sanction is { } given ? new(given.Kind, given.From, given.To, given.Veto, given.AppealBy) : null,
    };

    public sealed class Rules : AbstractValidator<TakeCaseStep>
    {
        private const int MostEvidence = 20;

        public Rules()
        {
            RuleFor(each => each.Id).IsUuid();
            RuleFor(each => each.Words).IsOptionalText(2000);
            RuleFor(each => each.Body).IsOptionalText(60);
            RuleFor(each => each.Evidence).Keeps("evidence", evidence => evidence.Count <= MostEvidence && evidence.Distinct().Count() == evidence.Count,
                new($"证据最多 {MostEvidence} 项，不能重复", $"at most {MostEvidence} pieces of evidence, each once"), Problems.Rules.CorrectIt);
            RuleForEach(each => each.Evidence).IsText(200);
            Belongs(each => each.Evidence.Count == 0, nameof(TakeCaseStep.Evidence), CaseStepKind.Evidence, CaseStepKind.Appeal);
            Belongs(each => each.Body is null, nameof(TakeCaseStep.Body), CaseStepKind.Decide, CaseStepKind.DecideAppeal);
            Belongs(each => each.Upheld is null, nameof(TakeCaseStep.Upheld), CaseStepKind.Decide, CaseStepKind.DecideAppeal);
            Belongs(each => !each.Waived, nameof(TakeCaseStep.Waived), CaseStepKind.Hear);
            RuleFor(each => each.Sanction).Keeps("only-with-breach", (step, sanction) => sanction is null || step is { Kind: CaseStepKind.Decide, Upheld: true },
                new("只有认定违规的决定才有处理内容", "only a decision that there was a breach says what follows"), new("删去 sanction，或改正结论", "leave sanction out, or correct the conclusion"));
            RuleFor(each => each.Sanction!).ChildRules(sanction =>
            {
                sanction.RuleFor(each => each.Kind).IsKnown();
                sanction.RuleFor(each => each.From).IsDate();
                sanction.RuleFor(each => each.To).IsOptionalDate();
                sanction.RuleFor(each => each.AppealBy).IsDate();
            }).When(each => each.Sanction is not null);
        }

        // What came with a step that is not about it would be taken for told, heard or decided.
        private void Belongs(Func<TakeCaseStep, bool> isLeftOut, string field, params CaseStepKind[] kinds) => RuleFor(each => each)
            .Keeps("belongs", each => isLeftOut(each) || kinds.Contains(each.Kind), new("这一步没有这一项", "does not belong to this step"), new("删去这一项", "leave it out")).OverridePropertyName(field);
    }
}

/// <summary>What a decision says (处理内容).</summary>
public sealed record GivenSanction
{
    [JsonRequired]
    public BreachKind Kind { get; init; }

    /// <summary>The first day of its effect.</summary>
    [JsonRequired]
    public DateOnly From { get; init; }

    /// <summary>The last; null until further notice.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether it vetoes the evaluation.</summary>
    [JsonRequired]
    public bool Veto { get; init; }

    /// <summary>The last day to appeal.</summary>
    [JsonRequired]
    public DateOnly AppealBy { get; init; }
}
