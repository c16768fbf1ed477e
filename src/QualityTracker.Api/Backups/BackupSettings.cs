using System.Globalization;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Backups;

namespace QualityTracker.Api.Backups;

/// <summary>When backups are made by themselves and how many stay (备份设置), from <c>Backups</c> of the configuration.</summary>
/// <param name="Folder">Where they go.</param>
/// <param name="At">The time of day, on the machine's clock; null for never.</param>
/// <param name="Keeping">How many stay.</param>
public sealed record BackupSettings(string Folder, TimeOnly? At, BackupKeeping Keeping)
{
    private const string Off = "off";
    private const int MostKept = 1000;
    private static readonly TimeOnly Night = new(2, 30);

    public static string DefaultFolder(Database database) => Path.Combine(database.Folder, "backups");

    /// <exception cref="BackupException">A setting is none.</exception>
    public static BackupSettings Of(IConfiguration configuration, IHostEnvironment environment, Database database)
    {
        var settings = configuration.GetSection("Backups");
        return new(
            settings["Folder"] is { Length: > 0 } named ? Path.GetFullPath(named) : DefaultFolder(database),
            database is SqliteDatabase ? AtOf(settings["At"], environment) : null,
            new(CountOf("KeepDaily", 7), CountOf("KeepWeekly", 4), CountOf("KeepMonthly", 12)));

        int CountOf(string name, int usual) => settings[name] is not { Length: > 0 } text ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostKept ? count
            : throw new BackupException(new($"Backups:{name} 须为 0 至 {MostKept} 的整数", $"Backups:{name} must be a whole number from 0 to {MostKept}"));
    }

    private static TimeOnly? AtOf(string? text, IHostEnvironment environment) => text switch
    {
        null or "" => environment.IsDevelopment() ? null : Night,
        Off => null,
        _ => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at
            : throw new BackupException(new("Backups:At 须写成 02:30 这样的时间，或 off", "Backups:At must be a time such as 02:30, or off")),
    };
}
