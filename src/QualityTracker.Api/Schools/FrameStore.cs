using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Schools;

/// <summary>Schools and their frames. A frame is read once and kept until the school's frame version moves on.</summary>
public sealed class FrameStore
{
    private const int MostKept = 200;

    private readonly ConcurrentDictionary<string, (long Version, SchoolFrame Frame)> kept = new();

    public static List<School> Schools(DbConnection connection) =>
        connection.Query<School>("select id, name, name_en, time_zone, bells from schools order by id").AsList();

    public static School? Find(DbConnection connection, string id) =>
        connection.QuerySingleOrDefault<School>("select id, name, name_en, time_zone, bells from schools where id = @id", new { id });

    public static void Add(DbConnection connection, School school, DateTimeOffset now) => connection.Execute(
        """
        insert into schools (id, name, name_en, time_zone, bells, version, recorded_at, frame_version, records_version)
        values (@Id, @Name, @NameEn, @TimeZone, @bells, 1, @now, 1, 1)
        """, new { school.Id, school.Name, school.NameEn, school.TimeZone, bells = Rows.Store(school.Bells), now = Rows.Store(now) });

    public static void Replace(DbConnection connection, School school, DateTimeOffset now) => connection.Execute(
        """
        update schools set name = @Name, name_en = @NameEn, time_zone = @TimeZone, bells = @bells,
            version = version + 1, recorded_at = @now, frame_version = frame_version + 1, records_version = records_version + 1
        where id = @Id
        """, new { school.Id, school.Name, school.NameEn, school.TimeZone, bells = Rows.Store(school.Bells), now = Rows.Store(now) });

    public static int? VersionOf(DbConnection connection, string school) =>
        connection.QuerySingleOrDefault<int?>("select version from schools where id = @school", new { school });

    /// <summary>To be called in the transaction that changes anything of a school: what was made from it before is out of date.</summary>
    public static void Touch(DbConnection connection, string school, bool frame) => connection.Execute(
        "update schools set records_version = records_version + 1, frame_version = frame_version + @step where id = @school",
        new { school, step = frame ? 1 : 0 });

    /// <summary>Moves on with every change to the school's frame, records or policies.</summary>
    /// <exception cref="InvalidOperationException">The write is a joined one, which does not move it on for itself: nothing is to be kept by it there.</exception>
    public static long RecordsVersion(DbConnection connection, string school) => JoinedWrite.Of(connection) is null
        ? Unrepeated(connection.ExecuteScalar<long>("select records_version from schools where id = @school", new { school }))
        : throw new InvalidOperationException("A joined write keeps nothing by a school's version.");

    // A number that was lost with its transaction is given again, to something else.
    private static long Unrepeated(long version) => version + (Database.Losses << 40);

    /// <summary>The frame as of now, and the school's <see cref="RecordsVersion"/>, for who is in no transaction; null when there is no such school.</summary>
    public async Task<(SchoolFrame Frame, long RecordsVersion)?> Now(Database database, string school)
    {
        var versions = await database.Ask(connection => connection.QuerySingleOrDefaultAsync<(long Frame, long Records)?>(
            "select frame_version, records_version from schools where id = @school", new { school }));
        if (versions is not var (version, records)) return null;
        var frame = kept.TryGetValue(school, out var found) && found.Version == Unrepeated(version) ? found.Frame : database.Read(connection => Read(connection, school));
        return frame is null ? null : (frame, Unrepeated(records));
    }

    /// <summary>
    /// The frame as of the connection's transaction, or null when there is no such school. A transaction that changes the frame reads it
    /// before it calls <see cref="Touch"/>, so that nothing uncommitted is ever kept.
    /// </summary>
    public SchoolFrame? Read(DbConnection connection, string school) =>
        Read(connection, school, connection.QuerySingleOrDefault<long?>("select frame_version from schools where id = @school", new { school }));

    /// <summary>
    /// The frame as it stands before something of the school is changed, and <see cref="Touch"/> in the same statement; null when there is no such school. What is
    /// kept by a version must not be made between this and the change, and what was done is not to be kept when nothing is changed.
    /// </summary>
    public SchoolFrame? ReadToChange(DbConnection connection, string school, bool frame)
    {
        // Of those who write together, the first moves it on for all: nobody sees one of them without the others.
        var marked = JoinedWrite.Of(connection)?.Part(() => new MarkedSchools());
        if (frame) marked?.Remove(school);
        else if (marked?.Find(school) is { } known) return known;
        var step = frame ? 1 : 0;
        var found = Read(connection, school, connection.QuerySingleOrDefault<long?>(
            "update schools set records_version = records_version + 1, frame_version = frame_version + @step where id = @school returning frame_version", new { school, step }) - step);
        if (!frame && found is not null) marked?.Add(school, found);
        return found;
    }

    private SchoolFrame? Read(DbConnection connection, string school, long? of)
    {
        if (of is null) return null;
        var version = Unrepeated(of.Value);
        if (kept.TryGetValue(school, out var found) && found.Version == version) return found.Frame;
        var frame = new SchoolFrame(RecordKinds.All.Aggregate(
            new SchoolFrameLists { School = Find(connection, school)! }, (lists, kind) => kind.ReadInto(lists, connection)));
        if (kept.Count >= MostKept) kept.Clear();
        kept[school] = (version, frame);
        return frame;
    }

    // The schools whose version writes of one transaction have moved on already, with the frame as it stands.
    private sealed class MarkedSchools : JoinedPart
    {
        private readonly Dictionary<string, SchoolFrame> marked = [];
        private readonly List<string> since = [];

        public SchoolFrame? Find(string school) => marked.GetValueOrDefault(school);

        public void Add(string school, SchoolFrame frame)
        {
            marked[school] = frame;
            since.Add(school);
        }

        public void Remove(string school) => marked.Remove(school);

        public override void Begin() => since.Clear();

        public override void Undo() => since.ForEach(Remove);
    }
}
