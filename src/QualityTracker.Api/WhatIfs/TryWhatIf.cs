using System.Data.Common;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;

namespace QualityTracker.Api.WhatIfs;

/// <summary>What to try over a term (试算请求). What is left out stays as it is in the term.</summary>
public sealed record TryWhatIf
{
    /// <summary>The code of a policy pack; the term's own when neither it nor a text is given.</summary>
    public string? Policy { get; init; }

    /// <summary>A policy pack's own text (YAML), at most 256 KB.</summary>
    public string? Text { get; init; }

    /// <summary>Values by parameter name, as written; the others stay as the school adopted them, or at the pack's default.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The id of a pay run of the term, to be divided both ways.</summary>
    public string? PayRun { get; init; }

    /// <summary>A sum to be divided both ways, when no pay run is named.</summary>
    public long? TotalCents { get; init; }

    /// <summary>The sum for after-school service beside it.</summary>
    public long? AfterSchoolCents { get; init; }

    /// <summary>What is wrong with it before any pack is looked at.</summary>
    public IEnumerable<Fault> Faults()
    {
        if (Policy is not null && Text is not null) yield return Both("policy", "text");
        if (PayRun is not null && TotalCents is not null) yield return Both("payRun", "totalCents");
        if (AfterSchoolCents is not null && TotalCents is null)
        {
            yield return new("totalCents", "missing-field", new("有课后服务总额时必填", "is required beside a sum for after-school service"),
                new("补上总额，可为 0；按已登记的核算试算时只写 payRun", "add the total, 0 if there is none; to try a recorded pay run give payRun alone"));
        }

        foreach (var (field, cents) in new[] { ("totalCents", TotalCents), ("afterSchoolCents", AfterSchoolCents) })
        {
            if (cents is < 0 or > RecordPayRun.LargestCents)
            {
                yield return new(field, "range", new($"必须在 0 到 {RecordPayRun.LargestCents} 分之间", $"must be from 0 to {RecordPayRun.LargestCents} cents"), Rules.CorrectIt);
            }
        }
    }

    /// <summary>What is wrong with the values for a pack's parameters, each with its name.</summary>
    public IReadOnlyList<Fault> FaultsOf(PolicyPack pack, IReadOnlyDictionary<string, string> values)
    {
        var known = pack.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var faults = Parameters.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each =>
            !known.TryGetValue(each.Key, out var parameter) ? new Fault($"parameters.{each.Key}", "unknown-parameter",
                new("政策包没有这个参数", "the pack has no such parameter"), new("删去它，或更正名称", "leave it out, or correct its name"))
            : each.Value is null || ParameterValues.Refusal(parameter, each.Value) is { } ? Refused(parameter, each.Value)
            : null).OfType<Fault>().ToList();

        // Each value is good by itself: what is left is that together they are not.
        if (faults.Count == 0) faults.AddRange(ParameterValues.Check(pack, values).Select(problem => Fault.Of(problem, "parameters", "together") with { Place = null }));
        return faults;
    }

    /// <summary>The run to divide, null when no sum was given; false when the one that is named is not there.</summary>
    public bool TryRun(DbConnection connection, EvaluatedTerm term, out PayRun? run)
    {
        run = null;
        if (PayRun is null)
        {
            if (TotalCents is { } total) run = new() { Term = term.Evaluation.Term, TotalCents = total, AfterSchoolCents = AfterSchoolCents ?? 0 };
            return true;
        }

        var stored = new RecordStore<PayRun>(RecordPayRun.Kind).Find(connection, term.Evaluation.School, PayRun);
        if (stored is { State.VoidedAt: null } && stored.Record.Term == term.Evaluation.Term) run = stored.Record;
        return run is not null;
    }

    private static Fault Refused(PolicyParameter parameter, string? value) =>
        Fault.Of(new(0, 0, ParameterValues.Refusal(parameter, value ?? "")!), $"parameters.{parameter.Name}", "range");

    private static Fault Both(string one, string other) => new(other, "one-of",
        new($"不能与 {one} 同时填写", $"cannot stand beside {one}"), new("只保留一个", "keep one"));
}
