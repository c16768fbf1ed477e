using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Tests.Access;

/// <summary>
/// A school in which every role is held by somebody, with, for each of them and each kind of record, a row of every relation there is:
/// their own, one that names them, one of their class, one of their group, and one that is nothing to them.
/// </summary>
public sealed class World
{
    public const string School = "world";
    public const string OwnClass = "2025-701";
    public const string OtherClass = "2025-702";
    public const string OwnPupil = "P1";
    public const string OtherPupil = "P2";
    public const string Colleague = "K1";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Coded = ["terms", "subjects", "staff", "classes", "pupils"];

    private readonly List<Row> rows = [];
    private int made;

    public IReadOnlyList<Row> Rows => rows;

    public string Exam => RowOf("exams", null, Relation.None).Id;

    public string PayRun => RowOf("pay-runs", null, Relation.None).Id;

    /// <summary>The staff number of who holds a role; null for those whose role is a grant.</summary>
    public static string? StaffOf(Role role) => role is Role.CountyViewer or Role.Administrator ? null : $"S-{role}";

    public static World Make(Database database) => database.Write(connection =>
    {
        var world = new World();
        FrameStore.Add(connection, new School { Id = School, Name = "世界学校" }, Now);
        foreach (var kind in RecordKinds.All)
        {
            foreach (var (content, holder, relation) in world.RowsOf(kind).ToList())
            {
                var id = world.Add((dynamic)kind, connection, content);
                world.rows.Add(new(kind, id, holder, relation));
            }
        }

        FrameStore.Touch(connection, School, frame: true);
        return world;
    });

    public Row RowOf(string noun, Role? holder, Relation relation) => rows.First(row => row.Kind.Noun == noun && row.Holder == holder && row.Relation == relation);

    private IEnumerable<(JsonObject Content, Role? Holder, Relation Relation)> RowsOf(RecordKind kind)
    {
        var staff = kind.Outline.Where(column => column.RefersTo == "staff").Select(column => column.Field).ToList();
        if (Coded.Contains(kind.Noun) || kind.Noun == "posts") return Frame(kind);
        var made = new List<(JsonObject, Role?, Relation)> { (Content(kind), null, Relation.None) };
        if (kind.Noun == "enrolments") made.Add((Content(kind, ("pupils", "P3")), null, Relation.Tutored));
        if (kind.Outline.Any(column => column.RefersTo is "classes" or "pupils")) made.Add((Content(kind, ("classes", OwnClass), ("pupils", OwnPupil)), null, Relation.Class));
        if (kind.Outline.Any(column => column.RefersTo == "subjects")) made.Add((Content(kind, ("subjects", "chinese")), null, Relation.Group));
        if (kind.Noun == "teaching-assignments") made.Add((With(Content(kind, ("classes", OwnClass), ("subjects", "chinese")), ("staff", StaffOf(Role.Teacher)), ("from", "2025-09-01")), Role.Teacher, Relation.Own));
        if (kind.Noun is "teaching-assignments" or "timetable-entries" || staff.Count == 0) return made;
        foreach (var role in Enum.GetValues<Role>().Where(role => StaffOf(role) is not null))
        {
            made.Add((With(Content(kind, ("pupils", "P3")), (staff[0], StaffOf(role))), role, Relation.Own));
            if (staff.Count > 1) made.Add((With(Content(kind), (staff[1], StaffOf(role))), role, Relation.Named));
        }

        return made;
    }

    // What everything else stands on.
    private IEnumerable<(JsonObject, Role?, Relation)> Frame(RecordKind kind)
    {
        var example = JsonSerializer.SerializeToNode(kind.Example, kind.RecordType, Json.Options)!.AsObject();
        JsonObject Coded(string id, string? name = null) => With(example.DeepClone().AsObject(), ("id", id), name is null ? ("id", id) : ("name", name));
        switch (kind.Noun)
        {
            case "terms":
                return [(example, null, Relation.None)];
            case "subjects":
                return [(Coded("maths", "数学"), null, Relation.None), (Coded("chinese", "语文"), null, Relation.Class)];
            case "staff":
                return [.. new[] { "K1", "K2", "K3" }.Concat(Enum.GetValues<Role>().Select(StaffOf).OfType<string>())
                    .Select(number => (With(Coded(number, "员" + number), ("subject", null)), (Role?)null, number == "K1" ? Relation.None : Relation.Class))];
            case "classes":
                return [(Coded(OtherClass, "七2"), null, Relation.None), (Coded(OwnClass, "七1"), null, Relation.Class)];
            case "pupils":
                return [(Coded(OtherPupil, "王二"), null, Relation.None), (Coded(OwnPupil, "李一"), null, Relation.Class), (Coded("P3", "张三"), null, Relation.Tutored)];
            default:
                return [.. new[] { ("K1", PostKind.Teacher) }.Concat(Posts).Select((post, at) => (
                    With(example.DeepClone().AsObject(), ("id", Guid.CreateVersion7().ToString()), ("staff", post.Item1), ("kind", Json.Word(post.Item2)), ("from", "2025-09-01"),
                        ("class", post.Item2 == PostKind.HomeroomTeacher ? OwnClass : null), ("subject", post.Item2 == PostKind.SubjectGroupHead ? "chinese" : null)),
                    (Role?)null, at == 0 ? Relation.None : Relation.Class))];
        }
    }

    private static IEnumerable<(string, PostKind)> Posts =>
    [
        (StaffOf(Role.Teacher)!, PostKind.Teacher), (StaffOf(Role.HomeroomTeacher)!, PostKind.HomeroomTeacher),
        (StaffOf(Role.SubjectGroupHead)!, PostKind.SubjectGroupHead), (StaffOf(Role.DirectorOfTeaching)!, PostKind.DirectorOfTeaching),
        (StaffOf(Role.VicePrincipal)!, PostKind.VicePrincipalTeaching), (StaffOf(Role.Principal)!, PostKind.Principal),
        (StaffOf(Role.Office)!, PostKind.Office), (StaffOf(Role.Finance)!, PostKind.Finance),
    ];

    // A row that is nothing to anybody but colleagues, but for what is given.
    private JsonObject Content(RecordKind kind, params (string RefersTo, string Value)[] given)
    {
        var content = JsonSerializer.SerializeToNode(kind.Example, kind.RecordType, Json.Options)!.AsObject();
        var colleague = 1;
        foreach (var column in kind.Outline.Where(column => column.RefersTo is not null))
        {
            content[column.Field] = column.RefersTo switch
            {
                "staff" => string.Create(CultureInfo.InvariantCulture, $"K{colleague++}"),
                "classes" => OtherClass,
                "subjects" => "maths",
                "pupils" => OtherPupil,
                _ => content[column.Field]?.DeepClone(),
            };
            if (given.FirstOrDefault(each => each.RefersTo == column.RefersTo).Value is { } value) content[column.Field] = value;
        }

        made++;
        content["id"] = Guid.CreateVersion7().ToString();
        var day = new DateOnly(2025, 9, 1).AddDays(made % 140).ToString("O", CultureInfo.InvariantCulture);
        foreach (var field in new[] { "date", "from" }.Where(content.ContainsKey)) content[field] = day;
        if (kind.Noun is "enrolments" or "teaching-assignments") content["from"] = "2025-09-01";
        if (kind.Noun == "exams") content["papers"] = new JsonArray(Paper("chinese"), Paper("maths"));
        if (content.ContainsKey("causes")) content["causes"] = string.Create(CultureInfo.InvariantCulture, $"原因{made}");
        if (content.ContainsKey("problem")) content["problem"] = string.Create(CultureInfo.InvariantCulture, $"问题{made}");
        if (content.ContainsKey("week")) content["week"] = 1 + (made % 18);
        if (content.ContainsKey("period") && kind.Noun != "hand-ins") content["period"] = 1 + (made % 15);
        if (content.ContainsKey("weekday")) content["weekday"] = 1 + (made % 5);
        if (content.ContainsKey("minutes")) content["minutes"] = 30 + (made % 60);
        return content;
    }

    private static JsonObject Paper(string subject) => new() { ["subject"] = subject, ["fullMark"] = 120 };

    private static JsonObject With(JsonObject content, params (string Field, JsonNode? Value)[] changes)
    {
        foreach (var (field, value) in changes) content[field] = value?.DeepClone();
        return content;
    }

    private string Add<T>(RecordKind<T> kind, System.Data.Common.DbConnection connection, JsonObject content) where T : class, IRecord, new()
    {
        foreach (var (field, _) in content.ToList().Where(each => kind.RecordType.GetProperty(char.ToUpperInvariant(each.Key[0]) + each.Key[1..])?.SetMethod is null)) content.Remove(field);
        var record = content.Deserialize<T>(Json.Options)!;
        new RecordStore<T>(kind).Add(connection, School, record, Now);
        return record.Id;
    }
}

/// <summary>A row of the world, and what it is to whom.</summary>
public sealed record Row(RecordKind Kind, string Id, Role? Holder, Relation Relation)
{
    public string Address => $"/api/v1/schools/{World.School}/{Kind.Noun}/{Id}";
}

/// <summary>What a row is to a caller.</summary>
public enum Relation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The first person it names is the caller.</summary>
    Own,

    /// <summary>It names the caller, but is somebody else's.</summary>
    Named,

    /// <summary>Of the class that the teacher teaches Chinese and that the homeroom teacher has.</summary>
    Class,

    /// <summary>Chinese in that class.</summary>
    Lesson,

    /// <summary>Of the subject whose group the group head heads.</summary>
    Group,

    /// <summary>A pupil whom everyone tutors.</summary>
    Tutored,

    /// <summary>All of the school at once.</summary>
    Whole,

    /// <summary>As much of it as the caller may see.</summary>
    Part,

    /// <summary>Counts and means.</summary>
    Sums,
}
