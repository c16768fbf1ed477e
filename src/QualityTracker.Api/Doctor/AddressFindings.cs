using QualityTracker.Core.Languages;
using IPAddress = System.Net.IPAddress;

namespace QualityTracker.Api.Doctor;

/// <summary>Under which addresses the program is reached, and by what (地址检查), and what stands beside the program.</summary>
public static class AddressFindings
{
    private static readonly Text Address = new("监听地址", "Addresses");
    private static readonly Text Hosts = new("主机名与代理", "Host names and proxies");
    private static readonly Text Paper = new("封存二维码的地址", "Address of seals");
    private static readonly Text Mode = new("运行环境", "Environment");
    private static readonly Text Font = new("中文字体", "Chinese font");

    public static IEnumerable<Finding> Of(Patient patient)
    {
        yield return patient.IsDevelopment && patient.IsPublic
            ? Finding.Bad("environment", Mode, new("Development 环境却对外服务：有演示账号与公开的密码", "Development, and open to others: it has demo accounts with a password everybody knows"), new("设 ASPNETCORE_ENVIRONMENT=Production", "Set ASPNETCORE_ENVIRONMENT=Production"))
            : Finding.Good("environment", Mode, new(patient.Environment, patient.Environment));
        yield return Listening(patient);
        yield return HostsOf(patient);
        yield return PaperOf(patient);
        var fonts = new[] { "NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf" }.Select(name => Path.Combine(AppContext.BaseDirectory, "fonts", name));
        yield return fonts.FirstOrDefault(file => !File.Exists(file)) is { } missing
            ? Finding.Bad("font", Font, new($"缺少 {missing}", $"{missing} is missing"), new("重新发布程序（dotnet publish），其中带有字体", "Publish the program again (dotnet publish): the font comes with it"))
            : Finding.Good("font", Font, new("已随程序安装", "It came with the program"));
    }

    private static Finding Listening(Patient patient)
    {
        var shown = string.Join(" ", patient.Addresses);
        var open = patient.Addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !Patient.IsOfThisMachine(address));
        return open is not null && patient.Proxies.Count == 0
            ? Finding.Warning("addresses", Address, new($"{open} 对外却没有 TLS：除本机外的请求都会被拒绝", $"{open} is open to others without TLS: all but this machine are refused"), new("在前面放反向代理并写明 Proxies，或用 https 地址与证书（Kestrel:Certificates）", "Put a reverse proxy before it and name it in Proxies, or use an https address with a certificate (Kestrel:Certificates)"))
            : Finding.Good("addresses", Address, new(shown, shown));
    }

    private static Finding HostsOf(Patient patient)
    {
        if (patient.Proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } wrong)
            return Finding.Bad("hosts", Hosts, new($"Proxies 中的 {wrong} 不是 IP 地址", $"{wrong} in Proxies is no IP address"), new("写代理的 IP 地址，如 127.0.0.1", "Write the proxy's IP address, such as 127.0.0.1"));
        var hosts = patient.Configuration["AllowedHosts"];
        if (patient.IsPublic && (string.IsNullOrWhiteSpace(hosts) || hosts.Contains('*', StringComparison.Ordinal)))
            return Finding.Warning("hosts", Hosts, new($"AllowedHosts 为“{hosts}”：任何主机名都接受，或经本机代理的都被拒绝", $"AllowedHosts is “{hosts}”: any host name is taken, or, by a proxy on this machine, none"), new("设 AllowedHosts=qt.example.cn，写明对外的主机名", "Set AllowedHosts=qt.example.cn, the name people use"));
        var shown = $"AllowedHosts={hosts ?? "–"} Proxies={(patient.Proxies.Count == 0 ? "–" : string.Join(",", patient.Proxies))}";
        return Finding.Good("hosts", Hosts, new(shown, shown));
    }

    private static Finding PaperOf(Patient patient)
    {
        var address = patient.Configuration["Seals:Address"];
        var set = new Text("设 Seals:Address=https://qt.example.cn：纸上的二维码要用多年", "Set Seals:Address=https://qt.example.cn: a code on paper is used for years");
        if (string.IsNullOrWhiteSpace(address)) return patient.IsPublic ? Finding.Warning("seals", Paper, new("未设", "Not set"), set) : Finding.Good("seals", Paper, new("未设，用请求的地址", "Not set; the address of the request is used"));
        return !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.IsLoopback
            ? Finding.Warning("seals", Paper, new($"{address} 别人扫不到", $"{address}: others cannot follow it"), set)
            : Finding.Good("seals", Paper, new(address, address));
    }
}
