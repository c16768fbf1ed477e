using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pupils;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Privacy;

/// <summary>
/// Takes a pupil out of all records once the retention time has passed (删除学生个人信息; clause L4). Scores, enrolments and rosters stay
/// under a pseudonym, so that every figure made from them stays as it was.
/// </summary>
public sealed class PupilErasure(Database database, FrameStore frames, AuditLog log, ImportJobs imports, TimeProvider clock, IConfiguration configuration)
{
    public const string NameAfter = "已删除";
    public const string Mark = "（已删除）";
    private const string ReasonAction = AuditVerifier.Erasure + ".reason";
    private const string CopyAction = AuditVerifier.Erasure + ".copy";
    private const int RandomBytes = 8;

    /// <summary>Years that a pupil's data is kept after the last day at the school.</summary>
    private int RetentionYears => configuration.GetValue("Privacy:PupilRetentionYears", 3);

    public IResult Erase(HttpContext context, string school, string id, ErasePupil request)
    {
        IResult? refusal = null;
        var done = database.WriteAlone(connection =>
        {
            database.OverwriteDeleted(connection);
            var frame = frames.Read(connection, school);
            var pupil = frame is null ? null : new RecordStore<Pupil>(RecordPupil.Kind).Find(connection, school, id)?.Record;
            refusal = frame is null ? Problem.NotFound(context, SchoolEndpoints.Name)
                : pupil is null ? Problem.NotFound(context, RecordPupil.Kind.Name)
                : pupil.Name == NameAfter ? AlreadyErased(context)
                : TooEarly(context, frame, id) ?? Unfit(context, pupil, request);
            return refusal is null ? Erase(connection, Caller.CallerOf(context), school, pupil!, request.Reason) : null;
        });
        if (refusal is not null) return refusal;
        var compacted = false;
        var dropped = Passing.Tidy(() => imports.Drop(school)); // what waits there may hold the pupil still
        Passing.Tidy(() => compacted = database.Compact());
        return TypedResults.Ok(done! with { Cleared = dropped && compacted });
    }

    private Erased Erase(DbConnection connection, Caller by, string school, Pupil pupil, string reason)
    {
        string pseudonym;
        do pseudonym = "erased-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        while (!ErasureStore.IsFree(connection, school, pseudonym));
        ErasureStore.Replace(connection, school, pupil.Id, pseudonym);
        FrameStore.Touch(connection, school, frame: true);

        var names = NamesIn(AuditErasureStore.Mentioning(connection, school, Inside(pupil.Id)).Select(each => each.Content), pupil);
        var redaction = new Redaction(pupil.Id, names, pseudonym);
        var erased = new List<long>();
        var copies = new List<JsonObject>();
        foreach (var (seq, action, content) in AuditErasureStore.Mentioning(connection, school, [Inside(pupil.Id), .. names.Select(Inside)]).ToList())
        {
            if (!redaction.Applies((JsonObject)JsonNode.Parse(content)!, out var rest)) continue;
            erased.Add(seq);
            if (rest is not null) copies.Add(action == CopyAction ? rest : new JsonObject { ["of"] = seq, ["action"] = action, ["content"] = rest });
        }

        // The reason stands apart: it may name the pupil of a later erasure, which takes it away, and what was erased must still be told.
        var entry = log.Append(connection, by, AuditVerifier.Erasure, school, pseudonym, new { Erased = erased });
        AuditErasureStore.Erase(connection, erased, entry);
        log.Append(connection, by, ReasonAction, school, pseudonym, new { Reason = reason });
        foreach (var copy in copies) log.AppendJson(connection, by, CopyAction, school, copy.ToJsonString(Json.Options));
        return new(pseudonym, entry, erased.Count, false, ErasureStore.Mentions(connection, school, pupil.Id, pupil.Name));
    }

    // A name that was corrected stands in the log as it was before.
    private static HashSet<string> NamesIn(IEnumerable<string> contents, Pupil pupil)
    {
        var names = new HashSet<string> { pupil.Name };
        foreach (var content in contents) Gather(JsonNode.Parse(content));
        return names;

        void Gather(JsonNode? node)
        {
            if (node is JsonArray items)
            {
                foreach (var item in items) Gather(item);
            }
            else if (node is JsonObject members)
            {
                if (members["id"] is JsonValue id && id.ToString() == pupil.Id && members["name"] is JsonValue { } name && name.ToString() is { Length: > 1 } text) names.Add(text);
                foreach (var (_, value) in members) Gather(value);
            }
        }
    }

    private ProblemHttpResult? TooEarly(HttpContext context, SchoolFrame frame, string pupil)
    {
        var enrolments = frame.EnrolmentsOf[pupil].ToList();
        if (enrolments.Count == 0) return null;
        var (rule, years) = ("retention", RetentionYears);
        if (enrolments.Any(enrolment => enrolment.To is null))
        {
            return Problem.Conflict(context, rule,
                new("该学生仍在校，未删除", "The pupil is still at the school; nothing was erased"),
                new($"先登记离班日期；离校满 {years} 年后的次日起可以删除。", $"Record the last day in class first; from the day after {years} years have passed it is possible."));
        }

        var first = enrolments.Max(enrolment => enrolment.To!.Value).AddYears(years).AddDays(1);
        if (new SchoolDay(frame.Lists.School).Of(clock.GetUtcNow()) >= first) return null;
        var day = first.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return Problem.Conflict(context, rule,
            new($"保存期未满，未删除；{day} 起可以删除", $"The retention time has not passed; nothing was erased. It is possible from {day} on"),
            new($"{day} 或以后再操作。", $"Do it on {day} or later."));
    }

    private static ProblemHttpResult? Unfit(HttpContext context, Pupil pupil, ErasePupil request)
    {
        var faults = new ErasePupil.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count == 0 && (new Redaction(pupil.Id, [pupil.Name], "").IsIn(request.Reason) || request.Reason.Contains(pupil.Id, StringComparison.Ordinal)))
        {
            faults.Add(new("reason", "names-nobody", new("写有该学生的姓名或学号", "names the pupil or the number"), new("只写原因", "give the reason alone")));
        }

        return faults.Count > 0 ? Problem.Invalid(context, faults) : null;
    }

    private static ProblemHttpResult AlreadyErased(HttpContext context) => Problem.Conflict(context, "erased",
        new Text("该学生的个人信息已删除", "This pupil has been erased already"), new Text("无须再操作。", "There is nothing left to do."));

    // As it stands inside a JSON string, where rare characters are escaped.
    private static string Inside(string text) => JsonSerializer.Serialize(text, Json.Options)[1..^1];
}
