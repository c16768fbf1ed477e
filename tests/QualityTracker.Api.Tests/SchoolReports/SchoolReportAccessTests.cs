using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Access;

namespace QualityTracker.Api.Tests.SchoolReports;

/// <summary>Who may have which report: who leads the school, and on ethics the principal alone.</summary>
public sealed class SchoolReportAccessTests : AccessTests
{
    private static string Reports => AtWorld + "/reports/2025-1";

    [Test]
    public async Task On_ethics_only_the_principal_is_told_and_to_others_the_report_is_not_there()
    {
        foreach (var role in new[] { Role.Principal, Role.VicePrincipal, Role.DirectorOfTeaching, Role.Office })
        {
            var client = await As(role);
            var listed = (await Send(client, HttpMethod.Get, Reports)).Body!["reports"]!.AsArray().Select(each => (string)each!["id"]!).ToList();
            Assert.That((listed.Contains("ethics"), listed.Contains("leaders")), Is.EqualTo((role == Role.Principal, true)), $"{role}");
            foreach (var extension in new[] { "pdf", "xlsx" })
            {
                using var answer = await client.GetAsync(new Uri($"{Reports}/ethics.{extension}?quarter=2025-4", UriKind.Relative));
                Assert.That((int)answer.StatusCode, Is.EqualTo(role == Role.Principal ? 200 : 404), $"{role}");
                if (role != Role.Principal) Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("ethics（"), "nor named among those there are");
            }
        }
    }

    [TestCase(Role.Teacher)]
    [TestCase(Role.HomeroomTeacher)]
    [TestCase(Role.SubjectGroupHead)]
    [TestCase(Role.Finance)]
    [TestCase(Role.CountyViewer)]
    [TestCase(Role.Administrator)]
    public async Task Who_does_not_lead_the_school_has_none_and_hands_in_none(Role role)
    {
        var client = await As(role);
        foreach (var address in new[] { Reports, $"{Reports}/teachers.pdf", $"{Reports}/teachers.xlsx", $"{AtWorld}/hand-ins" }) (await Send(client, HttpMethod.Get, address)).IsProblem(403, "not-allowed");
    }

    [Test]
    public async Task A_director_reads_what_is_due_and_does_not_record_it()
    {
        var director = await As(Role.DirectorOfTeaching);
        var content = new JsonObject
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["term"] = "2025-1",
            ["report"] = "termSummary",
            ["due"] = "2026-01-30",
            ["to"] = "教代会",
        };
        (await Send(director, HttpMethod.Post, $"{AtWorld}/hand-ins", content)).IsProblem(403, "not-allowed");
        Assert.That((int)(await Send(await As(Role.Office), HttpMethod.Post, $"{AtWorld}/hand-ins", content)).Status, Is.EqualTo(201));
        Assert.That((await Send(director, HttpMethod.Get, Reports)).Text, Does.Contain("教代会"));
    }
}
