using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QualityTracker.Api.Tests.Security;

/// <summary>What stands in no source file, because there is a safe way to do it.</summary>
public sealed partial class SourceTests
{
    public static readonly string Root = FindRoot();

    [TestCase("Process.Start", "no command line of another program")]
    [TestCase("BinaryFormatter", "no objects out of bytes")]
    [TestCase("TypeNameHandling", "no types named by a caller")]
    [TestCase("Assembly.Load", "no code that was not built with it")]
    [TestCase("CSharpScript", "no code made from text")]
    [TestCase("new XmlDocument", "XML is read by XmlReader only")]
    [TestCase("DtdProcessing.Parse", "no entities of a file's own")]
    [TestCase("new Random(", "nothing that is guessed")]
    [TestCase("Random.Shared", "nothing that is guessed")]
    [TestCase("MD5", "a broken hash")]
    [TestCase("CipherMode", "ciphers are the framework's")]
    [TestCase("ServerCertificateCustomValidationCallback", "certificates are checked")]
    [TestCase("DangerousAcceptAnyServerCertificateValidator", "certificates are checked")]
    [TestCase("DllImport", "no unmanaged code")]
    [TestCase("Marshal.", "no unmanaged memory")]
    public void Programs_do_without(string word, string reason)
    {
        foreach (var (path, text) in Files("src", "*.cs")) Assert.That(text, Does.Not.Contain(word), $"{path}: {reason}");
    }

    [TestCase("innerHTML")]
    [TestCase("outerHTML")]
    [TestCase("insertAdjacentHTML")]
    [TestCase("dangerouslySetInnerHTML")]
    [TestCase("document.write")]
    [TestCase("eval(")]
    [TestCase("new Function")]
    [TestCase("postMessage")]
    [TestCase("sessionStorage")]
    [TestCase("indexedDB")]
    [TestCase("document.cookie")]
    [TestCase("__proto__")]
    [TestCase("http://")]
    [TestCase("https://")]
    public void Pages_do_without(string word)
    {
        foreach (var (path, text) in Files("src/QualityTracker.Web/wwwroot", "*.js")) Assert.That(text, Does.Not.Contain(word).IgnoreCase, path);
    }

    // Whatever a password keeper pastes arrives as it is.
    [Test]
    public void Only_score_sheets_look_at_what_is_pasted() => Assert.That(
        Files("src/QualityTracker.Web/wwwroot", "*.js").Where(file => file.Text.Contains("onPaste", StringComparison.OrdinalIgnoreCase)).Select(file => Path.GetFileName(file.Path)),
        Is.EqualTo(new[] { "score-table.js" }));

    [Test]
    public void Only_the_language_is_kept_in_the_browser() => Assert.That(
        Files("src/QualityTracker.Web/wwwroot", "*.js").Where(file => file.Text.Contains("localStorage", StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Path)),
        Is.EqualTo(new[] { "languages.js" }));

    [Test]
    public void Pages_have_no_script_or_style_within_and_nothing_from_elsewhere()
    {
        foreach (var (path, text) in Files("src/QualityTracker.Web/wwwroot", "*.html"))
        {
            Assert.That(text, Does.Not.Match("(?i)<script(?![^>]*src=)").And.Not.Match("(?i)<style").And.Not.Match("(?i)\\s(on\\w+|style)="), path);
            Assert.That(Links().Matches(text).Select(match => match.Groups[1].Value), Is.All.StartsWith("/").And.None.StartsWith("//"), path);
        }
    }

    [Test]
    public void Passwords_are_masked_and_left_to_password_managers()
    {
        foreach (var (path, text) in Files("src/QualityTracker.Web/wwwroot", "*.js"))
        {
            foreach (Match field in PasswordFields().Matches(text)) Assert.That(field.Value, Does.Match("autocomplete=\"(current|new)-password\""), path);
        }

        Assert.That(File.ReadAllText(Path.Combine(Root, "src/QualityTracker.Web/wwwroot/fields.js")), Does.Contain("shown ? 'text' : 'password'"));
    }

    [Test]
    public void Every_package_is_pinned_with_its_hash()
    {
        foreach (var (path, text) in Files("src", "*.csproj").Concat(Files("tests", "*.csproj")))
        {
            var used = XDocument.Parse(text).Descendants("PackageReference");
            Assert.That(used.Select(each => each.Attribute("Version")), Is.All.Null, $"{path}: versions stand in one place");
            var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, Path.GetDirectoryName(path)!, "packages.lock.json")))!["dependencies"]!.AsObject().SelectMany(framework => framework.Value!.AsObject());
            Assert.That(locked.Where(package => (string)package.Value!["type"]! != "Project").Select(package => (string?)package.Value!["contentHash"]), Is.All.Not.Null.And.Not.Empty, path);
        }
    }

    private static IEnumerable<(string Path, string Text)> Files(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Split('/').Intersect(["obj", "bin", "node_modules", "vendor"]).Any()
        select (path, File.ReadAllText(file));

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "QualityTracker.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("(?:src|href)=\"([^\"#]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("<\\$\\{PasswordField\\}[^\\n]*")]
    private static partial Regex PasswordFields();
}
