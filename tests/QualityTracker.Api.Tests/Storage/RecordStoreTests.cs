using System.Globalization;
using System.Reflection;
using System.Text.Json;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>What is stored is read back as it was, whatever the machine's culture.</summary>
[TestFixture("", Store.Sqlite)]
[TestFixture("de-DE", Store.Sqlite)]
[TestFixture("zh-CN", Store.Sqlite)]
[TestFixture("zh-CN", Store.PostgreSql)]
public sealed class RecordStoreTests(string culture, Store store)
{
    private const string School = "s";
    private static readonly DateTimeOffset Now = new(2025, 10, 14, 8, 30, 15, TimeSpan.Zero);

    // Emoji, a rare character beyond 16 bits, quotes, a line break, a percent sign, a name of the south-west.
    private const string Rare = "👩🏽‍🏫 𠮷𡃁 it's “quoted” \"5%\"\n卓玛·央金;--";

    private string folder = null!;
    private Database database = null!;

    [SetUp]
    public void MakeDatabase()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        folder = Directory.CreateTempSubdirectory().FullName;
        database = TestDatabase.In(folder, store);
        database.Write(connection =>
        {
            FrameStore.Add(connection, new() { Id = School, Name = Rare }, Now);
            return 0;
        });
    }

    [TearDown]
    public void RemoveFolder()
    {
        TestDatabase.Close(database);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Every_field_of_every_kind_comes_back_full_and_empty([Values] bool full)
    {
        foreach (var kind in RecordKinds.All) Call(nameof(ComesBack), kind, full);
    }

    [Test]
    public void Many_come_back_some_with_a_value_and_some_without()
    {
        foreach (var kind in RecordKinds.All) Call(nameof(ManyComeBack), kind, true);
    }

    [Test]
    public void Columns_are_all_the_fields_of_their_records()
    {
        foreach (var kind in RecordKinds.All)
        {
            var fields = kind.RecordType.GetProperties().Where(property => property.CanWrite).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            Assert.That(kind.Outline.Select(column => column.Field).Append("id").Distinct(), Is.EquivalentTo(fields.Append("id").Distinct()), kind.Noun);
        }
    }

    [Test]
    public void Every_cell_reads_back_what_it_writes()
    {
        foreach (var kind in RecordKinds.All) Call(nameof(CellsReadBack), kind, true);
    }

    private void ComesBack<T>(RecordKind<T> kind, bool full) where T : class, IRecord, new()
    {
        var store = new RecordStore<T>(kind);
        var (one, other) = (Filled<T>("a", full), Filled<T>("b", full));
        database.Write(connection =>
        {
            Assert.That(JsonSerializer.Serialize(store.Add(connection, School, one, Now)!.Record, Json.Options), Is.EqualTo(JsonSerializer.Serialize(one, Json.Options)), kind.Noun);
            store.AddMany(connection, School, [other], Now);
            return 0;
        });
        foreach (var record in kind.IsCoded && kind.Noun == "calendar-days" ? [one] : new[] { one, other })
        {
            var stored = database.Read(connection => store.Find(connection, School, record.Id))!;
            Assert.That(JsonSerializer.Serialize(stored.Record, Json.Options), Is.EqualTo(JsonSerializer.Serialize(record, Json.Options)), kind.Noun);
            Assert.That(stored.State, Is.EqualTo(new RecordState { Version = 1, RecordedAt = Now }));
            Assert.That(database.Read(connection => store.FindLike(connection, School, record)), Has.Count.EqualTo(1));
        }

        Assert.That(database.Write(connection => store.Replace(connection, School, one, 7, Now)), Is.Null, "another version");
        Assert.That(database.Write(connection => store.Replace(connection, School, one, 1, Now)), Is.Not.Null);
        Assert.That(database.Read(connection => store.InForce(connection, School)), Has.Count.EqualTo(2));
        Assert.That(database.Read(connection => store.InForce(connection, "other")), Is.Empty);
    }

    private void ManyComeBack<T>(RecordKind<T> kind, bool full) where T : class, IRecord, new()
    {
        // A database may make a statement ready once it came often, by what it was given then.
        const int often = 7;
        var store = new RecordStore<T>(kind);
        var records = Enumerable.Range(0, 4 * often).Select(at => Filled<T>($"{at:00}", at / often % 2 == 1 == full)).DistinctBy(record => record.Id).OrderBy(record => record.Id, StringComparer.Ordinal).ToList();
        database.Write(connection =>
        {
            store.AddMany(connection, School, records, Now, byId: true);
            return 0;
        });
        Assert.That(JsonSerializer.Serialize(database.Read(connection => store.InForce(connection, School)), Json.Options), Is.EqualTo(JsonSerializer.Serialize(records, Json.Options)));
    }

    private void CellsReadBack<T>(RecordKind<T> kind, bool full) where T : class, IRecord, new()
    {
        var frame = new Core.Schools.SchoolFrame(new() { School = new() });
        var record = Filled<T>("c", full);
        foreach (var column in kind.Columns.Where(column => column.RefersTo is null))
        {
            var copy = new T();
            Assert.That(column.Read(ref copy, column.Cell(record)!, frame), Is.Null, column.Field);
            Assert.That(column.Stored(copy), Is.EqualTo(column.Stored(record)), $"{kind.Noun}.{column.Field}");
        }
    }

    private static T Filled<T>(string seed, bool full) where T : new()
    {
        var record = new T();
        foreach (var property in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            if (!full && (Nullable.GetUnderlyingType(property.PropertyType) is not null || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable)) continue;
            property.SetValue(record, Value(property, seed));
        }

        return record;
    }

    private static object Value(PropertyInfo property, string seed)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when property.Name == "Id" => $"id-{seed}",
            _ when type == typeof(string) => Rare + seed,
            _ when type == typeof(int) => int.MaxValue,
            _ when type == typeof(long) => 123_456_789_012L,
            _ when type == typeof(decimal) => 12345.6789m,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateOnly) => new DateOnly(2028, 2, seed == "a" ? 29 : 28),
            _ when type == typeof(TimeOnly) => new TimeOnly(23, 59),
            _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
            _ when type == typeof(IReadOnlyList<RubricScore>) => new List<RubricScore> { new(RubricDimension.Methods, 29.75m), new(RubricDimension.Qualities, 0) },
            _ when type == typeof(IReadOnlyList<ObservationNote>) => new List<ObservationNote> { new(0, "导入：旧知；3' 提问"), new(180, "小结; 作业") },
            _ when type == typeof(IReadOnlyList<ExamPaper>) => new List<ExamPaper> { new("chinese", 120), new("maths", 99.5m) },
            _ when type == typeof(IReadOnlyList<ExamItem>) => new List<ExamItem> { new("chinese", "1", 60, "字词 与 标点"), new("chinese", "21(2)", 59.5m) },
            _ => throw new InvalidOperationException($"A value for {type} is needed here."),
        };
    }

    private void Call(string name, RecordKind kind, bool full)
    {
        try
        {
            GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(kind.RecordType).Invoke(this, [kind, full]);
        }
        catch (TargetInvocationException exception)
        {
            Assert.Fail($"{kind.Noun}: {exception.InnerException}");
        }
    }
}
