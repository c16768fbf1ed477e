using System.Data.Common;
using System.Text.Json.Serialization;
using QualityTracker.Api.Attachments;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Privacy;

/// <summary>Everything held on one person (个人信息副本; clause L4), for that person to have.</summary>
public sealed record PersonFile
{
    public required DateTimeOffset MadeAt { get; init; }

    public required School School { get; init; }

    /// <summary>pupils or staff.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>The pupils whose numbers stand in it.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Pupils { get; init; } = [];

    /// <summary>The person's own record, and all that refer to it, voided ones too; not what somebody noted about them and has not shared.</summary>
    public required IReadOnlyList<PersonRecords> Records { get; init; }

    public required IReadOnlyList<PupilScore> Scores { get; init; }

    public required IReadOnlyList<PersonEvaluation> Evaluations { get; init; }

    public required IReadOnlyList<PersonPay> Pay { get; init; }

    /// <summary>What the person was paid, or is to be once it is approved, and to which approvals it came.</summary>
    public required IReadOnlyList<PersonSettlement> Settlements { get; init; }

    /// <summary>Every step with the person's own sheets, by term, whoever took it.</summary>
    public required IReadOnlyList<PersonSheet> Sheets { get; init; }

    /// <summary>The conduct cases that the person was told of, as told.</summary>
    public required IReadOnlyList<ConductCaseView> ConductCases { get; init; }

    /// <summary>What the person uploaded, and what is attached to the person's sheets; the files are at their addresses.</summary>
    public required IReadOnlyList<Attachment> Attachments { get; init; }

    /// <summary>What the person signs in with and signed in with before; empty for pupils and whoever has none.</summary>
    public required IReadOnlyList<PersonAccount> Accounts { get; init; }

    /// <summary>Who read or changed the person's data and what the person did, and when; what else such an entry tells of is left out.</summary>
    public required IReadOnlyList<PersonEntry> Log { get; init; }

    public static PersonFile Of(DbConnection connection, EvaluationStore evaluations, SchoolFrame frame, string kind, string id, DateTimeOffset now)
    {
        var school = frame.Lists.School;
        var isStaff = kind == "staff";
        var terms = !isStaff ? [] : frame.Terms.Keys.Order(StringComparer.Ordinal)
            .Select(term => evaluations.Read(connection, school.Id, term, null)).OfType<EvaluatedTerm>().ToList();
        var found = RecordKinds.All.Select(each => (Kind: each, Records: (IReadOnlyList<NamingRecord>)[.. each.Naming(connection, school.Id, kind, id).Where(record => record.IsShown)])).Where(each => each.Records.Count > 0).ToList();
        var accounts = isStaff ? PersonAccount.Of(connection, school.Id, id, now) : [];
        return new()
        {
            MadeAt = now,
            School = school,
            Kind = kind,
            Id = id,
            Pupils = [.. found.SelectMany(each => each.Records).SelectMany(record => record.Pupils).Distinct()],
            Records = [.. found.Select(each => new PersonRecords(each.Kind.Noun, each.Kind.Name, [.. each.Records.Select(record => record.Stored)]))],
            Scores = isStaff ? [] : PersonStore.Scores(connection, school.Id, id),
            Evaluations = [.. terms.SelectMany(term => term.Evaluation.People).Where(person => person.Staff == id)],
            Pay = [.. terms.SelectMany(term => PayOf(connection, school.Id, term, id))],
            Settlements = isStaff ? PersonSettlement.Of(connection, school.Id, id) : [],
            Sheets = isStaff ? [.. SheetStepStore.SheetsOf(connection, school.Id, id).Select(sheet => new PersonSheet(sheet.Key, sheet.Value.Steps))] : [],
            ConductCases = !isStaff ? [] : [.. ConductCaseStore.All(connection, school.Id).Where(each => each.Case.Staff == id && each.Case.AsTold() is not null)
                .Select(each => ConductCaseView.Of(each.Case.AsTold()!, each, frame, id, SchoolDay.Of(school).Of(now)))],
            Attachments = isStaff ? AttachmentStore.OfPerson(connection, school.Id, id) : [],
            Accounts = accounts,
            Log = PersonEntry.Of(connection, school.Id, id, [.. accounts.Select(account => account.Id)]),
        };
    }

    private static IEnumerable<PersonPay> PayOf(DbConnection connection, string school, EvaluatedTerm term, string staff)
    {
        foreach (var run in PersonStore.PayRuns(connection, school, term.Evaluation.Term))
        {
            var inputs = PayInputsView.Of(Core.Pay.PayInputs.Of(term.Evaluation, run, term.Pack, term.Frame), person => person == staff);
            if (inputs.Refusal is null && inputs.People.SingleOrDefault() is { } pay) yield return new(run.Id, run.Name, run.Term, pay);
        }
    }
}

/// <summary>Records of one kind.</summary>
public sealed record PersonRecords(string Kind, Text Name, IReadOnlyList<object> Records);

/// <summary>The way of the person's sheet of a term.</summary>
public sealed record PersonSheet(string Term, IReadOnlyList<SheetStep> Steps);

/// <summary>The person's line of a pay run.</summary>
public sealed record PersonPay(string PayRun, string Name, string Term, PersonPayView Line);
