using System.Data.Common;
using Dapper;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Records;
using QualityTracker.Api.SheetSteps;

namespace QualityTracker.Api.Privacy;

/// <summary>The SQL of an erasure. Which tables and columns hold a pupil follows from the kinds' columns.</summary>
public static class ErasureStore
{
    public static bool IsFree(DbConnection connection, string school, string id) =>
        !connection.ExecuteScalar<bool>("select exists (select 1 from pupils where school = @school and id = @id)", new { school, id });

    /// <summary>Puts the pseudonym in place of the number everywhere, and marks in place of what was written about the pupil.</summary>
    public static void Replace(DbConnection connection, string school, string number, string pseudonym)
    {
        foreach (var kind in RecordKinds.All.Where(kind => kind.HoldsPupils))
        {
            var isPupil = kind.Noun == "pupils";
            var cleared = kind.Outline.Where(column => column.Field != "id" && (column.IsText || isPupil))
                .Select(column => $", \"{column.Name}\" = {(column.Required ? isPupil ? "@nameAfter" : "@mark" : "null")}");
            foreach (var name in isPupil ? ["id"] : kind.Outline.Where(column => column.RefersTo == "pupils").Select(column => column.Name))
            {
                connection.Execute(
                    $"""
                    update {kind.Table} set "{name}" = @pseudonym, version = version + 1, void_reason = case when void_reason is null then null else @mark end
                        {string.Concat(cleared)}
                    where school = @school and "{name}" = @number
                    """, new { school, number, pseudonym, mark = PupilErasure.Mark, nameAfter = PupilErasure.NameAfter });
            }

            foreach (var record in kind.Naming(connection, school, "pupils", pseudonym))
            {
                connection.Execute($"update {kind.Table} set record_key = @Key where school = @school and id = @Id", new { school, record.Id, record.Key });
            }
        }

        connection.Execute("update exam_scores set pupil = @pseudonym, reason = null where school = @school and pupil = @number", new { school, number, pseudonym });
    }

    /// <summary>Texts of other records in which the name or the number stands, for somebody to look at.</summary>
    public static List<Mention> Mentions(DbConnection connection, string school, string number, string name)
    {
        var found = new List<Mention>();
        foreach (var kind in RecordKinds.All)
        {
            var texts = kind.Outline.Where(column => column.IsText && !(kind.IsCoded && column.Field is "id" or "name")).Select(column => (column.Field, column.Name));
            foreach (var (field, column) in texts.Append(("voidReason", "void_reason")))
            {
                found.AddRange(connection.Query<string>(
                    $"select id from {kind.Table} where school = @school and (instr(\"{column}\", @number) > 0 or instr(\"{column}\", @name) > 0) order by id limit 100",
                    new { school, number, name }).Select(id => new Mention(kind.Noun, id, field)));
            }
        }

        found.AddRange(SheetStepStore.Mentioning(connection, school, number, name).Select(id => new Mention("sheets", id, "words")));
        found.AddRange(ConductCaseStore.Mentioning(connection, school, number, name).Select(id => new Mention("conduct-cases", id, "words")));
        return found;
    }
}
