using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using QualityTracker.Api.Seals;

namespace QualityTracker.Api.Tests.Seals;

/// <summary>A term's archive has the term as a database, which says what was sealed, tells no pupil, and can be looked at.</summary>
public sealed class TermDatabaseTests : SealedTerms
{
    private static readonly string[] Kept =
    [
        "calendar_days", "classes", "duties", "enrolments", "exam_scores", "exams", "lesson_observations", "pairings", "policy_versions", "posts", "pupils", "schema_steps",
        "schools", "seals", "sqlite_sequence", "staff", "subjects", "teaching_assignments", "teaching_hours", "terms", "timetable_entries", "tuition_counts", "tutoring_plans", "tutoring_sessions",
    ];

    [Test]
    public async Task The_database_holds_the_term_under_pseudonyms_and_nothing_of_accounts_and_log()
    {
        await In(await DatabaseOf(await Archive()), connection =>
        {
            var filled = connection.Query<string>("select name from sqlite_schema where type = 'table' order by name")
                .Where(table => connection.ExecuteScalar<bool>($"select exists (select 1 from \"{table}\")"));
            Assert.That(filled, Is.SubsetOf(Kept));
            Assert.That(connection.ExecuteScalar<string>("pragma integrity_check"), Is.EqualTo("ok"));
            Assert.That(connection.ExecuteScalar<string>("pragma journal_mode"), Is.EqualTo("delete"));
            Assert.That(connection.Query<string>("select id || name || coalesce(gender, '') from pupils"), Is.All.Match("^(P[0-9]{6}){2}$"));
            Assert.That(connection.ExecuteScalar<int>("select count(*) from exam_scores where pupil not in (select id from pupils)"), Is.Zero);
            Assert.That(connection.ExecuteScalar<int>("select count(*) from lesson_observations"), Is.Positive);
        });
    }

    // Whoever changes the database also makes the index fit: its records are not those that were sealed.
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_record_changed_in_the_database_is_named(bool withIndex)
    {
        var archive = await Archive();
        var record = "";
        var changed = await Changed(archive, connection =>
        {
            record = connection.QuerySingle<string>("select id from lesson_observations order by id limit 1");
            connection.Execute("update lesson_observations set minutes = minutes + 1 where id = @record", new { record });
        });
        var (code, said) = Verify(Put(archive, changed, withIndex));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain($"term.db: the record LessonObservation {record} is not the one that was sealed"));
        Assert.That(said.Contains("term.db: was changed", StringComparison.Ordinal), Is.EqualTo(!withIndex));
    }

    [Test]
    public async Task An_account_or_a_seal_put_into_the_database_is_found_though_its_hash_was_written_anew()
    {
        var archive = await Archive();
        var changed = await Changed(archive, connection =>
        {
            connection.Execute("insert into sign_in_failures (name_hash, failures, last_at) values ('0', 1, '2026-01-01')");
            connection.Execute("insert into seals (school, term, staff, revision, hash, short_code, day, sheet, snapshot, pdf_zh, pdf_en) select school, term, staff, 7, replace(hash, 'a', 'b'), short_code, day, sheet, snapshot, pdf_zh, pdf_en from seals limit 1");
        });
        var said = Verify(Put(archive, changed, withIndex: true)).Said;
        Assert.That(said, Does.Contain("term.db: the table sign_in_failures should be empty and is not").And.Contain("revision 7, was not made"));
    }

    // Each would leave something unverified.
    [TestCase("snapshot", "its database is not said to be of the last seal")]
    [TestCase("database", "it names no database")]
    [TestCase("seals", "it has no seal")]
    [TestCase("school", "is not of the school and term that the index names")]
    [TestCase("form", "term.db: belongs to no seal")]
    public async Task An_index_that_leaves_something_out_is_found(string what, string said)
    {
        using var stream = new MemoryStream();
        stream.Write(await Archive());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            Index(zip, index =>
            {
                if (what == "snapshot") index["database"]!["snapshot"] = "nope";
                if (what is "database" or "form") index["database"] = null;
                if (what == "form") index["form"] = 1;
                if (what == "seals") index["seals"] = new JsonArray();
                if (what == "school") index["school"] = "other";
            });
        }

        var verified = Verify(stream.ToArray());
        Assert.That((verified.Code, verified.Said.Contains(said, StringComparison.Ordinal)), Is.EqualTo((1, true)), verified.Said);
    }

    [Test]
    public async Task A_database_with_a_trigger_of_its_own_or_damaged_is_refused()
    {
        var archive = await Archive();
        var triggered = await Changed(archive, connection => connection.Execute("create trigger mine after insert on sessions begin delete from seals; end"));
        var damaged = await DatabaseOf(archive);
        for (var at = 8192; at < 16384; at++) damaged[at] = 0xA5;
        Assert.Multiple(() =>
        {
            Assert.That(Verify(Put(archive, triggered, withIndex: true)).Said, Does.Contain("term.db: its tables, indexes or triggers are not this program's"));
            Assert.That(Verify(Put(archive, damaged, withIndex: true)).Said, Does.Contain("term.db: the database is damaged"));
        });
    }

    [TestCase("../out.txt", "an unsafe path")]
    [TestCase("/tmp/out.txt", "an unsafe path")]
    [TestCase("C:\\out.txt", "an unsafe path")]
    [TestCase("seals.json", "has seals.json twice")]
    [TestCase("SEALS.json", "names that differ in upper and lower case")]
    [TestCase("link", "is a link")]
    [TestCase("bomb", "unpacks to too much")]
    [TestCase("more.txt", "is not in the index")]
    public async Task A_zip_made_to_do_harm_is_refused_with_the_reason(string name, string reason)
    {
        using var stream = new MemoryStream();
        stream.Write(await Archive());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
            if (name == "link") entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using (var written = entry.Open()) written.Write(new byte[name == "bomb" ? 4 << 20 : 1]);
            if (name == "bomb") Index(zip, index => index["files"]!["bomb"] = new string('0', 64));
        }

        var (code, said) = Verify(stream.ToArray());
        Assert.That(code, Is.Not.Zero);
        Assert.That(said, Does.Contain(reason));
    }

    [Test]
    public async Task An_archive_cut_off_is_refused()
    {
        var archive = await Archive();
        Assert.That(Verify(archive[..(archive.Length / 2)]).Said, Does.Contain("is no whole zip"));
    }

    [Test]
    public async Task An_opened_archive_shows_a_sheet_and_refuses_every_write()
    {
        var file = Path.Combine(Folder, "opened.zip");
        await File.WriteAllBytesAsync(file, await Archive());
        using var ending = new CancellationTokenSource();
        var served = new TaskCompletionSource<(string Address, string Link)>();
        using var output = new StringWriter();
        var before = Directory.GetDirectories(Path.GetTempPath(), "qualitytracker-*");
        var running = ArchiveCommand.Open(file, "http://127.0.0.1:0", output, ending.Token, (address, link) => served.SetResult((address, link)));
        Assert.That(await Task.WhenAny(running, served.Task), Is.SameAs(served.Task), output.ToString());
        var (address, link) = await served.Task;
        using (var reader = new HttpClient { BaseAddress = new Uri(address) })
        {
            Assert.That((int)(await reader.GetAsync(At(School, $"evaluations/{Term}/T004"))).StatusCode, Is.EqualTo(401));
            Assert.That((int)(await reader.GetAsync(link)).StatusCode, Is.EqualTo(200));
            var session = JsonNode.Parse(await reader.GetStringAsync("/api/v1/session"))!;
            Assert.That((string?)session["archivedTerm"], Is.EqualTo(Term));
            var sheet = JsonNode.Parse(await reader.GetStringAsync(At(School, $"evaluations/{Term}/T004")))!;
            Assert.That(sheet.ToJsonString(), Is.EqualTo((await Get(At(School, $"evaluations/{Term}/T004"))).Body!.ToJsonString()));
            var kinds = JsonNode.Parse(await reader.GetStringAsync(At(School, "record-kinds")))!.AsArray();
            Assert.That(kinds.Select(kind => (string?)kind!["writes"]), Is.Not.Empty.And.All.EqualTo("none"), "no page offers to write");
            Assert.That((bool?)JsonNode.Parse(await reader.GetStringAsync(At(School, $"tutoring-boards/{Term}")))!["mayCreate"], Is.False);
            var print = At(School, $"sheets/{Term}/T004.pdf?seal=last&lang=zh");
            Assert.That(await reader.GetByteArrayAsync(print), Is.EqualTo(await Bytes(print)));
            using var write = new HttpRequestMessage(HttpMethod.Post, At(School, "subjects")) { Content = new StringContent("{\"id\":\"art\",\"name\":\"美术\"}", Encoding.UTF8, "application/json") };
            write.Headers.Add("X-Antiforgery", (string?)session["antiforgery"]);
            (await Answer.Of(await reader.SendAsync(write))).IsProblem(403, "read-only");
        }

        using (var second = new HttpClient { BaseAddress = new Uri(address) })
        {
            Assert.That((await second.GetAsync(link)).Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"), "the page says how one comes in");
            Assert.That((bool?)JsonNode.Parse(await second.GetStringAsync("/api/v1/session"))!["signedIn"], Is.False, "the link is good once");
        }

        await ending.CancelAsync();
        Assert.That(await running, Is.Zero);
        Assert.That(Directory.GetDirectories(Path.GetTempPath(), "qualitytracker-*").Except(before), Is.Empty);
    }

    private async Task<byte[]> Changed(byte[] archive, Action<SqliteConnection> change)
    {
        var file = Path.Combine(Folder, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(file, await DatabaseOf(archive));
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            change(connection);
        }

        return await File.ReadAllBytesAsync(file);
    }

    private async Task In(byte[] database, Action<SqliteConnection> look)
    {
        var file = Path.Combine(Folder, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(file, database);
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false;Mode=ReadOnly");
        connection.Open();
        look(connection);
    }

    private static Task<byte[]> DatabaseOf(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return Task.FromResult(ContentOf(zip.GetEntry("term.db")!));
    }

    private static byte[] Put(byte[] archive, byte[] database, bool withIndex)
    {
        using var stream = new MemoryStream();
        stream.Write(With(archive, ("term.db", _ => database)));
        if (withIndex)
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true);
            Index(zip, index => index["files"]!["term.db"] = ArchiveFolder.HashOf(database));
        }

        return stream.ToArray();
    }

    private static void Index(ZipArchive zip, Action<JsonNode> change)
    {
        var entry = zip.GetEntry("seals.json")!;
        var index = JsonNode.Parse(ContentOf(entry))!;
        change(index);
        entry.Delete();
        using var written = zip.CreateEntry("seals.json").Open();
        written.Write(Encoding.UTF8.GetBytes(index.ToJsonString()));
    }

    private static (int Code, string Said) Verify(byte[] archive)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, archive);
            using var output = new StringWriter();
            return (ArchiveCommand.Run(file, output), output.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
