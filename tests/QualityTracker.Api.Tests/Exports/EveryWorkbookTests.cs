using System.Net.Http.Json;
using System.Text.Json.Nodes;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Exports;

/// <summary>Every workbook that a school can have of its term, as another program finds it.</summary>
public sealed class EveryWorkbookTests : DemoTests
{
    [TestCase("zh")]
    [TestCase("en")]
    public async Task It_keeps_the_standard_and_opens_elsewhere_with_every_cell(string language)
    {
        var exam = (string)(await Get(At(School, $"exams?term={Term}"))).Body!["items"]![0]!["record"]!["id"]!;
        var run = (string)(await Get(At(School, $"pay-runs?term={Term}"))).Body!["items"]![0]!["record"]!["id"]!;
        IEnumerable<string> addresses =
        [
            .. RecordKinds.All.Select(kind => $"imports/templates/{kind.Noun}.xlsx"),
            .. (await Get(At(School, $"reports/{Term}"))).Body!["reports"]!.AsArray().Select(report => $"reports/{Term}/{(string)report!["id"]!}.xlsx"),
            $"exams/{exam}/scores.xlsx", $"exams/{exam}/report.xlsx", $"pay-runs/{run}/inputs.xlsx", $"quality-ledgers/{Term}.xlsx", "exports/records.xlsx?kind=duties",
        ];
        var workbooks = new List<(string, byte[])>();
        foreach (var address in addresses)
        {
            using var answer = await Client.GetAsync(new Uri(At(School, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}"), UriKind.Relative));
            Assert.That(answer.IsSuccessStatusCode, Is.True, address);
            workbooks.Add((address.Split('?')[0].Replace('/', '-'), await answer.Content.ReadAsByteArrayAsync()));
        }
        using var tried = await Client.PostAsJsonAsync(new Uri(At(School, $"what-ifs/{Term}.xlsx?lang={language}"), UriKind.Relative), new JsonObject { ["policy"] = "wenxian-2019", ["payRun"] = run });
        workbooks.Add(("what-if.xlsx", await tried.Content.ReadAsByteArrayAsync()));
        LibreOffice.Opens([.. workbooks]);
    }
}
