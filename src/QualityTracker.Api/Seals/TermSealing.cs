using System.Data.Common;
using System.Text;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Policies;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Seals;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Api.Seals;

/// <summary>A term as its sheets are sealed (学期封存): what they were made from is read once, and kept once.</summary>
public sealed class TermSealing
{
    private readonly EvaluatedTerm term;
    private readonly IReadOnlyList<(string Id, byte[] Text)> packs;
    private readonly SealedTerm snapshot;
    private readonly SheetSealing sheets;
    private string? kept;

    private TermSealing(EvaluatedTerm term, IReadOnlyList<(string Id, byte[] Text)> packs, SealedTerm snapshot)
    {
        (this.term, this.packs, this.snapshot) = (term, packs, snapshot);
        sheets = SheetsOf(snapshot, term.Pack, term.Evaluation);
    }

    public static TermSealing Of(DbConnection connection, EvaluatedTerm term)
    {
        var (frame, id) = (term.Frame, term.Evaluation.Term);
        var packs = SchoolPolicies.TextsOf(connection, frame.School.Id, term.Pack).Select(each => (each.Id, Text: Encoding.UTF8.GetBytes(each.Text))).ToList();
        return new(term, packs, SealedTerm.Of(
            frame, id, EvaluationStore.RecordsOf(connection, frame, frame.Terms[id]), term.Evaluation.Adoption,
            [.. packs.Select(pack => new SealedPack(pack.Id, ArchiveFolder.HashOf(pack.Text)))]));
    }

    /// <summary>What seals cover, of a term as it was kept: the records as they stand there.</summary>
    public static SheetSealing SheetsOf(SealedTerm snapshot, Core.Policies.PolicyPack pack, TermEvaluation evaluation) =>
        new(new(snapshot.Frame(), pack, evaluation), snapshot.AllRecords());

    /// <summary>What a person's seal covers.</summary>
    public SealedSheet Sheet(string staff, int revision) => sheets.Of(staff, revision);

    /// <summary>
    /// Keeps what a sheet was sealed with: its canonical form, its print in both languages, and what the term was made from. To be called in
    /// the transaction that keeps the step; the files are on disk when it returns.
    /// </summary>
    /// <param name="connection">Of the transaction.</param>
    /// <param name="archive">Where the contents go.</param>
    /// <param name="staff">Whose sheet it is.</param>
    /// <param name="sheet">As far as it had come.</param>
    /// <param name="step">The sealing.</param>
    /// <param name="origin">Scheme and host of the page that verifies it.</param>
    public SealRow Keep(DbConnection connection, ArchiveFolder archive, string staff, SheetStanding sheet, SheetStep step, Uri origin)
    {
        var form = CanonicalForm.Of(Sheet(staff, sheet.Revision));
        var seal = new Seal(ArchiveFolder.HashOf(form));
        if (seal.Hash != step.Seal) throw new InvalidOperationException($"The sheet of {staff} was sealed as {step.Seal} and is {seal.Hash}.");
        var composer = new TermSheetComposer(term.Frame, term.Evaluation, term.Pack);
        var printed = composer.Of(term.Evaluation.People.First(person => person.Staff == staff)) with
        {
            Seal = SealMark.Of(sheet, sheet.Revision, seal, step.By, step.Day, term.Frame, SealAddress.Of(origin, seal.Hash)),
        };
        var row = new SealRow
        {
            School = term.Frame.School.Id,
            Term = term.Evaluation.Term,
            Staff = staff,
            Revision = sheet.Revision,
            Hash = seal.Hash,
            ShortCode = seal.ShortCode,
            Day = step.Day,
            Sheet = archive.Keep(form, connection),
            Snapshot = kept ??= KeepTerm(archive, connection),
            PdfZh = archive.Keep(PdfWriter.Write(TermSheetLayout.Of(printed, Language.Chinese)).Bytes, connection),
            PdfEn = archive.Keep(PdfWriter.Write(TermSheetLayout.Of(printed, Language.English)).Bytes, connection),
        };
        SealStore.Add(connection, row);
        return row;
    }

    private string KeepTerm(ArchiveFolder archive, DbConnection connection)
    {
        foreach (var (_, text) in packs) archive.Keep(text, connection);
        return archive.Keep(CanonicalForm.Of(snapshot), connection);
    }
}
