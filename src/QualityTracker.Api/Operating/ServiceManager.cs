using System.Net.Sockets;
using System.Text;

namespace QualityTracker.Api.Operating;

/// <summary>Tells systemd, where it started the program (Type=notify), that the program is ready or stops (服务通知).</summary>
public static class ServiceManager
{
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
