using System.Data.Common;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;

namespace QualityTracker.Api.WhatIfs;

/// <summary>What can be tried over a term (可试算的内容).</summary>
public sealed record WhatIfChoices(
    PolicyView Own, PolicyView Policy, IReadOnlyList<PolicyView> Policies, IReadOnlyList<ParameterChoice> Parameters, IReadOnlyList<PayRunChoice> PayRuns)
{
    public static WhatIfChoices Of(DbConnection connection, EvaluatedTerm own, PolicyPack pack, IReadOnlyList<PolicyPack> packs) => new(
        PolicyView.Of(own.Pack), PolicyView.Of(pack), [.. packs.Select(PolicyView.Of)],
        [.. Values(own, pack).Select(ParameterChoice.Of)],
        [.. new RecordStore<PayRun>(RecordPayRun.Kind).InForce(connection, own.Evaluation.School).Where(run => run.Term == own.Evaluation.Term)
            .Select(run => new PayRunChoice(run.Id, run.Name, run.TotalCents, run.AfterSchoolCents))]);

    private static IReadOnlyList<ParameterValue> Values(EvaluatedTerm own, PolicyPack pack) =>
        pack.ContentHash == own.Pack.ContentHash ? own.Evaluation.Parameters.All : ParameterValues.Of(pack).All;
}

/// <summary>A parameter of a pack with the values it can have (可调参数).</summary>
public sealed record ParameterChoice(
    string Name, Text Title, string? Clause, string Value, string Default, decimal? Least, decimal? Greatest, IReadOnlyList<string> Choices, bool SchoolDecides)
{
    public static ParameterChoice Of(ParameterValue value) => new(
        value.Parameter.Name, value.Parameter.Title, value.Parameter.Clause, value.Value, value.Parameter.Default,
        value.Parameter.Range?.Least, value.Parameter.Range?.Greatest, value.Parameter.Choices, value.Parameter.SchoolDecides);
}

/// <summary>A pay run that can be divided both ways (可试算的核算).</summary>
public sealed record PayRunChoice(string Id, string Name, long TotalCents, long AfterSchoolCents);
