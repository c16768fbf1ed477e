using System.IO.Compression;
using System.Net;
using System.Text;

namespace QualityTracker.Api.Tests.Sheets;

public sealed class SheetEndpointsTests : DemoTests
{
    [Test]
    public async Task One_sheet_is_a_pdf_that_is_the_same_bytes_each_time()
    {
        var one = await Bytes(At(School, $"sheets/{Term}/T004.pdf"));
        Assert.Multiple(async () =>
        {
            Assert.That(Encoding.ASCII.GetString(one, 0, 5), Is.EqualTo("%PDF-"));
            Assert.That(await Bytes(At(School, $"sheets/{Term}/T004.pdf")), Is.EqualTo(one));
            Assert.That(await Bytes(At(School, $"sheets/{Term}/T004.pdf?lang=en")), Is.Not.EqualTo(one));
        });
    }

    [Test]
    public async Task The_zip_has_a_file_for_everyone_equal_to_the_single_sheet()
    {
        using var zip = new ZipArchive(new MemoryStream(await Bytes(At(School, $"sheets/{Term}.zip"))));
        using var entry = zip.GetEntry("T004.pdf")!.Open();
        using var copy = new MemoryStream();
        await entry.CopyToAsync(copy);
        var single = await Bytes(At(School, $"sheets/{Term}/T004.pdf"));
        Assert.Multiple(() =>
        {
            Assert.That(zip.Entries, Has.Count.EqualTo(56));
            Assert.That(copy.ToArray(), Is.EqualTo(single));
        });
    }

    [Test]
    public async Task The_book_names_the_characters_that_the_font_lacks()
    {
        using var answer = await Client.GetAsync(new Uri(At(School, $"sheets/{Term}.pdf"), UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
            Assert.That(answer.Headers.GetValues("X-Missing-Characters"), Is.EqualTo(new[] { "U+2E9F5" }));
        });
    }

    [TestCase("sheets/2025-1/T999.pdf")]
    [TestCase("sheets/1999-1.pdf")]
    [TestCase("sheets/1999-1.zip")]
    [TestCase("sheets/2025-1.pdf?policy=nowhere")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        var answer = await Get(At(School, address));
        Assert.That((answer.Status, answer.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "application/problem+json")));
    }
}
