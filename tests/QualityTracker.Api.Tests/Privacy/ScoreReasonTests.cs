using System.Text.Json.Nodes;
using QualityTracker.Api.Privacy;

namespace QualityTracker.Api.Tests.Privacy;

/// <summary>What was written of why a pupil did not sit goes with the pupil, out of the log too.</summary>
public sealed class ScoreReasonTests
{
    [Test]
    public void The_reason_of_an_erased_pupil_goes_and_those_of_others_stay()
    {
        var content = JsonNode.Parse("""
            {"record":"e","subject":"maths","class":"701","before":[],"after":[
              {"pupil":"P1","status":"excluded","score":null,"reason":"甲"},{"pupil":"P2","status":"absent","score":null,"reason":"乙"}]}
            """)!.AsObject();
        Assert.That(new Redaction("P1", ["李一"], "erased-1").Applies(content, out var rest), Is.True);
        Assert.That(rest!["after"]!.AsArray().Select(row => ((string?)row!["pupil"], (string?)row["reason"])), Is.EqualTo(new[] { ("erased-1", (string?)null), ("P2", "乙") }));
    }
}
