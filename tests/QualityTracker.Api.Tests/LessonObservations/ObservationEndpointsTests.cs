using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Imports;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Tests.Access;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.LessonObservations;

/// <summary>An observation between who observed and who taught: kept until it is shared, then read and replied to.</summary>
public sealed class ObservationEndpointsTests : AccessTests
{
    private static readonly string Observations = $"{AtWorld}/lesson-observations";

    private int made;

    [Test]
    public async Task What_is_not_shared_is_not_there_for_the_teacher_in_no_list_and_no_copy_of_the_own_data()
    {
        var (observer, teacher) = (await As(Role.SubjectGroupHead), await As(Role.Teacher));
        var kept = await Made(observer, shared: false);
        var id = (string)kept.Record["id"]!;
        (await Send(teacher, HttpMethod.Get, $"{Observations}/{id}")).IsProblem(404);
        (await Send(teacher, HttpMethod.Put, $"{Observations}/{id}/reply", Reply("为什么"), kept.ETag)).IsProblem(404);
        Assert.That((await Send(teacher, HttpMethod.Get, $"{Observations}?limit=200")).Text, Does.Not.Contain(id));
        Assert.That((await Send(teacher, HttpMethod.Get, $"{AtWorld}/staff/{World.StaffOf(Role.Teacher)}/export")).Text, Does.Not.Contain(id));
        Assert.That((await Send(observer, HttpMethod.Get, $"{AtWorld}/staff/{World.StaffOf(Role.SubjectGroupHead)}/export")).Text, Does.Contain(id));

        var shared = await Send(observer, HttpMethod.Put, $"{Observations}/{id}", Changed(kept.Record.DeepClone().AsObject(), ("shared", true)), kept.ETag);
        Assert.That(shared.Status, Is.EqualTo(HttpStatusCode.OK), shared.Text);
        Assert.That((await Send(teacher, HttpMethod.Get, $"{Observations}?limit=200")).Text, Does.Contain(id));
        Assert.That((await Send(teacher, HttpMethod.Get, $"{AtWorld}/staff/{World.StaffOf(Role.Teacher)}/export")).Text, Does.Contain(id));
    }

    [Test]
    public async Task The_teacher_replies_and_nobody_else_does()
    {
        var (observer, teacher) = (await As(Role.SubjectGroupHead), await As(Role.Teacher));
        var shared = await Made(observer, shared: true);
        var address = $"{Observations}/{shared.Record["id"]}/reply";
        (await Send(teacher, HttpMethod.Put, address, Reply("谢谢"))).IsProblem(428, "if-match");
        (await Send(teacher, HttpMethod.Put, address, Reply("谢谢"), "\"9\"")).IsProblem(412, "stale");
        (await Send(teacher, HttpMethod.Put, address, Reply(""), shared.ETag)).IsProblem(400, "invalid");
        (await Send(teacher, HttpMethod.Put, address, new JsonObject(), shared.ETag)).IsProblem(400);
        (await Send(observer, HttpMethod.Put, address, Reply("不错"), shared.ETag)).IsProblem(403, "not-yours");
        (await Send(await As(Role.Principal), HttpMethod.Put, address, Reply("不错"), shared.ETag)).IsProblem(403, "not-yours");
        var replied = await Send(teacher, HttpMethod.Put, address, Reply("谢谢指导"), shared.ETag);
        Assert.That(((int)replied.Status, (string?)replied.Record["reply"], replied.ETag), Is.EqualTo((200, "谢谢指导", "\"2\"")), replied.Text);
        var again = await Send(teacher, HttpMethod.Put, address, Reply("谢谢指导"), replied.ETag);
        Assert.That(again.ETag, Is.EqualTo("\"2\""), "the same reply changes nothing");
        Assert.That((string?)(await Send(observer, HttpMethod.Get, $"{Observations}/{shared.Record["id"]}")).Record["reply"], Is.EqualTo("谢谢指导"));
        var taken = await Send(teacher, HttpMethod.Put, address, Reply(null), replied.ETag);
        Assert.That(taken.Record["reply"], Is.Null);
    }

    [Test]
    public async Task The_observer_writes_no_reply_and_keeps_the_one_there_is()
    {
        var (observer, teacher) = (await As(Role.SubjectGroupHead), await As(Role.Teacher));
        var own = await Send(observer, HttpMethod.Post, Observations, Content(shared: true, reply: "很好"));
        own.IsProblem(400, "invalid");
        Assert.That((own.Fields, (string?)own.Body!["errors"]![0]!["rule"]), Is.EqualTo((new[] { "reply" }, "written-apart")));
        var shared = await Made(observer, shared: true);
        var address = $"{Observations}/{shared.Record["id"]}";
        var replied = await Send(teacher, HttpMethod.Put, $"{address}/reply", Reply("谢谢"), shared.ETag);
        (await Send(observer, HttpMethod.Put, address, Changed(shared.Record.DeepClone().AsObject(), ("reply", "改过")), replied.ETag)).IsProblem(400, "invalid");
        var kept = await Send(observer, HttpMethod.Put, address, Changed(replied.Record.DeepClone().AsObject(), ("shared", false)), replied.ETag);
        kept.IsProblem(400, "invalid");
        Assert.That((string?)kept.Body!["errors"]![0]!["rule"], Is.EqualTo("shared"));
        var advised = await Send(observer, HttpMethod.Put, address, Changed(replied.Record.DeepClone().AsObject(), ("advice", "多提问")), replied.ETag);
        Assert.That((advised.Status, (string?)advised.Record["reply"]), Is.EqualTo((HttpStatusCode.OK, "谢谢")), advised.Text);
    }

    [TestCase("teacher", World.Colleague)]
    [TestCase("date", "2025-10-16")]
    [TestCase("class", World.OtherClass)]
    [TestCase("subject", "chinese")]
    public async Task What_was_replied_to_becomes_no_other_lesson_until_the_reply_is_taken_back(string field, string value)
    {
        var (observer, teacher) = (await As(Role.SubjectGroupHead), await As(Role.Teacher));
        var shared = await Made(observer, shared: true);
        var address = $"{Observations}/{shared.Record["id"]}";
        var replied = await Send(teacher, HttpMethod.Put, $"{address}/reply", Reply("谢谢"), shared.ETag);
        var moved = Changed(replied.Record.DeepClone().AsObject(), (field, value));
        foreach (var client in new[] { observer, await As(Role.Office) })
        {
            var refused = await Send(client, HttpMethod.Put, address, moved, replied.ETag);
            refused.IsProblem(400, "invalid");
            Assert.That(((string?)refused.Body!["errors"]![0]!["field"], (string?)refused.Body["errors"]![0]!["rule"]), Is.EqualTo((field, "replied")), refused.Text);
        }

        var taken = await Send(teacher, HttpMethod.Put, $"{address}/reply", Reply(null), replied.ETag);
        var done = await Send(observer, HttpMethod.Put, address, Changed(taken.Record.DeepClone().AsObject(), (field, value)), taken.ETag);
        Assert.That((done.Status, (string?)done.Record[field]), Is.EqualTo((HttpStatusCode.OK, value)), done.Text);
    }

    [Test]
    public async Task A_file_makes_no_other_lesson_of_what_was_replied_to()
    {
        var shared = await Made(await As(Role.SubjectGroupHead), shared: true);
        var replied = await Send(await As(Role.Teacher), HttpMethod.Put, $"{Observations}/{shared.Record["id"]}/reply", Reply("谢谢"), shared.ETag);
        var row = replied.Record;
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "replied")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "听课记录.csv"), $"日期,节次,听课人,授课教师,班级,学科,课题,听课类型,分钟,已评课\n{row["date"]},{row["period"]},{row["observer"]},{row["teacher"]},{row["class"]},chinese,{row["topic"]},推门听课,40,是\n");
        var report = new Importer(Database, new FrameStore(), TimeProvider.System).DryRun(TableSource.OfFolder(folder), World.School, ImportRights.Console);
        Assert.That(report.Errors.Select(error => (error.Rule, error.Header)), Is.EqualTo(new[] { ("replied", (string?)"学科") }));
    }

    [TestCase(Role.SubjectGroupHead)]
    [TestCase(Role.Principal)]
    [TestCase(Role.Office)]
    public async Task No_role_shows_what_is_not_shared_to_whom_it_is_about(Role observed)
    {
        var (observer, client, number) = (await As(Role.Teacher), await As(observed), World.StaffOf(observed)!);
        var before = await Send(client, HttpMethod.Get, $"{AtWorld}/observable-lessons/2025-1");
        var made = await Send(observer, HttpMethod.Post, Observations, Content(shared: false, World.StaffOf(Role.Teacher), number, "chinese"));
        var id = (string)made.Record["id"]!;
        (await Send(client, HttpMethod.Get, $"{Observations}/{id}")).IsProblem(404);
        (await Send(client, HttpMethod.Put, $"{Observations}/{id}", made.Record.DeepClone(), made.ETag)).IsProblem(404);
        (await Send(client, HttpMethod.Put, $"{Observations}/{id}/reply", Reply("为什么"), made.ETag)).IsProblem(404);
        foreach (var list in new[] { "lesson-observations?limit=200", "lesson-observations?limit=200&q=背影", "integrity-flags/2025-1" })
        {
            Assert.That((await Send(client, HttpMethod.Get, $"{AtWorld}/{list}")).Text, Does.Not.Contain(id), list);
        }

        var after = await Send(client, HttpMethod.Get, $"{AtWorld}/observable-lessons/2025-1");
        Assert.That(Of(after, "observed", number), Is.EqualTo(Of(before, "observed", number)), "nor counts it");
        Assert.That((await Send(await As(Role.VicePrincipal), HttpMethod.Get, $"{Observations}?limit=200")).Text, Does.Contain(id), "to others of the school it is there");
    }

    [Test]
    public async Task Why_an_observation_was_voided_is_told_to_the_observed_only_when_it_was_shared([Values] bool shared)
    {
        var content = Changed(Content(shared), ("kind", "open"), ("date", "2025-09-10"));
        var made = await Send(await As(Role.SubjectGroupHead), HttpMethod.Post, Observations, content);
        await Send(await As(Role.SubjectGroupHead), HttpMethod.Post, $"{Observations}/{content["id"]}/void", new JsonObject { ["reason"] = "板书太乱不想写了" }, made.ETag);
        var address = $"{AtWorld}/evaluations/2025-1/{World.StaffOf(Role.Teacher)}/explanation";
        var own = (await Send(await As(Role.Teacher), HttpMethod.Get, address)).Text;
        var principal = (await Send(await As(Role.Principal), HttpMethod.Get, address)).Text;
        var id = (string)content["id"]!;
        Assert.That((own.Contains(id, StringComparison.Ordinal), own.Contains("板书太乱", StringComparison.Ordinal)), Is.EqualTo((true, shared)));
        Assert.That(principal, Does.Contain("板书太乱"));
        await Send(await As(Role.SubjectGroupHead), HttpMethod.Post, $"{Observations}/{id}/restore", null, "\"2\"");
        await Send(await As(Role.SubjectGroupHead), HttpMethod.Post, $"{Observations}/{id}/void", new JsonObject { ["reason"] = "试" }, "\"3\"");
    }

    [Test]
    public async Task A_reply_is_kept_without_the_blanks_around_it_and_turns_no_text_around()
    {
        var shared = await Made(await As(Role.SubjectGroupHead), shared: true);
        var address = $"{Observations}/{shared.Record["id"]}/reply";
        (await Send(await As(Role.Teacher), HttpMethod.Put, address, Reply("谢谢\u202e导指"), shared.ETag)).IsProblem(400, "invalid");
        (await Send(await As(Role.Teacher), HttpMethod.Put, address, Reply(" \n\u3000 "), shared.ETag)).IsProblem(400, "invalid");
        var replied = await Send(await As(Role.Teacher), HttpMethod.Put, address, Reply(" \n谢谢\u3000\n"), shared.ETag);
        Assert.That((string?)replied.Record["reply"], Is.EqualTo("谢谢"));
    }

    [Test]
    public async Task A_voided_observation_takes_no_reply()
    {
        var shared = await Made(await As(Role.SubjectGroupHead), shared: true);
        var address = $"{Observations}/{shared.Record["id"]}";
        var voided = await Send(await As(Role.SubjectGroupHead), HttpMethod.Post, $"{address}/void", new JsonObject { ["reason"] = "重复" }, shared.ETag);
        (await Send(await As(Role.Teacher), HttpMethod.Put, $"{address}/reply", Reply("谢谢"), voided.ETag)).IsProblem(409, "voided");
    }

    [TestCase("""[{"minute":-1,"text":"导入"}]""")]
    [TestCase("""[{"minute":181,"text":"导入"}]""")]
    [TestCase("""[{"minute":3,"text":""}]""")]
    [TestCase("""[{"minute":3,"text":" 导入"}]""")]
    [TestCase("""[{"minute":3,"text":"导入\n讨论"}]""")]
    [TestCase("""[{"minute":3,"text":"导入\u202e讨论"}]""")]
    public async Task Notes_have_their_minute_and_one_line(string notes)
    {
        var answer = await Send(await As(Role.SubjectGroupHead), HttpMethod.Post, Observations, Changed(Content(shared: false), ("notes", JsonNode.Parse(notes))));
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.EqualTo(new[] { "notes" }));
    }

    [Test]
    public async Task What_there_is_to_observe_names_classes_teachers_and_no_pupil()
    {
        var before = await Send(await As(Role.SubjectGroupHead), HttpMethod.Get, $"{AtWorld}/observable-lessons/2025-1");
        await Made(await As(Role.SubjectGroupHead), shared: false);
        var answer = await Send(await As(Role.SubjectGroupHead), HttpMethod.Get, $"{AtWorld}/observable-lessons/2025-1");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((Of(answer, "observed"), Of(answer, "observedByMe")), Is.EqualTo((Of(before, "observed") + 1, Of(before, "observedByMe") + 1)));
        Assert.That(answer.Text, Does.Contain("七1").And.Not.Contain("李一").And.Not.Contain(World.OwnPupil));
        Assert.That(answer.Body!["days"]!.AsArray(), Has.Count.GreaterThan(80));
        (await Send(await As(Role.Teacher), HttpMethod.Get, $"{AtWorld}/observable-lessons/2020-1")).IsProblem(404);
    }

    [TestCase("3分 复习导入", 3, "复习导入")]
    [TestCase("3分钟：复习导入", 3, "复习导入")]
    [TestCase("12' group work", 12, "group work")]
    [TestCase("12 5道题", 12, "5道题")]
    [TestCase("0分 ：问", 0, "：问")]
    public void A_note_in_a_cell_is_read_as_people_write_it(string cell, int minute, string text)
    {
        var observation = new Core.LessonObservations.LessonObservation();
        var column = RecordLessonObservation.Kind.Columns.Single(each => each.Field == "notes");
        Assert.That(column.Read(ref observation, cell, new(new() { School = new() })), Is.Null);
        Assert.That(observation.Notes, Is.EqualTo(new[] { new Core.LessonObservations.ObservationNote(minute, text) }));
        var back = new Core.LessonObservations.LessonObservation();
        column.Read(ref back, column.Cell(observation)!, new(new() { School = new() }));
        Assert.That(back.Notes, Is.EqualTo(observation.Notes));
        Assert.That(column.Read(ref back, "导入", new(new() { School = new() })), Is.Not.Null);
    }

    private static int Of(Answer answer, string field, string? staff = null) =>
        (int)answer.Body!["staff"]!.AsArray().Single(each => (string?)each!["id"] == (staff ?? World.StaffOf(Role.Teacher)))![field]!;

    private async Task<Answer> Made(HttpClient observer, bool shared)
    {
        var answer = await Send(observer, HttpMethod.Post, Observations, Content(shared));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer;
    }

    private JsonObject Content(bool shared, string? observer = null, string? teacher = null, string subject = "maths", string? reply = null) => Changed(RecordLessonObservation.Kind,
        ("id", Guid.CreateVersion7().ToString()), ("observer", observer ?? World.StaffOf(Role.SubjectGroupHead)), ("teacher", teacher ?? World.StaffOf(Role.Teacher)),
        ("class", World.OwnClass), ("subject", subject), ("date", $"2025-10-{13 + (made / 15 % 5)}"), ("period", 1 + (made++ % 15)), ("shared", shared), ("reply", reply));

    private static JsonObject Reply(string? text) => new() { ["reply"] = text };
}
