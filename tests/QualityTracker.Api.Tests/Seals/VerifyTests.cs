using System.Net;
using System.Text.RegularExpressions;

namespace QualityTracker.Api.Tests.Seals;

/// <summary>What anybody learns who holds a sheet, and what nobody learns.</summary>
public sealed class VerifyTests : SealedTerms
{
    [Test]
    public async Task Whoever_scans_or_types_the_code_learns_school_term_and_revision_and_no_name_or_figure()
    {
        using var stranger = Anonymous();
        var seal = Seals["T004"];
        foreach (var typed in new[] { seal.Hash, seal.ShortCode, seal.ShortCode.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant() })
        {
            var answer = await Read(stranger, "/api/v1/verify/" + typed);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(answer.Body!.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "state", "stateName", "school", "schoolCode", "term", "termName", "revision" }));
            Assert.That(((string)answer.Body["schoolCode"]!, (string)answer.Body["term"]!, (int)answer.Body["revision"]!), Is.EqualTo((School, Term, 1)));
            Assert.That(answer.Text, Does.Not.Contain("T004"));
        }
    }

    [Test]
    public async Task A_code_that_nobody_has_and_what_is_no_code_are_answered_alike()
    {
        using var stranger = Anonymous();
        var unknown = await Read(stranger, "/api/v1/verify/" + new string('0', 64));
        Assert.That((string)unknown.Body!["state"]!, Is.EqualTo("unknown"));
        foreach (var garbage in new[] { "0000-0000-0000-0000", "T004", "%27%20or%201=1", new string('x', 3000) })
            Assert.That((await Read(stranger, "/api/v1/verify/" + garbage)).Text, Is.EqualTo(unknown.Text), garbage);
    }

    [TestCase("zh", "真，", "学期")]
    [TestCase("en", "genuine", "Term")]
    public async Task The_page_is_plain_and_says_the_same(string language, string state, string term)
    {
        using var stranger = Anonymous();
        var page = await Read(stranger, $"/verify/{Seals["T004"].Hash}?lang={language}");
        Assert.That((page.Status, page.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/html")));
        Assert.That(page.Text, Does.Contain(state).IgnoreCase.And.Contain(term).And.Contain("2025-2026").And.Not.Contain("<script").And.Not.Contain("T004"));
        var typed = await Read(stranger, $"/verify?code={Seals["T004"].ShortCode}&lang={language}");
        Assert.That(typed.Text, Is.EqualTo(page.Text), "scanned or typed");
        var pasted = await Read(stranger, $"/verify?code={Uri.EscapeDataString("https://school.example/verify/" + Seals["T004"].Hash)}&lang={language}");
        Assert.That(pasted.Text, Is.EqualTo(page.Text), "or pasted");
        Assert.That((await Read(stranger, "/verify?lang=" + language)).Text, Does.Not.Contain("seal-result").And.Contain("<form"));
    }

    [Test]
    public async Task What_somebody_types_is_never_written_into_the_page()
    {
        using var stranger = Anonymous();
        var page = await Read(stranger, "/verify?code=%3Cscript%3Ealert(1)%3C/script%3E");
        Assert.That(page.Text, Does.Not.Contain("alert").And.Contain("seal-unknown"));
        Assert.That(Regex.Matches(page.Text, "(?:src|href)=\"(?!/|\\?lang)"), Is.Empty, "nothing from elsewhere");
    }

    [Test]
    public async Task A_mistyped_code_is_there_to_be_mended()
    {
        using var stranger = Anonymous();
        Assert.That((await Read(stranger, "/verify?code=7K2M-9QX4-B1TD")).Text, Does.Contain("value=\"7K2M-9QX4-B1TD\"").And.Contain("seal-unknown"));
    }

    private static async Task<Answer> Read(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return await Answer.Of(response);
    }
}

/// <summary>Guessing at seals from one place.</summary>
public sealed class SealLimitTests : ServerTests
{
    protected override string[] Arguments => ["--Limits:SealsPerAddress=3"];

    [Test]
    public async Task Too_many_from_one_address_have_to_wait()
    {
        using var client = Anonymous();
        foreach (var address in new[] { "/api/v1/verify/guess", "/verify/guess", "/verify?code=guess" })
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        using var response = await client.GetAsync(new Uri("/api/v1/verify/guess", UriKind.Relative));
        (await Answer.Of(response)).IsProblem(429, "too-often");
    }
}
