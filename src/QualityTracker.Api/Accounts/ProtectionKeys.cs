using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>The keys that cookies, tokens against forged requests and authenticators' secrets are sealed with (数据保护密钥), where all nodes have them.</summary>
public sealed class ProtectionKeys(Keys keys) : IXmlRepository
{
    private const string Beginning = "key-";
    private const string Ending = ".xml";
    private const int Days = 90;

    /// <summary>
    /// Makes the first key before anything is sealed with one: of nodes that start at once each would make its own, and not know the others' for a day.
    /// Later ones are made days before they are used.
    /// </summary>
    public static void MakeFirst(IServiceProvider services, PostgresDatabase database) => database.Write(_ =>
    {
        if (Keys.Of(database).Names(Beginning).Count > 0) return false;
        var now = TimeProvider.System.GetUtcNow();
        services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(Days));
        return true;
    });

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. keys.Names(Beginning).Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).Select(keys.Find).OfType<string>().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(
        (friendlyName.StartsWith(Beginning, StringComparison.Ordinal) ? friendlyName : $"{Beginning}{Guid.NewGuid()}") + Ending, element.ToString(SaveOptions.DisableFormatting));
}
