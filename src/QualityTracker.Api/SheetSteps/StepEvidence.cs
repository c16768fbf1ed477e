using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Attachments;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.SheetSteps;

/// <summary>
/// What an objection stands on (异议依据): an attachment by the SHA-256 of its bytes, or a record by noun and id. A pupil's number is no such
/// id, so that no step ever names a pupil.
/// </summary>
public static class StepEvidence
{
    public static readonly Text Remedy = new("写 attachment:SHA256，或 lesson-observations/记录编号", "write attachment:SHA256, or lesson-observations/ and the record's id");

    private const string Attachment = "attachment:";

    public static bool IsWellFormed(string evidence) => evidence.StartsWith(Attachment, StringComparison.Ordinal)
        ? evidence.Length == Attachment.Length + 64 && evidence.Skip(Attachment.Length).All(char.IsAsciiHexDigitLower)
        : Record(evidence) is not null;

    /// <summary>Records and attachments that are not there, as far as who objects may know.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="school">School code.</param>
    /// <param name="sheets">The sheets an attachment may be of: the one objected to, and the own of who objects, as <c>{term}/{staff}</c>.</param>
    /// <param name="step">What was sent, well-formed.</param>
    /// <param name="reads">The rows of a kind that who objects may see; null for none.</param>
    public static IEnumerable<Fault> FaultsOf(DbConnection connection, string school, IReadOnlyCollection<string> sheets, TakeStep step, Func<RecordKind, ReachedRows?> reads) =>
        (step.Evidence ?? []).Select((each, at) => Record(each) is var (kind, id)
            ? reads(kind) is { } rows && kind.Has(connection, school, id, rows) ? null
                : new Fault($"evidence.{at}", "known-record", new("没有这条记录", "there is no such record"), new("从记录页面复制编号", "take the id from the record's page"))
            : sheets.Any(sheet => AttachmentStore.InForce(connection, school, "sheets", sheet, each[Attachment.Length..]) is not null) ? null
                : new Fault($"evidence.{at}", "known-attachment", new("没有这份附件", "there is no such attachment"), new("先把文件附在考核表上", "attach the file to the sheet first")))
        .OfType<Fault>();

    private static (RecordKind Kind, string Id)? Record(string evidence) =>
        evidence.Split('/') is [var noun, var id] && RecordKinds.All.FirstOrDefault(each => each.Noun == noun) is { IsCoded: false } kind
            && Guid.TryParseExact(id, "D", out var uuid) && uuid.ToString() == id ? (kind, id) : null;
}
