using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Privacy;

/// <summary>A pupil of the demo school is erased: nothing names them any more, and every figure is what it was.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class PupilErasureTests(Store store) : ServerTests("", store)
{
    protected override bool InBrowser => true;

    private const string FormerName = "司徒𠮷林误";
    private const string Name = "欧阳𠮷林测";

    private string school = null!;
    private string pupil = null!;

    protected override Database MakeDatabase(Store? store) => TestDatabase.WithDemo(Folder, store);

    [OneTimeSetUp]
    public void FindPupil()
    {
        school = One<string>("select id from schools");
        pupil = One<string>("select session.pupil from tutoring_sessions as session join exam_scores as score on score.pupil = session.pupil order by session.pupil limit 1");
    }

    [Test]
    public async Task A_pupil_is_erased_from_records_log_and_file_and_every_figure_stays()
    {
        var adds = One<long>("select content ->> '$.adds' from audit_entries join audit_contents using (seq) where action = 'imports.apply'");
        Assert.That(One<long>("select count(*) from audit_entries join audit_contents using (seq), json_each(content, '$.changes') as change where action = 'imports.changes'"), Is.EqualTo(adds));

        await Rename(FormerName);
        await Rename(Name);
        Retain(3);
        (await Erase("毕业")).IsProblem(409, "retention");
        await Leave("2026-07-10");
        Retain(100);
        var early = await Erase("毕业");
        early.IsProblem(409, "retention");
        Assert.That(early.Text, Does.Contain("2126-07-11"));
        Retain(-10);
        (await Erase($"{Name}家长申请")).IsProblem(400, "invalid");
        (await Erase($"学号{pupil}")).IsProblem(400, "invalid");
        (await Post(At(school, "pupils/nobody/erase"), new JsonObject { ["reason"] = "毕业" })).IsProblem(404);

        foreach (var read in new[] { "pupils?limit=200", $"pupils/{pupil}", $"tutoring-sessions?pupil={pupil}", $"enrolments?pupil={pupil}" }) await Get(At(school, read));
        foreach (var exam in Database.Read(connection => connection.Query<string>("select id from exams").ToList())) await Get(At(school, $"exams/{exam}/roster"));
        var term = One<string>("select id from terms order by id limit 1");
        var staff = One<string>($"select teacher from tutoring_sessions where pupil = '{pupil}'");
        string[] figures = [$"evaluations/{term}", $"evaluations/{term}/{staff}", $"sheets/{term}/{staff}.pdf", $"sheets/{term}.pdf"];
        var before = new List<string>();
        foreach (var figure in figures) before.Add(Convert.ToBase64String(await Client.GetByteArrayAsync(At(school, figure))));

        var done = await Erase("毕业满三年");
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);
        Assert.That((string?)done.Body!["pseudonym"], Does.Match("^erased-[0-9a-f]{16}$"));
        Assert.That((bool)done.Body["cleared"]!, Is.True);
        Assert.That((int)done.Body["logContents"]!, Is.GreaterThan(5));
        for (var at = 0; at < figures.Length; at++)
        {
            Assert.That(Convert.ToBase64String(await Client.GetByteArrayAsync(At(school, figures[at]))), Is.EqualTo(before[at]), figures[at]);
        }

        Assert.That(new AuditVerifier(Database).Verify().Fault, Is.Null);
        Assert.That(CellsWith(pupil).Concat(CellsWith(Name)).Concat(CellsWith(FormerName)), Is.Empty);
        (await Get(At(school, $"pupils/{pupil}"))).IsProblem(404);
        var left = await Get(At(school, $"pupils/{done.Body["pseudonym"]}"));
        Assert.That((string?)left.Record["name"], Is.EqualTo("已删除"));
        foreach (var kind in RecordKinds.All.Where(kind => kind.HoldsPupils))
        {
            var keys = Database.Read(connection => kind.Naming(connection, school, "pupils", (string)done.Body["pseudonym"]!).ToDictionary(record => record.Id, record => record.Key));
            foreach (var (id, key) in keys) Assert.That(One<string>($"select record_key from {kind.Table} where id = '{id}'"), Is.EqualTo(key));
        }

        Assert.That(One<long>("select count(*) from audit_entries where action = 'privacy.erase.copy'"), Is.GreaterThan(0));
        Assert.That(One<long>("select count(*) from audit_contents where content like '%赵%'"), Is.GreaterThan(0), "what tells of others is still told");
        FilesDoNotHold(Name);
        FilesDoNotHold(pupil);
        (await Post(At(school, $"pupils/{done.Body["pseudonym"]}/erase"), new JsonObject { ["reason"] = "毕业" })).IsProblem(409, "erased");
    }

    private async Task Rename(string name)
    {
        var found = await Get(At(school, $"pupils/{pupil}"));
        var renamed = await Put(At(school, $"pupils/{pupil}"), Changed((JsonObject)found.Record.DeepClone(), ("name", name)), found.ETag);
        Assert.That(renamed.Status, Is.EqualTo(HttpStatusCode.OK), renamed.Text);
    }

    private async Task Leave(string day)
    {
        foreach (var stored in (JsonArray)(await Get(At(school, $"enrolments?pupil={pupil}"))).Body!["items"]!)
        {
            var left = await Put(At(school, $"enrolments/{stored!["record"]!["id"]}"), Changed((JsonObject)stored["record"]!.DeepClone(), ("to", day)), "\"1\"");
            Assert.That(left.Status, Is.EqualTo(HttpStatusCode.OK), left.Text);
        }
    }

    private Task<Answer> Erase(string reason) => Post(At(school, $"pupils/{pupil}/erase"), new JsonObject { ["reason"] = reason });

    private void Retain(int years) => Server.GetRequiredService<IConfiguration>()["Privacy:PupilRetentionYears"] = years.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private List<string> CellsWith(string text) => Database.Read(connection =>
    {
        var found = new List<string>();
        foreach (var table in Database.TablesOf(connection))
        {
            foreach (var (column, value) in connection.Query($"select * from {table}").SelectMany(row => (IDictionary<string, object>)row))
            {
                var cell = value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString();
                if (cell?.Contains(text, StringComparison.Ordinal) == true) found.Add($"{table}.{column} {cell}");
            }
        }

        return found;
    });

    private void FilesDoNotHold(string text)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            Assert.That(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)), Is.EqualTo(-1), $"{text} in {file}");
        }
    }

    private T One<T>(string sql) => Database.Read(connection => connection.QueryFirst<T>(sql));
}
