using System.CommandLine;
using System.Text.Json;

namespace QualityTracker.Api.Doctor;

/// <summary>doctor: looks at the set-up and says what is wrong and what to do; changes nothing.</summary>
public static class DoctorCommand
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static Command Build(Func<ParseResult, (string Folder, string? Server)> where)
    {
        var json = new Option<bool>("--json") { Description = "以 JSON 输出 · As JSON" };
        var command = new Command("doctor", "检查安装与设置，指出问题与办法 · Check the set-up: what is wrong, and what to do") { json };
        command.SetAction(result =>
        {
            var (folder, server) = where(result);
            var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";
            var patient = new Patient(Path.GetFullPath(folder), server, SettingsOf(environment), environment, TimeProvider.System);
            return Run(patient, result.GetValue(json), Console.Out, !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null);
        });
        return command;
    }

    /// <summary>0 when all is good, 1 when there are warnings, 2 when something is wrong.</summary>
    public static int Run(Patient patient, bool json, TextWriter output, bool inColour)
    {
        var findings = Of(patient).ToList();
        var worst = findings.Max(finding => finding.Level);
        if (json) output.WriteLine(JsonSerializer.Serialize(new { result = worst, findings }, Indented));
        else foreach (var line in Lines(findings, inColour)) output.WriteLine(line);
        return (int)worst;
    }

    public static IEnumerable<Finding> Of(Patient patient) =>
        [.. FolderFindings.Of(patient), .. DatabaseFindings.Of(patient), .. ServerFindings.Of(patient), .. BackupFindings.Of(patient), .. AddressFindings.Of(patient)];

    private static IEnumerable<string> Lines(IReadOnlyList<Finding> findings, bool inColour)
    {
        foreach (var finding in findings)
        {
            var (sign, colour) = finding.Level switch { FindingLevel.Good => ("✓", 32), FindingLevel.Warning => ("!", 33), _ => ("✗", 31) };
            yield return $"{Coloured(sign, colour)} {Coloured($"{finding.Title.Zh} · {finding.Title.En}", finding.Level == FindingLevel.Good ? 0 : 1)}";
            yield return $"    {finding.Found.Zh}";
            if (finding.Found.En != finding.Found.Zh) yield return $"    {finding.Found.En}";
            if (finding.Remedy is not { } remedy) continue;
            yield return $"    {Coloured("→", colour)} {remedy.Zh}";
            if (remedy.En != remedy.Zh) yield return $"    {Coloured("→", colour)} {remedy.En}";
        }

        var (bad, warnings) = (findings.Count(each => each.Level == FindingLevel.Bad), findings.Count(each => each.Level == FindingLevel.Warning));
        yield return "";
        yield return bad + warnings == 0
            ? Coloured($"{findings.Count} 项检查均正常 · all {findings.Count} checks are good", 32)
            : Coloured($"{findings.Count} 项检查：{bad} 项有误，{warnings} 项须注意 · {findings.Count} checks: {bad} wrong, {warnings} to look at", bad > 0 ? 31 : 33);

        string Coloured(string text, int code) => inColour ? $"\u001b[{code}m{text}\u001b[0m" : text;
    }

    // As the web program reads them.
    private static IConfiguration SettingsOf(string environment) => new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true).AddJsonFile($"appsettings.{environment}.json", optional: true)
        .AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().Build();
}
