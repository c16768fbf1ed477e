using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using QualityTracker.Api.Access;
using QualityTracker.Api.Attachments;
using QualityTracker.Api.Tests.Access;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Attachments;

/// <summary>Evidence over HTTP: who may add and see it, what is kept of it, and when its file goes.</summary>
public sealed class AttachmentEndpointsTests : AccessTests
{
    private static string SheetOf(Role role) => $"of=sheets&id=2025-1/{World.StaffOf(role)}";

    [Test]
    public async Task A_photo_is_kept_once_without_its_place_and_shown_as_nothing_but_a_picture()
    {
        TestDatabase.NeedsFile(Database);
        var client = await As(Role.Teacher);
        var made = await Upload(client, SheetOf(Role.Teacher), SentFiles.Photo(), "text/html");
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
        var address = (string)made.Body!["address"]!;
        var again = await Upload(client, SheetOf(Role.Teacher), SentFiles.Photo());
        Assert.That((again.Status, (string)again.Body!["address"]!), Is.EqualTo((HttpStatusCode.OK, address)));
        Assert.That(((string)made.Body["type"]!, (string)made.Body["uploadedBy"]!, (bool)made.Body["mayVoid"]!), Is.EqualTo(("jpeg", World.StaffOf(Role.Teacher), true)));

        using var response = await client.GetAsync(new Uri($"{AtWorld}/attachments/{address}", UriKind.Relative));
        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.That(AttachmentFiles.AddressOf(content), Is.EqualTo(address), "the address is the SHA-256 of what is sent");
        Assert.That(content.AsSpan().IndexOf("GPS"u8), Is.Negative);
        Assert.That(File.ReadAllBytes(Path.Combine(Folder, "attachments", address)), Is.EqualTo(content), "beside the database");
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/jpeg"));
        Assert.That(response.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("inline"));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.EndWith("; sandbox").And.StartWith("default-src 'none'"));
    }

    [Test]
    public async Task A_scan_is_for_keeping_and_never_opens_in_the_place_of_the_page()
    {
        var client = await As(Role.HomeroomTeacher);
        var address = (string)(await Upload(client, SheetOf(Role.HomeroomTeacher), SentFiles.Scan())).Body!["address"]!;
        using var response = await client.GetAsync(new Uri($"{AtWorld}/attachments/{address}", UriKind.Relative));
        Assert.That((response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.DispositionType), Is.EqualTo(("application/pdf", "attachment")));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.EndWith("; sandbox"));
    }

    [Test]
    public async Task Whoever_may_see_what_it_belongs_to_sees_it_and_nobody_else()
    {
        var address = (string)(await Upload(await As(Role.Finance), SheetOf(Role.Finance), SentFiles.Photo(3))).Body!["address"]!;
        foreach (var role in Enum.GetValues<Role>())
        {
            var may = role is Role.Finance or Role.DirectorOfTeaching or Role.VicePrincipal or Role.Principal or Role.Office;
            var none = role is Role.CountyViewer or Role.Administrator ? 403 : 404;
            var list = await Send(await As(role), HttpMethod.Get, $"{AtWorld}/attachments?{SheetOf(Role.Finance)}");
            Assert.That((int)list.Status, Is.EqualTo(may ? 200 : none), $"{role} {list.Text}");
            using var file = await (await As(role)).GetAsync(new Uri($"{AtWorld}/attachments/{address}", UriKind.Relative));
            Assert.That((int)file.StatusCode, Is.EqualTo(may ? 200 : none), $"{role}");
            var upload = await Upload(await As(role), SheetOf(Role.Finance), SentFiles.Plain);
            Assert.That((int)upload.Status, may ? Is.EqualTo(200).Or.EqualTo(201) : Is.EqualTo(none), $"{role} {upload.Text}");
        }
    }

    [Test]
    public async Task A_file_belongs_to_a_record_as_far_as_that_may_be_read_and_written()
    {
        foreach (var noun in new[] { "lesson-observations", "tutoring-sessions", "duties", "teaching-hours" })
        {
            var own = $"of={noun}&id={World.RowOf(noun, Role.Teacher, Relation.Own).Id}";
            var other = $"of={noun}&id={World.RowOf(noun, null, Relation.None).Id}";
            Assert.That((await Upload(await As(Role.Teacher), own, SentFiles.Picture)).Status, Is.EqualTo(HttpStatusCode.Created), noun);
            (await Upload(await As(Role.Teacher), other, SentFiles.Picture)).IsProblem(404);
            Assert.That((await Send(await As(Role.Principal), HttpMethod.Get, $"{AtWorld}/attachments?{own}")).Body!["items"]!.AsArray(), Has.Count.EqualTo(1), noun);
        }

        (await Upload(await As(Role.Teacher), "of=pupils&id=P1", SentFiles.Picture)).IsProblem(400, "invalid");
        (await Upload(await As(Role.Teacher), "of=sheets&id=2025-1", SentFiles.Picture)).IsProblem(404);
        (await Upload(await As(Role.Teacher), "id=1", SentFiles.Picture)).IsProblem(400, "invalid");
    }

    [Test]
    public async Task A_voided_file_is_gone_once_nothing_has_it_any_more()
    {
        TestDatabase.NeedsFile(Database);
        var photo = SentFiles.Photo(8);
        var teacher = await As(Role.SubjectGroupHead);
        var address = (string)(await Upload(teacher, SheetOf(Role.SubjectGroupHead), photo)).Body!["address"]!;
        Assert.That((await Upload(await As(Role.Office), SheetOf(Role.Office), photo)).Status, Is.EqualTo(HttpStatusCode.Created), "the same photo with another sheet");
        var file = Path.Combine(Folder, "attachments", address);
        (await Void(teacher, address, SheetOf(Role.SubjectGroupHead), "")).IsProblem(400, "invalid");
        var voided = await Void(teacher, address, SheetOf(Role.SubjectGroupHead), "照片上有学生");
        Assert.That(((string)voided.Body!["voidReason"]!, File.Exists(file)), Is.EqualTo(("照片上有学生", true)), "another still has it");
        (await Void(teacher, address, SheetOf(Role.SubjectGroupHead), "照片上有学生")).IsProblem(404);
        using (var unseen = await teacher.GetAsync(new Uri($"{AtWorld}/attachments/{address}", UriKind.Relative))) Assert.That(unseen.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await Void(await As(Role.Principal), address, SheetOf(Role.Office), "照片上有学生");
        Assert.That(File.Exists(file), Is.False);
        Assert.That((await Upload(teacher, SheetOf(Role.SubjectGroupHead), photo)).Status, Is.EqualTo(HttpStatusCode.Created), "it may come again");
        var items = (await Send(teacher, HttpMethod.Get, $"{AtWorld}/attachments?{SheetOf(Role.SubjectGroupHead)}")).Body!["items"]!.AsArray();
        Assert.That(items.Select(item => item!["voidedAt"] is null), Is.EqualTo([false, true]));
    }

    [Test]
    public async Task What_an_interrupted_upload_left_goes_when_the_program_starts_and_what_is_in_force_stays()
    {
        TestDatabase.NeedsFile(Database);
        var address = (string)(await Upload(await As(Role.DirectorOfTeaching), SheetOf(Role.DirectorOfTeaching), SentFiles.Photo(5))).Body!["address"]!;
        var folder = Path.Combine(Folder, "attachments");
        var orphan = Path.Combine(folder, new string('a', 64));
        File.WriteAllBytes(orphan, [1]);
        File.WriteAllBytes(orphan + ".new", [1]);
        File.WriteAllText(Path.Combine(folder, "README"), "the office's own");
        _ = new AttachmentFiles(Database, NullLogger<AttachmentFiles>.Instance);
        Assert.That((File.Exists(orphan), File.Exists(orphan + ".new"), File.Exists(Path.Combine(folder, address)), File.Exists(Path.Combine(folder, "README"))), Is.EqualTo((false, false, true, true)));
        File.WriteAllBytes(Path.Combine(folder, address), [1, 2, 3]);
        (await Send(await As(Role.DirectorOfTeaching), HttpMethod.Get, $"{AtWorld}/attachments/{address}")).IsProblem(409, "file-lost");
        Assert.That((await Upload(await As(Role.DirectorOfTeaching), SheetOf(Role.DirectorOfTeaching), SentFiles.Photo(5))).Status, Is.EqualTo(HttpStatusCode.OK));
        using var mended = await (await As(Role.DirectorOfTeaching)).GetAsync(new Uri($"{AtWorld}/attachments/{address}", UriKind.Relative));
        Assert.That(mended.StatusCode, Is.EqualTo(HttpStatusCode.OK), "uploaded once more it is whole again");
    }

    [Test]
    public async Task What_cannot_be_taken_is_refused_in_words()
    {
        var client = await As(Role.VicePrincipal);
        (await Upload(client, SheetOf(Role.VicePrincipal), "<html>"u8.ToArray(), "image/jpeg")).IsProblem(415, "file-type");
        (await Upload(client, SheetOf(Role.VicePrincipal), [])).IsProblem(415, "file-type");
        (await Upload(client, SheetOf(Role.VicePrincipal), SentFiles.Plain[..100])).IsProblem(400, "file-damaged");
        (await Upload(client, SheetOf(Role.VicePrincipal), SentFiles.Scan("9 0 obj << /S /JavaScript >> endobj\n"))).IsProblem(400, "file-active");
        (await Upload(client, SheetOf(Role.VicePrincipal), new byte[AttachmentEndpoints.LargestFile + 1])).IsProblem(413, "file-size");
        foreach (var address in new[] { "x", "..%2f..%2fqualitytracker.db", new string('A', 64), new string('0', 64) })
        {
            (await Send(client, HttpMethod.Get, $"{AtWorld}/attachments/{address}")).IsProblem(404);
        }

        for (var number = 0; number < AttachmentEndpoints.Most; number++)
        {
            byte[] another = [.. SentFiles.Plain[..2], .. SentFiles.Segment(0xDD, [0, (byte)number]), .. SentFiles.Plain[2..]];
            Assert.That((await Upload(client, SheetOf(Role.VicePrincipal), another)).Status, Is.EqualTo(HttpStatusCode.Created));
        }

        (await Upload(client, SheetOf(Role.VicePrincipal), SentFiles.Plain)).IsProblem(409, "too-many-attachments");
    }

    private static Task<Answer> Void(HttpClient client, string address, string of, string reason) =>
        Send(client, HttpMethod.Post, $"{AtWorld}/attachments/{address}/void?{of}", new JsonObject { ["reason"] = reason });

    private static async Task<Answer> Upload(HttpClient client, string of, byte[] content, string type = "application/octet-stream")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{AtWorld}/attachments?{of}") { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.ExpectContinue = content.Length > 1_000_000;
        return await SendBy(client, request);
    }
}
