using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Tests.Rooms;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Tests.Audit;

/// <summary>Whoever reads the log reads words.</summary>
public sealed partial class AuditActionsTests : ServerTests
{
    [Test]
    public void Every_action_that_the_program_logs_has_a_name_in_both_languages()
    {
        var actions = Server.GetRequiredService<AuditActions>();
        var logged = Matrix.Operations.Concat(EventsInTheSource()).Distinct().ToList();
        Assert.That(logged, Has.Count.GreaterThan(80));
        foreach (var action in logged) Assert.That(actions.NameOf(action), Is.Not.EqualTo(Text.Same(action)), action);
    }

    private static IEnumerable<string> EventsInTheSource() =>
        Directory.EnumerateFiles(Path.Combine(RoomsTests.Root, "src/QualityTracker.Api"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Event().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

    [GeneratedRegex("(?:Happened|Append|AppendJson)\\((?:[^;]*?)\"([a-z]+(?:[.-][a-z-]+)+)\"")]
    private static partial Regex Event();
}
