using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Attachments;

/// <summary>All SQL of attachments.</summary>
public static class AttachmentStore
{
    private const string Select = "select belongs_to, belongs_to_id, address, type, bytes, uploaded_by, uploaded_at, voided_at, voided_by, void_reason from attachments";

    /// <summary>What is attached to one thing, voided ones too, the earliest first.</summary>
    public static List<Attachment> Of(DbConnection connection, string school, string belongsTo, string id) => connection.Query<Attachment>(
        $"{Select} where school = @school and belongs_to = @belongsTo and belongs_to_id = @id order by uploaded_at, address, number", new { school, belongsTo, id }).AsList();

    /// <summary>Everything in force with one content in a school.</summary>
    public static List<Attachment> At(DbConnection connection, string school, string address) => connection.Query<Attachment>(
        $"{Select} where school = @school and address = @address and voided_at is null order by belongs_to, belongs_to_id", new { school, address }).AsList();

    /// <summary>What somebody uploaded, and what is attached to their sheets; voided ones too.</summary>
    public static List<Attachment> OfPerson(DbConnection connection, string school, string staff) => connection.Query<Attachment>(
        $"{Select} where school = @school and (uploaded_by = @staff or (belongs_to = 'sheets' and substr(belongs_to_id, instr(belongs_to_id, '/') + 1) = @staff)) order by uploaded_at, address, number",
        new { school, staff }).AsList();

    public static Attachment? InForce(DbConnection connection, string school, string belongsTo, string id, string address) => connection.QuerySingleOrDefault<Attachment>(
        $"{Select} where school = @school and belongs_to = @belongsTo and belongs_to_id = @id and address = @address and voided_at is null", new { school, belongsTo, id, address });

    /// <summary>Whether anything in force, of any school, has this content.</summary>
    public static bool IsKept(DbConnection connection, string address) =>
        connection.ExecuteScalar<bool>("select exists (select 1 from attachments where address = @address and voided_at is null)", new { address });

    public static void Add(DbConnection connection, string school, Attachment made) => connection.Execute(
        """
        insert into attachments (school, belongs_to, belongs_to_id, address, number, type, bytes, uploaded_by, uploaded_at)
        select @school, @BelongsTo, @BelongsToId, @Address, 1 + count(*), @type, @Bytes, @UploadedBy, @at from attachments
        where school = @school and belongs_to = @BelongsTo and belongs_to_id = @BelongsToId and address = @Address
        """, new { school, made.BelongsTo, made.BelongsToId, made.Address, type = Rows.Store(made.Type), made.Bytes, made.UploadedBy, at = Rows.Store(made.UploadedAt) });

    public static void Void(DbConnection connection, string school, Attachment made, string by, DateTimeOffset at, string reason) => connection.Execute(
        """
        update attachments set voided_at = @at, voided_by = @by, void_reason = @reason
        where school = @school and belongs_to = @BelongsTo and belongs_to_id = @BelongsToId and address = @Address and voided_at is null
        """, new { school, made.BelongsTo, made.BelongsToId, made.Address, by, at = Rows.Store(at), reason });
}
