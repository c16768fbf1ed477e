using System.Data.Common;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Enrolments;
using QualityTracker.Api.OneRoster;
using QualityTracker.Api.Operating;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>
/// Takes a school's files in (导入). A dry run and the real run are the same reading and the same checks;
/// the real run writes all of it in one transaction, or nothing when anything is wrong.
/// </summary>
public sealed class Importer(Database database, FrameStore frames, TimeProvider clock)
{
    private readonly AuditLog audit = new(database, clock);

    /// <summary>What the files would do to a school; nothing is written.</summary>
    public ImportReport DryRun(TableSource source, string school, ImportRights rights, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) =>
        database.Read(connection => Run(connection, source, school, rights, trail: null, progress, confirmed: null, Corrections.Keep, cancellation));

    /// <summary>Takes the files in, unless anything is wrong with them, or they would overwrite what a confirmed dry run did not show.</summary>
    /// <param name="source">The files.</param>
    /// <param name="school">The school's code.</param>
    /// <param name="rights">Who applies them, and what they may write.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="confirmed">The dry run that was agreed to.</param>
    /// <param name="job">The id of the upload, for the log.</param>
    /// <param name="corrections">What becomes of corrections made by hand since.</param>
    /// <param name="begin">Done first in the transaction.</param>
    /// <param name="settle">Done last in the transaction, when it is kept.</param>
    /// <param name="cancellation">Stops it; nothing is written then.</param>
    public ImportReport Apply(
        TableSource source, string school, ImportRights rights, IProgress<ImportProgress>? progress = null, ImportReport? confirmed = null, string? job = null,
        Corrections corrections = Corrections.Keep, Action<DbConnection>? begin = null, Action<DbConnection, ImportReport>? settle = null, CancellationToken cancellation = default) =>
        database.WriteAlone(connection =>
        {
            begin?.Invoke(connection);
            var report = Run(connection, source, school, rights, new ImportTrail(audit, connection, rights.By, school, job), progress, confirmed, corrections, cancellation);
            if (!report.HasErrors) settle?.Invoke(connection, report);
            return report;
        }, keeps: report => !report.HasErrors);

    private ImportReport Run(
        DbConnection connection, TableSource files, string school, ImportRights rights, ImportTrail? trail, IProgress<ImportProgress>? progress, ImportReport? confirmed,
        Corrections corrections, CancellationToken cancellation)
    {
        using var measured = ProgramMeter.Measure(ProgramMeter.Imports);
        var taught = ImportColumnStore.Of(connection, school);
        var manifest = OneRosterLayout.ManifestIn(files.Names());
        var source = manifest is null ? KnownHeaders.In(files, taught) : OneRosterBundle.Source(files);
        var log = new ImportLog(progress, cancellation) { Bringer = rights.Staff };
        if (manifest is null && OneRosterLayout.IsBundle(files.Names())) return log.WithoutManifest();
        var kinds = RecordKinds.All.Select(kind => kind.Import(school)).ToList();
        var schoolFile = new SchoolFile(school);
        var kept = new KeptRows();
        var stored = frames.Read(connection, school);
        var tables = manifest is null ? Sort(source, taught, kinds, schoolFile, kept, rights, log) : OfBundle(source, manifest, stored, kinds, kept, rights, log);
        if (kept.IsFull || log.IsForbidden) return log.Report;
        var problems = source.Problems.ToList();
        var frame = schoolFile.Frame(stored, log);
        foreach (var problem in problems.Where(problem => problem is not { Code: FileProblemCode.HiddenSheet, Sheet: ImportTemplate.ChoicesSheet })) log.Problem(problem);

        // What follows from a file that could not be read would only hide it.
        if (frame is null || problems.Any(problem => !problem.IsNotice)) return log.Report;
        foreach (var kind in kinds)
        {
            kind.Load(connection, school);
            foreach (var (table, readers) in tables.Where(each => each.Readers.Contains(kind)))
            {
                kind.Take(table, readers[0], readers[0] == kind ? Ignored(table, readers) : [], frame, log);
            }

            kind.Settle(connection, school, corrections, log);
            if (kind.Kind.IsFrame) frame = new SchoolFrame(kind.Into(frame.Lists));
        }

        var frameDiffers = tables.Any(each => each.Readers.Any(reader => reader.Kind.IsFrame)) || schoolFile.Differs;
        foreach (var kind in kinds) kind.Check(frame, log, all: frameDiffers && kind.Kind.IsFrame);
        if (frameDiffers && stored is not null)
        {
            foreach (var lost in GroundStore.Lost(connection, stored, frame))
            {
                log.Error(new("", null, null, null, null, null, "loses-ground", lost, new("先更改或作废那些记录，再导入", "change or void those records first, then import")));
            }
        }

        // What is written while a table is read is undone with the transaction as soon as anything is wrong.
        var writes = trail is not null && log.ErrorCount == 0;
        var changed = writes ? Write(connection, school, kinds, schoolFile, trail!) : [];
        using var scores = new ScoreImport(frame, connection, school, corrections, log, writes ? trail : null);
        foreach (var table in (manifest is null ? source.Tables() : []).Where(table => TableNames.IsScores(RawTable.NamesOf(table), kinds))) scores.Take(table, taught);
        scores.End();
        foreach (var problem in source.Problems.Except(problems)) log.Problem(problem);
        log.CheckRights(rights);
        if (confirmed is not null && confirmed.Overwritten != log.Report.Overwritten)
        {
            log.Error(new("", null, null, null, null, null, "moved-on",
                new("试导入之后，文件要更改的记录又有改动，未写入", "what the files would change was changed after the dry run; nothing was written"),
                new("重新上传，看过新的差异后再确认", "upload the files again, look at the new differences and confirm them")));
        }

        if (trail is null || log.ErrorCount > 0) return log.Report;
        if (scores.HasWritten || changed.Count > 0) FrameStore.Touch(connection, school, changed.Any(kind => kind.Kind.IsFrame));
        trail.Applied(log.Report);
        return log.Report;
    }

    // Another system's roster becomes tables of our own kinds, and is then as any other file.
    private List<(RawTable Table, List<KindImport> Readers)> OfBundle(
        TableSource source, string manifest, SchoolFrame? stored, List<KindImport> kinds, KeptRows kept, ImportRights rights, ImportLog log)
    {
        if (stored is null) return [];
        var tables = OneRosterBundle.Read(source, manifest, stored, SchoolDay.Of(stored.School).Of(clock.GetUtcNow()), kept, log);
        foreach (var table in tables.Where(table => !rights.MayCompare(table.Kind.Name))) log.NotAllowed(table.Table.File, table.Table.Sheet, table.Kind.Name);
        return [.. tables.Select(table => (table.Table, new List<KindImport> { kinds.Single(kind => kind.Kind == table.Kind) }))];
    }

    private List<KindImport> Write(DbConnection connection, string school, List<KindImport> kinds, SchoolFile schoolFile, ImportTrail trail)
    {
        var now = clock.GetUtcNow();
        schoolFile.Write(connection, now, trail);
        return [.. kinds.Where(kind => kind.Write(connection, school, now, trail))];
    }

    private static IReadOnlyList<string> Ignored(RawTable table, List<KindImport> readers)
    {
        var used = readers.SelectMany(reader => reader.Uses(table)).ToHashSet();
        return [.. table.Header.Where((name, at) => !used.Contains(at) && name.Trim().Length > 0)];
    }

    // Tells what each table holds and keeps its rows; score tables are left for the second reading.
    private static List<(RawTable Table, List<KindImport> Readers)> Sort(
        TableSource source, TaughtColumns taught, List<KindImport> kinds, SchoolFile schoolFile, KeptRows kept, ImportRights rights, ImportLog log)
    {
        var sorted = new List<(RawTable, List<KindImport>)>();
        var any = false;
        foreach (var table in source.Tables())
        {
            var names = RawTable.NamesOf(table).ToList();
            if (TableNames.IsScores(names, kinds))
            {
                any = true;
                if (!rights.MayCompare(ScoreImport.Kind)) log.NotAllowed(table.File, table.Sheet, ScoreImport.Kind);
                continue;
            }

            var raw = RawTable.Of(table);
            var isSchool = TableNames.IsSchool(raw);
            var main = isSchool ? null : TableNames.KindOf(names, kinds) ?? TableNames.KindByHeadings(raw, kinds, log);
            if (main is null && !isSchool)
            {
                log.Notice(new(table.File, table.Sheet, null, null, null, null, "unknown-table",
                    new("认不出这张表的内容，未读取", "what this table holds is not recognised; it was not read"),
                    new("把文件或工作表命名为：" + string.Join("、", kinds.Select(kind => kind.Kind.Name.Zh)) + "、成绩、学校",
                        "name the file or sheet one of: " + string.Join(", ", kinds.Select(kind => kind.Kind.Noun)) + ", scores, schools")));
                continue;
            }

            any = true;
            if (!table.HasHeader)
            {
                KnownHeaders.Missing(table, Expected(main), log);
                if (main is not null) log.Headless(table, main.Kind.Name, main.Kind.Noun);
                continue;
            }

            if (!kept.Take(table, raw, log)) return sorted;
            raw = SecondHeaderRow.Joined(raw);
            if (main is not null) raw = taught.In(raw, main.Kind.Noun);
            if (isSchool) schoolFile.Take(raw, log);
            else sorted.Add((raw, Readers(main!, raw, kinds)));
            foreach (var kind in isSchool ? [SchoolFile.Kind] : sorted[^1].Item2.Select(reader => reader.Kind.Name))
            {
                if (raw.Rows.Count > 0 && !rights.MayCompare(kind)) log.NotAllowed(table.File, table.Sheet, kind);
            }
        }

        if (!any && source.Problems.All(problem => problem.IsNotice))
        {
            log.Error(new("", null, null, null, null, null, "nothing-to-read", new("没有可导入的表", "there is no table to import"),
                new("放入以内容命名的 xlsx 或 csv 文件，如 教职工.xlsx", "add xlsx or csv files named for what they hold, such as staff.xlsx")));
        }

        return sorted;
    }

    private static IEnumerable<(string Zh, string En)> Expected(KindImport? kind) => kind is null
        ? SchoolFile.Columns.Where(column => column.Required).Select(column => (column.Header, column.Field))
        : kind.Kind.Outline.Where(column => column.Required).Select(column => (column.Header, column.Field));

    // A list of pupils may carry their classes too.
    private static List<KindImport> Readers(KindImport main, RawTable table, List<KindImport> kinds)
    {
        var enrolments = kinds.Single(kind => kind.Kind == RecordEnrolment.Kind);
        return main.Kind == RecordPupil.Kind && enrolments.CanRead(table) ? [main, enrolments] : [main];
    }
}
