using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.CountyBundles;

namespace QualityTracker.Api.CountyBundles;

/// <summary>All SQL of a county: bundles that schools of other installations handed in, and their keys.</summary>
public static class CountyImportStore
{
    /// <summary>The fingerprint of the key accepted last; null of a school that none was accepted of.</summary>
    public static string? KeyOf(DbConnection connection, string school) =>
        connection.QuerySingleOrDefault<string?>("select fingerprint from county_keys where school = @school order by number desc limit 1", new { school });

    /// <summary>Every school's key that holds, by school.</summary>
    public static Dictionary<string, string> Keys(DbConnection connection) => connection.Query<(string School, string Fingerprint)>(
        "select school, fingerprint from county_keys as own where number = (select max(number) from county_keys where school = own.school) order by school").ToDictionary(StringComparer.Ordinal);

    public static void Accept(DbConnection connection, string school, string fingerprint, string reason, string by, DateTimeOffset now) => connection.Execute(
        """
        insert into county_keys (school, number, fingerprint, reason, accepted_at, accepted_by)
        values (@school, (select count(*) + 1 from county_keys where school = @school), @fingerprint, @reason, @now, @by)
        """, new { school, fingerprint, reason, now = Rows.Store(now), by });

    /// <summary>Of a school and term the last month there is; null without any.</summary>
    public static string? Last(DbConnection connection, string school, string term) =>
        connection.QuerySingle<string?>("select max(month) from county_imports where school = @school and term = @term", new { school, term });

    /// <summary>The hash of what was handed in for a month; null when nothing was.</summary>
    public static string? HashOf(DbConnection connection, string school, string term, string month) => connection.QuerySingleOrDefault<string?>(
        "select hash from county_imports where school = @school and term = @term and month = @month", new { school, term, month });

    public static void Add(DbConnection connection, SignedBundle bundleFile, byte[] file, string by, DateTimeOffset now) => connection.Execute(
        """
        insert into county_imports (school, term, month, name, until, hash, fingerprint, file, received_at, received_by)
        values (@School, @Term, @Month, @SchoolName, @until, @Hash, @Fingerprint, @file, @now, @by)
        """, new { bundleFile.Bundle.School, bundleFile.Bundle.Term, bundleFile.Bundle.Month, bundleFile.Bundle.SchoolName, until = Rows.Store(bundleFile.Bundle.Until), bundleFile.Hash, bundleFile.Fingerprint, file, now = Rows.Store(now), by });

    /// <summary>Everything handed in, without its content.</summary>
    public static List<HandedIn> All(DbConnection connection) =>
        connection.Query<HandedIn>("select school, name, term, month, until, received_at from county_imports order by school, month, term").AsList();

    /// <summary>The latest of the month of each school, or of a term when one is named.</summary>
    public static List<CountyBundle> Latest(DbConnection connection, string? month, string? term) =>
        [.. connection.Query<byte[]>(
            """
            select file from county_imports as own
            where (@month is null or month = @month) and (@term is null or term = @term)
                and not exists (select 1 from county_imports as later where later.school = own.school and (@month is null or later.month = @month) and (@term is null or later.term = @term)
                    and (later.month, later.until, later.term) > (own.month, own.until, own.term))
            """, new { month, term }).Select(file => SignedBundle.ContentOf(file))];
}
