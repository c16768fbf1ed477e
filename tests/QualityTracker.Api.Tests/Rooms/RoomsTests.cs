using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QualityTracker.Api.Tests.Rooms;

/// <summary>Who may name whom: the rooms of the house keep their doors.</summary>
public sealed partial class RoomsTests
{
    private const int LongestFile = 300;

    /// <summary>The top of the repository.</summary>
    public static readonly string Root = FindRoot();

    [TestCase("Core", new string[0])]
    [TestCase("Reports", new[] { "Core" })]
    [TestCase("Api", new[] { "Core", "Reports" })]
    public void A_room_names_only_the_rooms_below_it(string room, string[] allowed)
    {
        var others = new[] { "Core", "Reports", "Api", "Web" }.Except([room, .. allowed]).ToList();
        foreach (var (path, text) in Sources($"src/QualityTracker.{room}"))
        {
            foreach (var other in others) Assert.That(text, Does.Not.Contain($"QualityTracker.{other}.").And.Not.Contain($"using QualityTracker.{other};"), path);
        }

        var project = XDocument.Load(Path.Combine(Root, $"src/QualityTracker.{room}/QualityTracker.{room}.csproj"));
        var references = project.Descendants("ProjectReference").Select(each => Path.GetFileNameWithoutExtension(((string)each.Attribute("Include")!).Replace('\\', '/')));
        Assert.That(references, Is.SubsetOf(allowed.Select(each => $"QualityTracker.{each}")));
    }

    [Test]
    public void Core_does_no_io_and_knows_no_framework()
    {
        foreach (var (path, text) in Sources("src/QualityTracker.Core"))
        {
            foreach (var word in new[] { "Microsoft.AspNetCore", "Dapper", "Sqlite", "Npgsql", "PdfSharp", "DocumentFormat", "System.IO.File", "HttpClient", "File.Read", "File.Write" })
            {
                Assert.That(text, Does.Not.Contain(word), path);
            }
        }
    }

    [Test]
    public void Web_frameworks_are_named_only_in_the_api()
    {
        foreach (var (path, text) in Sources("src/QualityTracker.Reports")) Assert.That(text, Does.Not.Contain("Microsoft.AspNetCore").And.Not.Contain("Dapper"), path);
    }

    [Test]
    public void Sql_is_only_in_stores()
    {
        foreach (var (path, text) in Sources("src").Where(each => !each.Path.EndsWith("Store.cs", StringComparison.Ordinal) && !each.Path.StartsWith("src/QualityTracker.Api/Storage/", StringComparison.Ordinal)))
        {
            Assert.That(text, Does.Not.Contain("using Dapper").And.Not.Contain("SqliteConnection").And.Not.Contain("Microsoft.Data.Sqlite").And.Not.Contain("Npgsql"), path);
            Assert.That(Sql().Matches(text).Select(match => match.Value), Is.Empty, path);
        }
    }

    // A statement, or a condition on a parameter, in quotes.
    [GeneratedRegex("""\"[^"\n]*?(?:\bselect [^"\n]* from |\binsert into |\bdelete from |\bupdate \S+ set |\bjson_each\(|(?:[<>=]|\b(?:like|in|between)) ?@[\w{])""", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [Test]
    public void Pdf_is_written_in_one_place()
    {
        foreach (var (path, text) in Sources("src").Where(each => !each.Path.StartsWith("src/QualityTracker.Reports/Pdf/", StringComparison.Ordinal)))
        {
            Assert.That(text, Does.Not.Contain("PdfSharp"), path);
        }
    }

    [Test]
    public void Spreadsheets_are_written_in_one_place()
    {
        foreach (var (path, text) in Sources("src").Where(each => !each.Path.StartsWith("src/QualityTracker.Reports/Spreadsheets/", StringComparison.Ordinal)))
        {
            Assert.That(text, Does.Not.Contain("DocumentFormat.OpenXml"), path);
        }
    }

    [Test]
    public void Files_stay_short_and_drawers_without_a_noun_are_not_opened()
    {
        foreach (var (path, text) in Sources("src").Concat(Sources("tests")))
        {
            Assert.That(text.Count(each => each == '\n'), Is.LessThanOrEqualTo(LongestFile), path);
            Assert.That(path.Split('/').Select(part => Path.GetFileNameWithoutExtension(part)),
                Has.None.Matches<string>(part => part is "Helpers" or "Utils" or "Common" or "Extensions" or "Helper" or "Utilities"), path);
        }
    }

    [Test]
    public void The_top_of_the_house_holds_only_what_the_plan_names()
    {
        string[] known =
        [
            "QualityTracker.sln", "README.md", "LICENSE", "global.json", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "src", "tests", "samples",
            ".ci", ".editorconfig", ".gitattributes", ".gitignore", ".banned-symbols.txt",
        ];
        string[] unkept = [".git", "bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "data", ".vs"];
        var top = Directory.EnumerateFileSystemEntries(Root).Select(Path.GetFileName).Except(unkept);
        Assert.That(top, Is.SubsetOf(known));
    }

    private static IEnumerable<(string Path, string Text)> Sources(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Root, file).Replace('\\', '/');
            // This file names what it forbids.
            if (path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/bin/", StringComparison.Ordinal) || path.EndsWith("RoomsTests.cs", StringComparison.Ordinal)) continue;
            yield return (path, File.ReadAllText(file));
        }
    }

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "QualityTracker.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
