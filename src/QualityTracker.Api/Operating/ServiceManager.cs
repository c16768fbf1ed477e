using System.Net.Sockets;
using System.Text;

namespace QualityTracker.Api.Operating;

/// <summary>
/// Whoever runs the program as a service (服务管理): Windows' own manager, which starts and stops it, or systemd (Type=notify), which is told that it is ready or stops.
/// </summary>
public static class ServiceManager
{
    /// <summary>Nothing happens where Windows has not started it as a service.</summary>
    public static void AddServiceManager(this WebApplicationBuilder builder) => builder.Services.AddWindowsService(options => options.ServiceName = "QualityTracker");

    public static void TellOf(WebApplication app)
    {
        if (Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is not { Length: > 0 } address) return;
        app.Lifetime.ApplicationStarted.Register(() => Tell(address, "READY=1"));
        app.Lifetime.ApplicationStopping.Register(() => Tell(address, "STOPPING=1"));
    }

    private static void Tell(string address, string state)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.SendTo(Encoding.ASCII.GetBytes(state), new UnixDomainSocketEndPoint(address[0] == '@' ? '\0' + address[1..] : address));
        }
        catch (SocketException)
        {
            // Whoever started it has gone, and waits for no word.
        }
    }
}
