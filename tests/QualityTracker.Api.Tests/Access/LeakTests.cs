using System.Text.Json;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.Tests.Access;

/// <summary>What may not be seen shows nowhere: not in lists, errors, reports or files of those who may see a part.</summary>
public sealed class LeakTests : AccessTests
{
    [Test]
    public async Task A_teacher_sees_only_the_own_line_of_the_term_and_nothing_of_the_schools()
    {
        var term = (await Send(await As(Role.Teacher), HttpMethod.Get, $"{AtWorld}/evaluations/2025-1")).Body!;
        Assert.That(term["people"]!.AsArray().Select(person => (string)person!["staff"]!), Is.EqualTo([World.StaffOf(Role.Teacher)]));
        Assert.That((term["schoolNorms"]!.AsArray().Count, term["notes"]!.AsArray().Count), Is.EqualTo((0, 0)));
        var all = (await Send(await As(Role.Principal), HttpMethod.Get, $"{AtWorld}/evaluations/2025-1")).Body!;
        Assert.That(all["people"]!.AsArray(), Has.Count.GreaterThan(5));
    }

    [Test]
    public async Task A_teacher_sees_only_the_own_pace_and_its_counts()
    {
        var own = (await Send(await As(Role.Teacher), HttpMethod.Get, $"{AtWorld}/pace/2025-1?limit=200")).Body!;
        Assert.That(own["items"]!.AsArray().Select(line => (string?)line!["staff"]).Distinct(), Is.EqualTo([World.StaffOf(Role.Teacher)]));
        var counts = own["counts"]!;
        Assert.That(new[] { "met", "ahead", "onPace", "behind" }.Sum(state => (int)counts[state]!), Is.EqualTo((int)own["total"]!), "of nobody else");
        var all = (await Send(await As(Role.Principal), HttpMethod.Get, $"{AtWorld}/pace/2025-1?limit=200")).Body!;
        Assert.That(all["items"]!.AsArray().Select(line => (string?)line!["staff"]).Distinct(), Does.Contain(null).And.Contain(World.StaffOf(Role.Teacher)));
    }

    [Test]
    public async Task An_appeal_and_a_decision_are_in_no_evaluation_for_who_may_not_read_them([Values("none", "pending")] string appeal)
    {
        var staff = World.StaffOf(Role.Teacher);
        var decision = Changed(RecordKinds.All.Single(kind => kind.Noun == "conduct-decisions"),
            ("id", Guid.CreateVersion7().ToString()), ("staff", staff), ("decidedOn", "2025-09-03"), ("from", "2025-09-03"), ("to", null), ("appealBy", "2025-12-03"), ("appeal", appeal), ("veto", true));
        var created = await Send(await As(Role.Principal), HttpMethod.Post, $"{AtWorld}/conduct-decisions", decision);
        Assert.That((int)created.Status, Is.EqualTo(201), created.Text);
        var addresses = new[] { $"{AtWorld}/evaluations/2025-1/{staff}", $"{AtWorld}/evaluations/2025-1/{staff}/explanation" };
        var word = appeal == "pending" ? "2025-09-03" : (string)decision["id"]!;
        foreach (var address in addresses)
        {
            foreach (var (role, sees) in new[] { (Role.Principal, true), (Role.Teacher, true), (Role.Office, false), (Role.DirectorOfTeaching, false), (Role.VicePrincipal, false) })
            {
                var answer = await Send(await As(role), HttpMethod.Get, address);
                Assert.That((answer.Text.Contains(word, StringComparison.Ordinal), answer.Text.Contains("申诉", StringComparison.Ordinal)),
                    Is.EqualTo((sees, sees && appeal == "pending")), $"{role} {address}");
            }
        }

        await Send(await As(Role.Principal), HttpMethod.Post, $"{AtWorld}/conduct-decisions/{decision["id"]}/void", new JsonObject { ["reason"] = "试" }, created.ETag);
    }

    [Test]
    public async Task A_conduct_decision_is_no_record_of_an_explanation_for_who_may_not_read_it()
    {
        var staff = World.StaffOf(Role.Teacher);
        var decision = Changed(RecordKinds.All.Single(kind => kind.Noun == "conduct-decisions"),
            ("id", Guid.CreateVersion7().ToString()), ("staff", staff), ("decidedOn", "2025-09-03"), ("from", "2025-09-03"), ("to", null), ("appealBy", "2025-12-03"), ("appeal", "none"), ("veto", true));
        var created = await Send(await As(Role.Principal), HttpMethod.Post, $"{AtWorld}/conduct-decisions", decision);
        Assert.That((int)created.Status, Is.EqualTo(201), created.Text);
        var address = $"{AtWorld}/evaluations/2025-1/{staff}/explanation";
        var (principal, own, office) = (await Send(await As(Role.Principal), HttpMethod.Get, address), await Send(await As(Role.Teacher), HttpMethod.Get, address), await Send(await As(Role.Office), HttpMethod.Get, address));
        await Send(await As(Role.Principal), HttpMethod.Post, $"{AtWorld}/conduct-decisions/{decision["id"]}/void", new JsonObject { ["reason"] = "试" }, created.ETag);
        Assert.That((principal.Text.Contains((string)decision["id"]!, StringComparison.Ordinal), own.Text.Contains((string)decision["id"]!, StringComparison.Ordinal)), Is.EqualTo((true, true)));
        Assert.That(office.Text, Does.Not.Contain((string)decision["id"]!).And.Contain("师德一票否决"));
    }

    [Test]
    public async Task A_teacher_sees_only_the_own_pay_line_and_finance_sees_them_all()
    {
        var address = $"{AtWorld}/pay-runs/{World.PayRun}/inputs";
        var own = (await Send(await As(Role.SubjectGroupHead), HttpMethod.Get, address)).Body!["people"]!.AsArray();
        var all = (await Send(await As(Role.Finance), HttpMethod.Get, address)).Body!["people"]!.AsArray();
        Assert.That(own.Select(person => (string)person!["staff"]!), Is.EqualTo([World.StaffOf(Role.SubjectGroupHead)]));
        Assert.That(all, Has.Count.GreaterThan(5));
    }

    [Test]
    public async Task A_roster_holds_the_pupils_of_own_classes_only()
    {
        var roster = (await Send(await As(Role.HomeroomTeacher), HttpMethod.Get, $"{AtWorld}/exams/{World.Exam}/roster")).Body!.AsArray();
        Assert.That(roster.Select(entry => (string)entry!["class"]!).Distinct(), Is.EqualTo([World.OwnClass]));
    }

    [Test]
    public async Task A_pupil_of_another_class_is_no_more_known_than_one_who_does_not_exist()
    {
        var teacher = await As(Role.Teacher);
        var session = Changed(RecordKinds.All.Single(kind => kind.Noun == "tutoring-sessions"),
            ("teacher", World.StaffOf(Role.Teacher)), ("date", "2025-10-13"), ("subject", "maths"), ("id", Guid.CreateVersion7().ToString()));
        var real = await Send(teacher, HttpMethod.Post, $"{AtWorld}/tutoring-sessions", Changed(session, ("pupil", World.OtherPupil)));
        var none = await Send(teacher, HttpMethod.Post, $"{AtWorld}/tutoring-sessions", Changed(session, ("pupil", "P9")));
        real.IsProblem(400, "invalid");
        Assert.That(real.Body!["errors"]!.ToJsonString(), Is.EqualTo(none.Body!["errors"]!.ToJsonString()));
        Assert.That(real.Fields, Does.Contain("pupil"));
    }

    [Test]
    public async Task A_fact_that_somebody_else_recorded_is_refused_without_its_id()
    {
        var row = World.RowOf("lesson-observations", Role.SubjectGroupHead, Relation.Own);
        var stored = await Get(row.Address);
        var answer = await Send(await As(Role.Teacher), HttpMethod.Post, $"{AtWorld}/lesson-observations",
            Changed(stored.Record.DeepClone().AsObject(), ("id", Guid.CreateVersion7().ToString())));
        answer.IsProblem(403, "not-yours");
        Assert.That(answer.Text, Does.Not.Contain(row.Id));
        var replay = await Send(await As(Role.Teacher), HttpMethod.Post, $"{AtWorld}/lesson-observations", Changed(stored.Record.DeepClone().AsObject(), ("observer", World.StaffOf(Role.Teacher))));
        replay.IsProblem(409, "different-content");
        Assert.That(replay.Text, Does.Not.Contain("K1"));
    }

    [Test]
    public async Task Nobody_moves_a_record_of_their_own_to_somebody_else_or_takes_over_another()
    {
        var teacher = await As(Role.Teacher);
        var own = World.RowOf("duties", Role.Teacher, Relation.Own);
        var stored = await Get(own.Address);
        (await Send(teacher, HttpMethod.Put, own.Address, Changed(stored.Record.DeepClone().AsObject(), ("staff", World.Colleague)), stored.ETag)).IsProblem(403, "not-yours");
        var theirs = World.RowOf("duties", null, Relation.None);
        var other = await Get(theirs.Address);
        (await Send(teacher, HttpMethod.Put, theirs.Address, Changed(other.Record.DeepClone().AsObject(), ("staff", World.StaffOf(Role.Teacher))), other.ETag)).IsProblem(404);
    }

    [TestCase("school", "other")]
    [TestCase("owner", "K1")]
    [TestCase("roles", "principal")]
    [TestCase("version", 7)]
    public async Task School_owner_role_and_version_are_no_fields_of_a_body(string field, object value)
    {
        var body = Changed(RecordKinds.All.Single(kind => kind.Noun == "duties"), ("staff", World.StaffOf(Role.Teacher)), (field, JsonValue.Create(value)));
        var answer = await Send(await As(Role.Teacher), HttpMethod.Post, $"{AtWorld}/duties", body);
        answer.IsProblem(400, "invalid");
        Assert.That((string?)answer.Body!["errors"]![0]!["rule"], Is.EqualTo("unknown-field"));
    }

    [Test]
    public async Task A_filter_finds_nothing_beyond_what_the_list_shows()
    {
        var answer = await Send(await As(Role.Teacher), HttpMethod.Get, $"{AtWorld}/duties?staff={World.Colleague}");
        Assert.That(((int)answer.Body!["total"]!, answer.Body["items"]!.AsArray().Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_search_finds_nobody_by_a_name_that_is_not_shown()
    {
        var session = Changed(RecordKinds.All.Single(kind => kind.Noun == "tutoring-sessions"),
            ("id", Guid.CreateVersion7().ToString()), ("teacher", World.StaffOf(Role.Teacher)), ("date", "2025-10-13"), ("subject", "maths"), ("pupil", World.OtherPupil));
        Database.Write(connection =>
        {
            new RecordStore<TutoringSession>(RecordTutoringSession.Kind).Add(connection, World.School, session.Deserialize<TutoringSession>(Json.Options)!, TestAccounts.Now);
            return true;
        });
        foreach (var (client, name, found) in new[] { (Client, "王二", true), (await As(Role.Teacher), "王二", false), (await As(Role.Teacher), "张三", true) })
        {
            var answer = await Send(client, HttpMethod.Get, $"{AtWorld}/tutoring-sessions?q={name}");
            Assert.That((int)answer.Body!["total"]! > 0, Is.EqualTo(found), name);
        }
    }

    [Test]
    public async Task A_file_neither_shows_nor_changes_what_is_not_shared_with_its_bringer()
    {
        var observation = Changed(RecordKinds.All.Single(kind => kind.Noun == "lesson-observations"), ("id", Guid.CreateVersion7().ToString()), ("observer", World.StaffOf(Role.Teacher)),
            ("teacher", World.StaffOf(Role.Office)), ("date", "2025-10-15"), ("period", 14), ("class", World.OwnClass), ("shared", false));
        await Create($"{AtWorld}/lesson-observations", observation);
        var view = await Uploaded(Role.Office, "听课记录.csv", "日期,节次,听课人,授课教师,班级,学科,课题,听课类型,分钟,已评课,优点\n"
            + $"2025-10-15,14,{World.StaffOf(Role.Teacher)},{World.StaffOf(Role.Office)},{World.OwnClass},chinese,《背影》,推门听课,40,是,很好\n");
        Assert.That(view["report"]!["errors"]!.AsArray().Select(error => (string)error!["rule"]!), Is.EqualTo(["not-yours"]), view.ToJsonString());
        Assert.That(view.ToJsonString(Json.Options), Does.Not.Contain((string)observation["strengths"]!));
    }

    [Test]
    public async Task Files_write_no_more_than_their_bringer_may()
    {
        var view = await Uploaded(Role.Office, "职务.csv", $"工号,职务,开始日期\n{World.StaffOf(Role.Office)},校长,2025-09-01\n");
        Assert.That((string?)view["state"], Is.EqualTo("refused"), view.ToJsonString());
        Assert.That(view["report"]!["errors"]!.AsArray().Select(error => (string)error!["rule"]!), Does.Contain("not-allowed"));
    }

    [TestCase("学生.csv", "学号,姓名\nP1,李一\n")]
    [TestCase("成绩.csv", "考试名称,学科,学号,分数\n期末,chinese,P1,88\n")]
    [TestCase("绩效核算.csv", "学期,名称,总额（元）\n2025-1,绩效,100.00\n")]
    public async Task Files_tell_their_bringer_nothing_of_what_the_roles_do_not_show(string file, string text)
    {
        var view = await Uploaded(Role.Administrator, file, text);
        Assert.That(view["report"]!["errors"]!.AsArray().Select(error => (string)error!["rule"]!), Is.EqualTo(["not-allowed"]), view.ToJsonString());
        Assert.That(view["report"]!["tables"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task An_upload_is_there_for_who_brought_it_and_for_nobody_who_may_not_read_what_it_holds()
    {
        var view = await Uploaded(Role.Office, "学生.csv", "学号,姓名\nP7,赵七\n");
        var address = $"{AtWorld}/imports/{(string)view["id"]!}";
        var administrator = await As(Role.Administrator);
        (await Send(administrator, HttpMethod.Get, address)).IsProblem(404);
        (await Send(administrator, HttpMethod.Post, address + "/apply")).IsProblem(404);
        (await Send(administrator, HttpMethod.Post, address + "/cancel")).IsProblem(404);
        Assert.That((await Send(administrator, HttpMethod.Get, $"{AtWorld}/imports")).Text, Does.Not.Contain((string)view["id"]!));
        Assert.That((await Send(await As(Role.Office), HttpMethod.Get, $"{AtWorld}/imports")).Text, Does.Contain((string)view["id"]!));
    }

    private async Task<JsonNode> Uploaded(Role role, string file, string text)
    {
        var client = await As(role);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{AtWorld}/imports");
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "file", file } };
        var uploaded = await SendBy(client, request);
        Assert.That(uploaded.Status, Is.EqualTo(System.Net.HttpStatusCode.Accepted), uploaded.Text);
        return await Settled(uploaded.Location!.ToString(), address => Send(client, HttpMethod.Get, address));
    }

    [TestCase(Role.Teacher)]
    [TestCase(Role.HomeroomTeacher)]
    [TestCase(Role.SubjectGroupHead)]
    [TestCase(Role.DirectorOfTeaching)]
    [TestCase(Role.VicePrincipal)]
    [TestCase(Role.Finance)]
    [TestCase(Role.CountyViewer)]
    [TestCase(Role.Administrator)]
    public async Task What_others_would_win_or_lose_is_told_to_the_principal_and_the_office_alone(Role role)
    {
        var client = await As(role);
        var body = new JsonObject { ["payRun"] = World.PayRun };
        foreach (var rest in new[] { "", ".xlsx" }) (await Send(client, HttpMethod.Post, $"{AtWorld}/what-ifs/2025-1{rest}", body)).IsProblem(403, "not-allowed");
        (await Send(client, HttpMethod.Get, $"{AtWorld}/what-ifs/2025-1")).IsProblem(403, "not-allowed");
    }

    [TestCase(TokenScope.Pay, 200)]
    [TestCase(TokenScope.Read, 403)]
    [TestCase(TokenScope.Write, 403)]
    public async Task A_trial_calculation_needs_a_token_for_pay_and_none_for_writing(TokenScope scope, int expected)
    {
        var account = TestAccounts.Add(Database, $"what-if-{scope}", TestAccounts.Everything);
        using var client = SignedIn(account, scope);
        Assert.That((int)(await Send(client, HttpMethod.Post, $"{AtWorld}/what-ifs/2025-1", new JsonObject())).Status, Is.EqualTo(expected));
    }

    [TestCase(TokenScope.Read, "pupils", 403)]
    [TestCase(TokenScope.Read, "staff", 200)]
    [TestCase(TokenScope.Pupils, "pupils", 200)]
    [TestCase(TokenScope.Pupils, "pay-runs", 403)]
    [TestCase(TokenScope.Pay, "pay-runs", 200)]
    [TestCase(TokenScope.Write, "staff", 403)]
    public async Task A_token_reaches_as_far_as_its_scopes(TokenScope scope, string noun, int expected)
    {
        var account = TestAccounts.Add(Database, $"token-{scope}-{noun}", TestAccounts.Everything);
        using var client = SignedIn(account, scope);
        Assert.That((int)(await Send(client, HttpMethod.Get, $"{AtWorld}/{noun}")).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task No_token_however_wide_opens_accounts_the_log_or_one_persons_data()
    {
        foreach (var operation in new[] { "/api/v1/accounts", "/api/v1/audit", "/api/v1/account/tokens", $"{AtWorld}/staff/K1/export" })
        {
            (await Get(operation)).IsProblem(403, "token-scope");
        }
    }

    [Test]
    public async Task A_post_that_ended_yesterday_opens_nothing_today()
    {
        var principal = await As(Role.Principal);
        var posts = (await Send(principal, HttpMethod.Get, $"{AtWorld}/posts?kind=vicePrincipalTeaching")).Body!["items"]!.AsArray();
        var post = posts.Single()!["record"]!.AsObject();
        var id = (string)post["id"]!;
        var stored = await Get($"{AtWorld}/posts/{id}");
        Assert.That((await Send(await As(Role.VicePrincipal), HttpMethod.Get, $"{AtWorld}/sheets/2025-1.pdf")).Status, Is.EqualTo(System.Net.HttpStatusCode.OK));
        var ended = await Send(principal, HttpMethod.Put, $"{AtWorld}/posts/{id}", Changed(stored.Record.DeepClone().AsObject(), ("to", "2026-01-23")), stored.ETag);
        Assert.That(ended.Status, Is.EqualTo(System.Net.HttpStatusCode.OK), ended.Text);
        (await Send(await As(Role.VicePrincipal), HttpMethod.Get, $"{AtWorld}/sheets/2025-1.pdf")).IsProblem(403, "not-allowed");
        await Put($"{AtWorld}/posts/{id}", stored.Record.DeepClone(), ended.ETag);
    }

    [Test]
    public async Task Whoever_founds_a_school_keeps_its_office_until_others_are_named()
    {
        TestAccounts.Add(Database, "founder", [TestAccounts.Grant(Role.Administrator)], password: "first of the school 1");
        using var founder = await SignedIn("founder", "first of the school 1");
        Assert.That((await founder.Get($"{AtWorld}/pupils")).Rule, Is.EqualTo("not-allowed"), "of another school");
        Assert.That((await founder.Post("/api/v1/schools", new JsonObject { ["id"] = "founded", ["name"] = "新学校", ["nameEn"] = null, ["timeZone"] = "Asia/Shanghai" })).Status, Is.EqualTo(System.Net.HttpStatusCode.Created));
        Assert.That((await founder.Get("/api/v1/schools/founded/pupils")).Status, Is.EqualTo(System.Net.HttpStatusCode.OK));
        Assert.That((await founder.Get($"{AtWorld}/pupils")).Rule, Is.EqualTo("not-allowed"));
    }
}
