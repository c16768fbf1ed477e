using System.Data.Common;
using System.Text.Json;
using FluentValidation;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Imports;

/// <inheritdoc/>
public sealed class KindImport<T>(RecordKind<T> kind, string school) : KindImport where T : class, IRecord, new()
{
    private readonly RecordStore<T> store = new(kind);
    private readonly Dictionary<string, TakenRow<T>> taken = [];
    private Dictionary<string, Stored<T>> before = [];
    private HashSet<string> ids = [];
    private Func<T, Fault?> held = _ => null;

    public override RecordKind Kind => kind;

    public override bool CanRead(RawTable table) => ColumnPlaces.Of(kind, table).All(place => !place.Column.Required || place.At is not null);

    public override IEnumerable<int> Uses(RawTable table) => ColumnPlaces.Of(kind, table).SelectMany(place => place.At is { } at ? place.Names.Prepend(at) : []);

    public override void Load(DbConnection connection, string school)
    {
        before = store.ByKey(connection, school);
        if (kind.Held is { } of) held = record => of(connection, school, record);
        ids = [.. before.Values.Select(stored => stored.Record.Id)];
    }

    public override void Take(RawTable table, KindImport main, IReadOnlyList<string> ignoredColumns, SchoolFrame frame, ImportLog log)
    {
        var places = ColumnPlaces.Of(kind, table);
        var report = log.Begin(table, kind.Name, ignoredColumns);
        if (main == this) ImportLog.Offer(report, table, kind.Noun, field => places.Exists(place => place.Column.Field == field && place.At is not null));
        if (log.HasTwice(table, places.Select(place => place.At).OfType<int>())) return;
        var missing = places.Where(place => place.At is null && place.Column.Required).Select(place => place.Column).ToList();
        foreach (var column in missing)
        {
            log.Error(table, table.HeaderRow, null, null, new(column.Field, "missing-column", RawTable.MissingColumn(column.Header, column.Field), RawTable.AddColumn));
        }

        if (missing.Count > 0) return;
        List<int> own = main == this ? [] : [.. Uses(table).Except(main.Uses(table))];
        foreach (var (number, cells) in table.Rows)
        {
            if (own.Count > 0 && own.All(at => at >= cells.Length || string.IsNullOrWhiteSpace(cells[at]))) continue;
            log.Row(report);
            if (Read(table, number, cells, places, frame, log) is { } record) Compare(new(record, table, number, report, places), log);
        }
    }

    public override SchoolFrameLists Into(SchoolFrameLists lists)
    {
        if (kind.Frame is not { } part) return lists;
        var records = before.Values.Where(stored => stored.State.VoidedAt is null && !taken.ContainsKey(stored.Record.Key)).Select(stored => stored.Record);
        return part.Set(lists, [.. records.Concat(taken.Values.Where(each => !each.StaysVoided).Select(each => each.Record))]);
    }

    public override void Check(SchoolFrame frame, ImportLog log, bool all)
    {
        var rules = kind.Rules(frame);
        foreach (var each in taken.Values.Where(each => !each.StaysVoided && (all || each.Differs))) Check(rules, each, frame, log);
        NoteOthers(log);
        if (!all) return;
        foreach (var stored in before.Values.Where(stored => stored.State.VoidedAt is null && !taken.ContainsKey(stored.Record.Key)))
        {
            foreach (var fault in rules.Validate(stored.Record).Errors.Select(Fault.Of))
            {
                var place = new Text($"已登记的{kind.Name.Zh}（{stored.Record.Key}）与导入内容不符：", $"The recorded {kind.Name.En} ({stored.Record.Key}) would no longer hold: ");
                log.Error(new("", null, null, null, fault.Field, null, fault.Rule, new(place.Zh + fault.Message.Zh, place.En + fault.Message.En), fault.Remedy));
            }
        }
    }

    // A record whose date or period was corrected in the file comes as a new one: say that the old one is still there.
    private void NoteOthers(ImportLog log)
    {
        if (kind.WithId is null || taken.Values.All(each => each.Before is not null)) return;
        var others = before.Values.Where(stored => stored.State.VoidedAt is null && !taken.ContainsKey(stored.Record.Key)).Select(stored => stored.Record);
        if (kind.Columns.FirstOrDefault(column => column.Name == "date") is { } date)
        {
            var days = taken.Values.Select(each => date.Cell(each.Record)).Order(StringComparer.Ordinal).ToList();
            others = others.Where(record => string.CompareOrdinal(date.Cell(record), days[0]) >= 0 && string.CompareOrdinal(date.Cell(record), days[^1]) <= 0);
        }

        if (others.Count() is not (> 0 and var count)) return;
        log.Notice(new(taken.Values.First().Table.File, taken.Values.First().Table.Sheet, null, null, null, null, "not-in-files",
            new($"同一时段内另有 {count} 条已登记的{kind.Name.Zh}不在文件中，原样保留", $"{count} recorded {kind.Name.En} of the same time are not in the files; they stay as they are"),
            new("若在文件中更正了日期、节次或人员，请作废原来的记录，以免重复计入", "if a date, period or person was corrected in the file, void the old record, or it counts twice")));
    }

    public override bool Write(DbConnection connection, string school, DateTimeOffset now, ImportTrail trail)
    {
        var adds = taken.Values.Where(each => each.Before is null).Select(each => each.Record).ToList();
        var changes = taken.Values.Where(each => each is { Before: not null, Differs: true, StaysVoided: false }).ToList();
        if (adds.Count > 0) store.AddMany(connection, school, adds, now);
        foreach (var change in changes) store.Replace(connection, school, change.Record, change.Before!.State.Version, now);
        trail.Changed(kind.Noun, adds.Select(record => (record.Id, (object?)null, (object?)record, (object?)null)));
        trail.Changed(kind.Noun, changes.Select(change => (change.Record.Id, (object?)change.Before!.Record, (object?)change.Record, IsSame(change.Said, change.Record) ? null : (object?)change.Said)));
        return adds.Count + changes.Count > 0;
    }

    private static T? Read(RawTable table, int number, string[] cells, List<ColumnPlace<T>> places, SchoolFrame frame, ImportLog log)
    {
        var record = new T();
        var good = true;
        foreach (var place in places)
        {
            var column = place.Column;
            if (place.In(cells) is not { } at) continue;
            var cell = at < cells.Length ? cells[at] : "";
            if (column.RefersTo is not null || column.Field == "id") cell = CellEnds.Number(cell);
            if (string.IsNullOrWhiteSpace(cell))
            {
                if (!column.Required) continue;
                log.Error(table, number, at, null, new(column.Field, "empty", new("不能为空", "must not be empty"), new("填写后重新导入", "fill it in and import again")));
                good = false;
            }
            else if (CellFaults.Of(column.Field, column.Type, cell) is { } spoilt)
            {
                log.Error(table, number, at, cell, spoilt);
                good = false;
            }
            else if (column.Read(ref record, cell, frame) is { } expected)
            {
                log.Error(table, number, at, cell, CellFaults.Unlike(column.Field, column.Type, cell, expected));
                good = false;
            }
        }

        if (!good) return null;
        foreach (var (at, fault) in places.SelectMany(place => place.Faults(record, cells, frame)))
        {
            log.Error(table, number, at, cells[at], fault);
            good = false;
        }

        return good ? record : null;
    }

    private void Compare(TakenRow<T> row, ImportLog log)
    {
        if (taken.TryGetValue(row.Record.Key, out var first))
        {
            log.Error(row.Table, row.Number, null, row.Record.Key, new("", "duplicate",
                new($"与 {Place(first)} 重复", $"repeats {Place(first)}"), new("删去其中一行", "remove one of the two rows")));
            return;
        }

        before.TryGetValue(row.Record.Key, out var stored);
        row.Before = stored;
        row.Record = Named(row.Record);
        if (stored is not null)
        {
            row.Record = Complete(row, stored.Record);
            row.Differs = !IsSame(row.Record, stored.Record);
            row.StaysVoided = stored.State.VoidedAt is not null;
            if (row.Differs && kind.IsKeptFrom(stored.Record, log.Bringer))
            {
                log.Error(row.Table, row.Number, null, null, new("", "not-yours",
                    new("记录的是您自己的课，还没有反馈给您，不能由您更改", "it is of a lesson of your own and not shared with you: it is not yours to change"),
                    new("删去这一行，或由别人导入", "remove the row, or let somebody else import it")));
                return;
            }
        }

        if (row is { Differs: true, StaysVoided: false, Before: { } standing } && held(standing.Record) is { } fault)
        {
            log.Error(row.Table, row.Number, null, null, fault);
            return;
        }

        taken.Add(row.Record.Key, row);
        if (row.StaysVoided) log.Voided(row.Report, row.Number, row.Record.Key);
        else if (!row.Differs) row.Report.Unchanged++;
    }

    public override void Settle(DbConnection connection, string school, Corrections corrections, ImportLog log)
    {
        List<TakenRow<T>> differing = [.. taken.Values.Where(each => each is { Differs: true, StaysVoided: false })];
        HashSet<string> known = [.. differing.Select(each => each.Before?.Record.Id).OfType<string>()];
        var imported = known.Count == 0 ? [] : ImportedStore.Of<T>(connection, school, kind.Noun, known);
        foreach (var each in differing)
        {
            if (each.Before is not { } stored)
            {
                each.Report.Adds++;
                log.Difference(Difference(each, null));
                continue;
            }

            log.Overwrites($"{kind.Noun} {each.Record.Key} {stored.State.Version}");
            var last = imported.GetValueOrDefault(stored.Record.Id);
            log.Difference(Difference(each, last));
            var corrected = kind.Columns.Where(column => IsCorrected(column, stored.Record, last) && !Equals(column.Stored(each.Record), column.Stored(stored.Record))).ToList();
            var unsaid = each.Places.Where(place => place.At is null && IsCorrected(place.Column, stored.Record, last)).Select(place => place.Column).ToList();
            each.Said = unsaid.Count > 0 ? With(each.Record, unsaid, last!) : each.Record;
            if (corrected.Count > 0) each.Report.Corrected++;
            if (corrected.Count > 0 && corrections == Corrections.Keep)
            {
                each.Record = With(each.Record, corrected, stored.Record);
                each.Differs = !IsSame(each.Record, stored.Record);
            }

            if (each.Differs) each.Report.Changes++;
            else each.Report.Unchanged++;
        }
    }

    private static bool IsCorrected(Column<T> column, T stored, T? imported) => imported is not null && !Equals(column.Stored(imported), column.Stored(stored));

    private bool IsSame(T one, T other) => kind.Columns.All(column => Equals(column.Stored(one), column.Stored(other)));

    // A record with some columns of another; what follows from its columns follows anew.
    private T With(T record, List<Column<T>> columns, T other)
    {
        var (made, from) = (JsonSerializer.SerializeToNode(record, Json.Options)!.AsObject(), JsonSerializer.SerializeToNode(other, Json.Options)!.AsObject());
        foreach (var name in made.Select(each => each.Key).Where(name => name != "id" && kind.Columns.All(column => column.Field != name)).ToList()) made.Remove(name);
        foreach (var column in columns) made[column.Field] = from[column.Field]?.DeepClone();
        return made.Deserialize<T>(Json.Options)!;
    }

    private ImportChange Difference(TakenRow<T> row, T? imported) =>
        new(row.Table.File, row.Table.Sheet, row.Number, kind.Name, row.Record.Key, row.Before is null, Fields(row, imported)) { Title = Titled(row.Record) };

    // What a key is made of, with choices as files have them.
    private string Titled(T record)
    {
        var choices = kind.Columns.Select(column => column.Value(record)).OfType<Enum>().ToList();
        return string.Join(" · ", record.Key.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => choices.Find(choice => choice.ToString() == part) is { } choice ? Names.Of(choice).Zh : part));
    }

    // The id of its key, or of a variant of it when a record with that id has become another fact since.
    private T Named(T record)
    {
        if (kind.WithId is not { } withId) return record;
        var key = record.Key;
        while (!ids.Add(RecordIds.For(school, kind.Noun, key))) key += "+";
        return withId(record, RecordIds.For(school, kind.Noun, key));
    }

    // A column the file does not have keeps what is stored; so does the id.
    private T Complete(TakenRow<T> row, T stored)
    {
        var record = kind.WithId is { } withId ? withId(row.Record, stored.Id) : row.Record;
        foreach (var (column, at, _) in row.Places)
        {
            if (at is null && column.Cell(stored) is { } cell) column.Read(ref record, cell, EmptyFrame);
        }

        return record;
    }

    private List<FieldChange> Fields(TakenRow<T> row, T? imported) => [.. kind.Columns
        .Select(column => new FieldChange(column.Field, column.Header, row.Before is { } stored ? column.Cell(stored.Record) : null, column.Cell(row.Record))
        {
            Imported = imported is null ? null : column.Cell(imported),
            IsCorrected = row.Before is { } known && IsCorrected(column, known.Record, imported),
        })
        .Where(change => change.Before != change.After)];

    private void Check(IValidator<T> rules, TakenRow<T> row, SchoolFrame frame, ImportLog log)
    {
        foreach (var fault in rules.Validate(row.Record).Errors.Select(Fault.Of).Concat(kind.FaultsOfChange(row.Before?.Record, row.Record)))
        {
            var field = fault.Field.Split('.', '[')[0];
            var place = row.Places.FirstOrDefault(place => place.Column.Field == field);
            var value = place?.Column.Cell(row.Record);
            log.Error(row.Table, row.Number, place?.At, value, log.ListsMore ? LeadingZeros.Asked(fault, value, frame) : fault);
        }
    }

    private static string Place(TakenRow<T> row) => row.Table.Sheet is { } sheet ? $"{row.Table.File} / {sheet} : {row.Number}" : $"{row.Table.File} : {row.Number}";

    private static readonly SchoolFrame EmptyFrame = new(new SchoolFrameLists { School = new School() });
}
