using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Seals;

/// <summary>A seal with what was kept of it (封存登记). Contents are named by their SHA-256.</summary>
public sealed record SealRow
{
    /// <summary>In the order in which they were made; 0 before it is kept.</summary>
    public long Seq { get; init; }

    public string School { get; init; } = "";

    public string Term { get; init; } = "";

    public string Staff { get; init; } = "";

    public int Revision { get; init; }

    public string Hash { get; init; } = "";

    public string ShortCode { get; init; } = "";

    /// <summary>The school's day on which it was sealed.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The canonical form of the sealed sheet: its hash is the seal's own.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>The canonical form of the term it was made from.</summary>
    public string Snapshot { get; init; } = "";

    public string PdfZh { get; init; } = "";

    public string PdfEn { get; init; } = "";
}

/// <summary>All SQL of the seals: they are added and never changed.</summary>
public static class SealStore
{
    private const string Select = "select seq, school, term, staff, revision, hash, short_code, day, sheet, snapshot, pdf_zh, pdf_en from seals";

    public static void Add(DbConnection connection, SealRow row) => connection.Execute(
        """
        insert into seals (school, term, staff, revision, hash, short_code, day, sheet, snapshot, pdf_zh, pdf_en)
        values (@School, @Term, @Staff, @Revision, @Hash, @ShortCode, @day, @Sheet, @Snapshot, @PdfZh, @PdfEn)
        """, new { row.School, row.Term, row.Staff, row.Revision, row.Hash, row.ShortCode, day = Rows.Store(row.Day), row.Sheet, row.Snapshot, row.PdfZh, row.PdfEn });

    /// <summary>The seal of a hash or a short code; of two with one code the first.</summary>
    public static SealRow? Find(DbConnection connection, string read) =>
        connection.QueryFirstOrDefault<SealRow>($"{Select} where hash = @read or short_code = @read order by seq limit 1", new { read });

    /// <summary>The seal whose print, in either language, has these bytes.</summary>
    public static SealRow? OfPrint(DbConnection connection, string school, string content) =>
        connection.QueryFirstOrDefault<SealRow>($"{Select} where school = @school and (pdf_zh = @content or pdf_en = @content) order by seq limit 1", new { school, content });

    /// <summary>The seals of one sheet, as they were made.</summary>
    public static List<SealRow> OfSheet(DbConnection connection, string school, string term, string staff) =>
        connection.Query<SealRow>($"{Select} where school = @school and term = @term and staff = @staff order by seq", new { school, term, staff }).AsList();

    /// <summary>The seals of a term, by staff number, then as they were made.</summary>
    public static List<SealRow> OfTerm(DbConnection connection, string school, string term) =>
        connection.Query<SealRow>($"{Select} where school = @school and term = @term order by staff, seq", new { school, term }).AsList();
}
