using System.Data.Common;
using System.Runtime.CompilerServices;
using FluentValidation;
using QualityTracker.Api.Access;
using QualityTracker.Api.Exports;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Records;

/// <summary>A kind of record (记录类别): one noun in addresses, files and the database.</summary>
public abstract class RecordKind(string noun, Text name)
{
    /// <summary>Plural kebab-case, such as lesson-observations: the address, and a file's English name.</summary>
    public string Noun { get; } = noun;

    /// <summary>Such as 听课记录: titles, and a file's Chinese name.</summary>
    public Text Name { get; } = name;

    /// <summary>Other names of the file or sheet.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>The table in the database, such as lesson_observations.</summary>
    public string Table => Noun.Replace('-', '_');

    /// <summary>Whether other records refer to this kind, so that the school's frame changes with it.</summary>
    public abstract bool IsFrame { get; }

    /// <summary>Whether ids are codes of the school's own rather than UUIDs; then a file has a column for them.</summary>
    public bool IsCoded { get; init; }

    /// <summary>The column lists are ordered by, as the database names it; the id alone when null.</summary>
    public abstract string? OrderName { get; }

    public abstract IReadOnlyList<Reference> References { get; }

    /// <summary>Whether a law that goes before the documents limits its records: one that is well-formed may be refused (422).</summary>
    public bool IsLimitedByLaw { get; init; }

    /// <summary>Whether its records are pupils, or name one.</summary>
    public bool HoldsPupils => Noun == "pupils" || References.Any(reference => reference.To == "pupils");

    /// <summary>Every record that is the one of a noun and id, or refers to it; voided ones too.</summary>
    public abstract IReadOnlyList<NamingRecord> Naming(DbConnection connection, string school, string noun, string id);

    /// <summary>Whether there is a record of an id, voided or not, within reach.</summary>
    public abstract bool Has(DbConnection connection, string school, string id, ReachedRows reached);

    /// <summary>Reads the kind's records in force into a school's frame; kinds that nothing refers to leave it as it is.</summary>
    public abstract SchoolFrameLists ReadInto(SchoolFrameLists lists, DbConnection connection);

    /// <summary>Every fault of the frame's records of this kind, each with the record's key.</summary>
    public abstract IEnumerable<(string Key, Fault Fault)> FaultsIn(SchoolFrame frame);

    /// <summary>The kind's part in an import.</summary>
    public abstract KindImport Import(string school);

    /// <summary>The kind's part in an export.</summary>
    public abstract KindExport Export();

    public abstract Type RecordType { get; }

    public abstract IReadOnlyList<ColumnOutline> Outline { get; }

    /// <summary>A record that keeps every rule in a school that holds the examples of the kinds before it, and a colleague T002.</summary>
    public abstract object Example { get; }
}

/// <summary>A column that holds ids of another kind; <paramref name="Item"/> is the field of a list's items that holds them.</summary>
public sealed record Reference(string Table, string Column, string To, string? Item = null);

/// <summary>A record found by whom it names: its id, its key as it would now be stored, itself with its state, and the pupils it names.</summary>
public sealed record NamingRecord(string Id, string Key, object Stored, IReadOnlyList<string> Pupils)
{
    /// <summary>Whether the one it names may see it.</summary>
    public bool IsShown { get; init; } = true;
}

/// <inheritdoc/>
public sealed class RecordKind<T>(string noun, Text name) : RecordKind(noun, name) where T : class, IRecord, new()
{
    // Made once for a frame: to make them takes longer than to ask them.
    private readonly ConditionalWeakTable<SchoolFrame, IValidator<T>> rules = [];

    /// <summary>All fields, in the order of files; a coded kind's id comes first.</summary>
    public required IReadOnlyList<Column<T>> Columns { get; init; }

    /// <summary>Every rule a record must keep, against the school's frame. Used by HTTP and by files alike.</summary>
    public required Func<SchoolFrame, IValidator<T>> Rules { get; init; }

    /// <summary>The column lists are ordered by before the id; the id alone when null.</summary>
    public string? OrderedBy { get; init; }

    /// <summary>Gives a record read from a file its id.</summary>
    public Func<T, string, T>? WithId { get; init; }

    /// <summary>The flag without which a record is not shown to those whom it names after the first (反馈); null where all are.</summary>
    public string? SharedBy { get; init; }

    /// <summary>The field with an address of its own (另行填写的字段): who does not write the whole school leaves it as it was.</summary>
    public string? WrittenApart { get; init; }

    /// <summary>What is wrong with changing a record into another, though either could be recorded (不可更改的内容); null where any may.</summary>
    public Func<T, T, IEnumerable<Fault>>? Changing { get; init; }

    /// <summary>Why a record of a school may not be changed or voided as things stand (暂不可更改); null where any may.</summary>
    public Func<DbConnection, string, T, Fault?>? Held { get; init; }

    /// <summary>Where the school's frame has these records; null for kinds that nothing refers to.</summary>
    public FramePart<T>? Frame { get; init; }

    public override string? OrderName => OrderedBy;

    public override bool IsFrame => Frame is not null;

    /// <summary>References that stand in the items of a list.</summary>
    public IReadOnlyList<Reference> ListReferences { get; init; } = [];

    public override IReadOnlyList<Reference> References =>
        [.. Columns.Where(column => column.RefersTo is not null).Select(column => new Reference(Table, column.Name, column.RefersTo!)), .. ListReferences];

    public override Type RecordType => typeof(T);

    public override IReadOnlyList<ColumnOutline> Outline => [.. Columns.Select(column => column.Outline)];

    public override object Example
    {
        get
        {
            var frame = new SchoolFrame(new SchoolFrameLists { School = new School() });
            var record = WithId?.Invoke(new T(), RecordIds.Example(Noun)) ?? new T();
            foreach (var column in Columns)
            {
                if (column.ExampleCell is { } cell && column.Read(ref record, cell, frame) is not null) throw new InvalidOperationException($"The example of {Noun}.{column.Field} cannot be read.");
            }

            return record;
        }
    }

    public override SchoolFrameLists ReadInto(SchoolFrameLists lists, DbConnection connection) =>
        Frame is null ? lists : Frame.Set(lists, new RecordStore<T>(this).InForce(connection, lists.School.Id));

    public override bool Has(DbConnection connection, string school, string id, ReachedRows reached) =>
        new RecordStore<T>(this).Find(connection, school, id) is { } stored && reached.Has(this, stored.Record);

    public override IEnumerable<(string Key, Fault Fault)> FaultsIn(SchoolFrame frame)
    {
        if (Frame is null) return [];
        return Frame.Get(frame.Lists).SelectMany(record => FaultsOf(record, frame).Select(fault => (record.Key, fault)));
    }

    public override IReadOnlyList<NamingRecord> Naming(DbConnection connection, string school, string noun, string id)
    {
        List<string> columns = [.. Columns.Where(column => column.RefersTo == noun).Select(column => column.Name)];
        if (Noun == noun) columns.Add("id");
        return columns.Count == 0 ? [] : [.. new RecordStore<T>(this).Naming(connection, school, columns, id).Select(stored => new NamingRecord(stored.Record.Id, stored.Record.Key, stored, [.. PupilsOf(stored.Record)])
        {
            IsShown = IsShared(stored.Record) || Columns.Any(column => column.RefersTo == noun && !IsShownWhenShared(column) && column.Value(stored.Record) as string == id),
        })];
    }

    /// <summary>Whether a person whom a column names is shown a record only when it is shared.</summary>
    public bool IsShownWhenShared(Column<T> column) =>
        SharedBy is not null && column.RefersTo == "staff" && column != Columns.First(each => each.RefersTo == "staff");

    /// <summary>Whether those whom a record names after the first may see it.</summary>
    public bool IsShared(T record) => SharedBy is null || Columns.Single(column => column.Field == SharedBy).Value(record) is true;

    /// <summary>Whether a record is about a person with whom it is not shared yet (未反馈).</summary>
    public bool IsKeptFrom(T record, string? staff) => staff is not null && !IsShared(record)
        && Columns.Any(column => IsShownWhenShared(column) && column.Value(record) as string == staff);

    /// <summary>The pupil numbers a record names.</summary>
    public IEnumerable<string> PupilsOf(T record) => Noun == "pupils"
        ? [record.Id]
        : Columns.Where(column => column.RefersTo == "pupils").Select(column => column.Value(record)).OfType<string>();

    public override KindImport Import(string school) => new KindImport<T>(this, school);

    public override KindExport Export() => new KindExport<T>(this);

    public List<Fault> FaultsOf(T record, SchoolFrame frame) => [.. rules.GetValue(frame, each => Rules(each)).Validate(record).Errors.Select(Fault.Of)];

    /// <summary>What is wrong with putting a record in the place of what is stored under its id.</summary>
    public IEnumerable<Fault> FaultsOfChange(T? before, T after) => before is null ? [] : Changing?.Invoke(before, after) ?? [];

    /// <summary>The record without blanks around what people wrote.</summary>
    public T Trimmed(T record)
    {
        foreach (var column in Columns.Where(column => column.IsText && column.Field != "id")) column.Trim(ref record);
        return record;
    }
}

/// <summary>The part of a school's frame that one kind fills.</summary>
public sealed record FramePart<T>(
    Func<SchoolFrameLists, IReadOnlyCollection<T>> Get, Func<SchoolFrameLists, IReadOnlyCollection<T>, SchoolFrameLists> Set)
    where T : class, IRecord
{
    /// <summary>The frame as it would be with a record in place of the one with the id, or without it when the record is null.</summary>
    public SchoolFrame With(SchoolFrame frame, string id, T? record)
    {
        var others = Get(frame.Lists).Where(other => other.Id != id);
        return new(Set(frame.Lists, [.. record is null ? others : others.Append(record)]));
    }
}
