using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>The keys that cookies, tokens against forged requests and authenticators' secrets are sealed with (数据保护密钥), where all nodes have them.</summary>
public sealed class ProtectionKeys(Keys keys) : IXmlRepository
{
    private const string Beginning = "key-";
    private const string Ending = ".xml";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. keys.Names(Beginning).Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).Select(keys.Find).OfType<string>().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(
        (friendlyName.StartsWith(Beginning, StringComparison.Ordinal) ? friendlyName : $"{Beginning}{Guid.NewGuid()}") + Ending, element.ToString(SaveOptions.DisableFormatting));
}
