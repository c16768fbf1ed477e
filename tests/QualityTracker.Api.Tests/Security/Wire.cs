using System.Net.Sockets;
using System.Text;

namespace QualityTracker.Api.Tests.Security;

/// <summary>Requests byte by byte, as no client library would send them.</summary>
public static class Wire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends the text and gives all that comes back until the server hangs up, which it is asked to.</summary>
    public static async Task<string> Send(HttpClient to, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(to.BaseAddress!.Host, to.BaseAddress.Port);
        await using var stream = client.GetStream();
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), deadline.Token);
        }
        catch (IOException)
        {
            // Refused before all of it was sent.
        }

        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(deadline.Token);
    }

    /// <summary>The beginning of a request of the client's account.</summary>
    public static string Head(HttpClient of, string method, string target, params string[] headers) =>
        $"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: {of.DefaultRequestHeaders.Authorization}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
}
