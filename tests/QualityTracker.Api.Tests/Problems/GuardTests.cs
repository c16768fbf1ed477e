using System.Net;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Problems;

public sealed class GuardTests : ServerTests
{
    [OneTimeSetUp]
    public Task MakeSchool() => Prepare("x", RecordKinds.All[0]);

    [TestCase("evil.example", HttpStatusCode.Forbidden)]
    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("127.0.0.1", HttpStatusCode.OK)]
    public async Task Another_sites_name_that_leads_here_is_no_way_in(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/schools");
        request.Headers.Host = host;
        Assert.That((await Send(request)).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_write_begun_by_another_site_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/schools") { Content = new StringContent("{}") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.That((await Send(request)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("/api/v1/schools/x/evaluations/2025-1?polcy=wenxian-2019")]
    [TestCase("/api/v1/schools/x/sheets/2025-1.pdf?plicy=wenxian-2019")]
    [TestCase("/api/v1/schools/x/pay-runs/1/inputs?policies=wenxian-2019")]
    [TestCase("/api/v1/policies?a=b")]
    public async Task A_misspelt_parameter_is_refused_and_not_ignored(string address) =>
        (await Get(address)).IsProblem(400, "invalid");
}
