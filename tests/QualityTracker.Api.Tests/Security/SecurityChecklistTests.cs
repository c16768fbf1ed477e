using System.Text.RegularExpressions;

namespace QualityTracker.Api.Tests.Security;

/// <summary>The checklist beside this file names tests that exist, and leaves no requirement out.</summary>
public sealed partial class SecurityChecklistTests
{
    // The requirements of levels 1 and 2, by section: how many there are; they come first in each.
    private static readonly (string Section, int Count)[] Asked =
    [
        ("1.1", 2), ("1.2", 9), ("1.3", 11), ("1.4", 3), ("1.5", 2), ("2.1", 3), ("2.2", 3), ("2.3", 4), ("2.4", 1), ("3.2", 2), ("3.3", 4), ("3.4", 6), ("3.5", 5), ("3.7", 2),
        ("4.1", 3), ("4.2", 1), ("4.3", 2), ("4.4", 4), ("5.1", 1), ("5.2", 3), ("5.3", 2), ("5.4", 3), ("6.1", 3), ("6.2", 12), ("6.3", 4), ("6.4", 4), ("6.5", 5), ("6.6", 3), ("6.8", 4),
        ("7.1", 3), ("7.2", 4), ("7.3", 2), ("7.4", 5), ("7.5", 2), ("7.6", 2), ("8.1", 2), ("8.2", 3), ("8.3", 1), ("8.4", 1), ("9.1", 3), ("9.2", 4),
        ("10.1", 2), ("10.2", 2), ("10.3", 4), ("10.4", 11), ("10.5", 5), ("10.6", 2), ("10.7", 3), ("11.1", 2), ("11.2", 3), ("11.3", 3), ("11.4", 4), ("11.5", 1), ("11.6", 1),
        ("12.1", 3), ("12.2", 2), ("12.3", 4), ("13.1", 1), ("13.2", 5), ("13.3", 2), ("13.4", 5), ("14.1", 2), ("14.2", 4), ("14.3", 3), ("15.1", 3), ("15.2", 3), ("15.3", 7),
        ("16.1", 1), ("16.2", 5), ("16.3", 4), ("16.4", 3), ("16.5", 3),
    ];

    // All of WebRTC stands in one row.
    private const string WholeChapter = "17.1.1–17.3.2";
    private const int OfWholeChapter = 7;

    private static readonly string Page = File.ReadAllText(Path.Combine(SourceTests.Root, "tests/QualityTracker.Api.Tests/Security/README.md"));

    private static readonly List<Row> Rows = [.. Lines().Matches(Page).Select(match => Row.Of(match.Value))];

    [Test]
    public void Every_requirement_has_one_row() => Assert.That(
        Rows.Where(row => row.Id != WholeChapter).SelectMany(row => row.Ids),
        Is.EqualTo(Asked.SelectMany(section => Enumerable.Range(1, section.Count).Select(number => $"{section.Section}.{number}"))));

    [Test]
    public void Every_row_has_a_test_or_a_reason()
    {
        foreach (var row in Rows)
        {
            Assert.That(row.State, Is.AnyOf("met", "n/a", "not met"), row.Id);
            if (row.State == "met") Assert.That(row.Tests.Count + row.Sections.Count, Is.Positive, $"{row.Id} is met, and nothing shows it");
            else Assert.That((row.How.Length > 15, row.Tests), Is.EqualTo((true, Array.Empty<string>())), $"{row.Id} has no reason");
        }
    }

    [Test]
    public void Every_test_that_is_named_exists()
    {
        var own = typeof(SecurityChecklistTests).Assembly.GetTypes().SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
        var others = Directory.EnumerateFiles(Path.Combine(SourceTests.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("QualityTracker.Api.Tests", StringComparison.Ordinal))
            .SelectMany(file => Methods().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups[1].Value}"));
        own.UnionWith(others);
        Assert.That(Rows.SelectMany(row => row.Tests).Except(own), Is.Empty);
    }

    [Test]
    public void Every_section_that_is_named_exists()
    {
        var headings = Headings().Matches(Page).Select(match => "#" + match.Groups[1].Value.Trim().ToLowerInvariant().Replace(' ', '-'));
        Assert.That(Rows.SelectMany(row => row.Sections).Distinct(), Is.SubsetOf(headings));
    }

    [Test]
    public void The_sums_are_those_of_the_rows()
    {
        int Count(string state) => Rows.Where(row => row.State == state).Sum(row => row.Id == WholeChapter ? OfWholeChapter : row.Ids.Count);
        Assert.That(Page, Does.Contain($"Of {Asked.Sum(section => section.Count) + OfWholeChapter} requirements {Count("met")} are met, {Count("n/a")} do not apply and {Count("not met")} are not met."));
    }

    [GeneratedRegex(@"(?m)^\| \d+\.\d+\.\d+.*$")]
    private static partial Regex Lines();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Methods();

    [GeneratedRegex("(?m)^## (.+)$")]
    private static partial Regex Headings();

    [GeneratedRegex("`(\\w+\\.\\w+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\((#[^)]+)\)")]
    private static partial Regex Linked();

    private sealed record Row(string Id, string State, string How, IReadOnlyList<string> Tests, IReadOnlyList<string> Sections)
    {
        /// <summary>Each of a span, such as 4.4.1–4.4.4.</summary>
        public IReadOnlyList<string> Ids
        {
            get
            {
                var ends = Id.Split('–');
                var section = ends[0][..ends[0].LastIndexOf('.')];
                var (first, last) = (NumberOf(ends[0]), NumberOf(ends[^1]));
                return [.. Enumerable.Range(first, last - first + 1).Select(number => $"{section}.{number}")];
            }
        }

        public static Row Of(string line)
        {
            var cells = line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
            return new(cells[0], cells[2], cells[3],
                [.. Named().Matches(cells[4]).Select(match => match.Groups[1].Value)], [.. Linked().Matches(cells[4]).Select(match => match.Groups[1].Value)]);
        }

        private static int NumberOf(string id) => int.Parse(id[(id.LastIndexOf('.') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
