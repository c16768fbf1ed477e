using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Doctor;

/// <summary>The set-up that is checked (检查对象).</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Server">The connection string; null for the folder's own file.</param>
/// <param name="Configuration">As the program reads it.</param>
/// <param name="Environment">Such as Production.</param>
/// <param name="Clock">The machine's.</param>
public sealed record Patient(string Folder, string? Server, IConfiguration Configuration, string Environment, TimeProvider Clock)
{
    private Database? database;

    public string File => Path.Combine(Folder, Database.FileName);

    public bool IsDevelopment => Environment.Equals("Development", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is a database to look at; a server tells by itself.</summary>
    public bool HasDatabase => Server is not null || System.IO.File.Exists(File);

    public Database Database => database ??= Database.At(Folder, Server);

    /// <summary>The addresses that the program listens on.</summary>
    public IReadOnlyList<string> Addresses => (Configuration["urls"] ?? App.DefaultAddress).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<string> Proxies => Configuration.GetSection("Proxies").Get<string[]>() ?? [];

    /// <summary>Whether others than this machine are served.</summary>
    public bool IsPublic => Proxies.Count > 0 || Addresses.Any(address => !IsOfThisMachine(address));

    public static bool IsOfThisMachine(string address) => Uri.TryCreate(address.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.IsLoopback;
}
