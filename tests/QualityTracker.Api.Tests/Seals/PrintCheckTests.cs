using System.Net;
using System.Text;
using QualityTracker.Api.Access;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Seals;

/// <summary>Whether a PDF somebody brings is the one that was sealed.</summary>
public sealed class PrintCheckTests : SealedTerms
{
    [TestCase("", "zh")]
    [TestCase("&lang=en", "en")]
    public async Task The_print_of_a_sealed_sheet_is_genuine_to_the_byte(string language, string expected)
    {
        var print = await Bytes(At(School, $"sheets/{Term}/T004.pdf?seal=last{language}"));
        Assert.That(ArchiveFolder.HashOf(print), Is.EqualTo(expected == "zh" ? Seals["T004"].PdfZh : Seals["T004"].PdfEn));
        foreach (var named in new[] { "1", Seals["T004"].Hash, Seals["T004"].ShortCode.ToLowerInvariant() })
            Assert.That(await Bytes(At(School, $"sheets/{Term}/T004.pdf?seal={named}{language}")), Is.EqualTo(print), named);
        var answer = await Check(Client, print);
        Assert.That((bool)answer.Body!["genuine"]!, Is.True);
        Assert.That(((string)answer.Body["staff"]!, (int)answer.Body["revision"]!, (string)answer.Body["term"]!), Is.EqualTo(("T004", 1, Term)));
        print[^20] ^= 1;
        Assert.That((bool)(await Check(Client, print)).Body!["genuine"]!, Is.False, "one bit is enough");
    }

    [Test]
    public async Task The_sheet_as_it_is_computed_now_is_no_sealed_print() =>
        Assert.That((string)(await Check(Client, await Bytes(At(School, $"sheets/{Term}/T004.pdf")))).Body!["state"]!, Is.EqualTo("unknown"));

    [Test]
    public async Task Whose_sheet_it_is_is_told_to_those_alone_who_may_see_it()
    {
        var print = await Bytes(At(School, $"sheets/{Term}/T004.pdf?seal=last"));
        using var owner = Teacher("T004");
        using var colleague = Teacher("T005");
        Assert.That((string?)(await Check(owner, print)).Body!["staff"], Is.EqualTo("T004"));
        var told = await Check(colleague, print);
        Assert.That((bool)told.Body!["genuine"]!, Is.True);
        Assert.That(told.Text, Does.Not.Contain("T004"));
        Assert.That((told.Body["staff"], told.Body["name"]), Is.EqualTo(((object?)null, (object?)null)));
        using var refused = await colleague.GetAsync(new Uri(At(School, $"sheets/{Term}/T004.pdf?seal=last"), UriKind.Relative));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_is_no_pdf_or_too_large_is_refused_and_says_why()
    {
        (await Check(Client, Encoding.UTF8.GetBytes("GIF89a"))).IsProblem(400, "not-a-pdf");
        (await Check(Client, [])).IsProblem(400, "not-a-pdf");
        (await Check(Client, [.. "%PDF-"u8, .. new byte[(int)SheetArchiveEndpoints.LargestPrint]])).IsProblem(413, "too-large");
    }

    [TestCase("2")]
    [TestCase("none")]
    public async Task A_revision_that_was_never_sealed_is_not_there(string seal) => (await Get(At(School, $"sheets/{Term}/T004.pdf?seal={seal}"))).IsProblem(404);

    private HttpClient Teacher(string staff) => SignedIn(TestAccounts.Add(Database, "teacher-" + staff.ToLowerInvariant() + Guid.NewGuid().ToString("N")[..6], [], School, staff), TokenScope.Read);

    private static async Task<Answer> Check(HttpClient client, byte[] print)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(print), "file", "sheet.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, At(School, $"sheets/{Term}/check")) { Content = form };
        request.Headers.ExpectContinue = print.Length > App.LargestBody;
        using var response = await client.SendAsync(request);
        return await Answer.Of(response);
    }
}
