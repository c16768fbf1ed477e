using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.ConductCases;

/// <summary>The record that evaluations read (师德处理决定), written by the case that made it and by nothing else.</summary>
internal static class CaseDecision
{
    private static readonly RecordStore<ConductDecision> Store = new(RecordConductDecision.Kind);

    /// <summary>Whether a decision without a case has an id already: the case's own could not be recorded under it.</summary>
    public static bool IsTaken(DbConnection connection, string school, string id) => Store.Find(connection, school, id) is not null;

    /// <summary>Why a record that a case has made is changed by steps of the case alone; null for others.</summary>
    public static Fault? Held(DbConnection connection, string school, ConductDecision decision) => !ConductCaseStore.Exists(connection, school, decision.Id) ? null
        : new("id", "conduct-case", new($"这条处理决定由师德案件 {decision.Id} 作出，不能在这里更改或作废", $"this decision was made by the conduct case {decision.Id} and is not changed or voided here"),
            new("在“师德”中办理该案件，如登记申诉结果", "take the next step of the case, such as the decision on an appeal"));

    /// <summary>What keeps the record of a case from being written as it would be after a step.</summary>
    public static IReadOnlyList<Fault> FaultsOf(DbConnection connection, SchoolFrame frame, ConductCase before, ConductCase after)
    {
        if (after.ToDecision() is not { } decision) return [];
        if (before.Decision is not null) return [];
        if (Store.FindLike(connection, frame.School.Id, decision).Count > 0)
        {
            return [new("sanction", "duplicate", new("此人同日同类的处理决定已登记", "a decision of this kind and day about this person is recorded already"),
                new("核对已登记的处理决定；确系重复的，作废那一条后再办理", "look at the decision that is recorded; void it if it is the same one, then take the step"))];
        }

        return RecordConductDecision.Kind.FaultsOf(decision, frame);
    }

    public static void Write(DbConnection connection, AuditLog audit, Caller by, string school, ConductCase of, DateTimeOffset now)
    {
        if (of.ToDecision() is not { } decision) return;
        var before = Store.Find(connection, school, decision.Id);
        if (before?.Record == decision) return;
        var after = before is null ? Store.Add(connection, school, decision, now) : Store.Replace(connection, school, decision, before.State.Version, now);
        if (after is null) throw new InvalidOperationException("A decision that nothing was in the way of is not written.");
        FrameStore.Touch(connection, school, frame: false);
        audit.Append(connection, by, $"{RecordConductDecision.Kind.Noun}.{(before is null ? "create" : "replace")}", school, decision.Id, new RecordChange(before, after));
    }
}
