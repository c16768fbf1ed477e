using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QualityTracker.Api.Tests.Operating;

/// <summary>The real program, told to stop while it is asked: whatever it took is answered, and whatever hands out requests learns of it first.</summary>
[Platform("Linux")]
public sealed class StopTests
{
    private const int Enough = 40;

    private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int answered;
    private int notReady;

    [Test]
    public async Task No_request_fails_while_it_stops_and_it_ends_well()
    {
        var folder = Directory.CreateTempSubdirectory("stop").FullName;
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "notify")));
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "--data", Path.Combine(folder, "data")])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Stopping__DrainSeconds"] = "1", ["NOTIFY_SOCKET"] = Path.Combine(folder, "notify"),
            },
        })!;
        try
        {
            var address = (await program.StandardOutput.ReadLineAsync())!.Split(' ')[1];
            Assert.That(Told(manager), Is.EqualTo("READY=1"));
            var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskUntilRefused(new Uri(address)))).ToList();
            await Task.WhenAny([enough.Task, .. asking]);
            using (var kill = Process.Start("kill", ["-TERM", $"{program.Id}"])) await kill.WaitForExitAsync();
            Assert.That(Told(manager), Is.EqualTo("STOPPING=1"));
            await Task.WhenAll(asking);
            await program.WaitForExitAsync();
            Assert.That(program.ExitCode, Is.Zero);
            Assert.That(answered, Is.GreaterThan(Enough));
            Assert.That(notReady, Is.Positive, "it says that it is not ready before it takes no more");
        }
        finally
        {
            if (!program.HasExited) program.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    // Only a connection that is not taken ends it; one that is taken must be answered. What stood in the queue of a listener that is gone is reset by the machine: then the next is refused.
    private async Task AskUntilRefused(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (ready.StatusCode == HttpStatusCode.ServiceUnavailable) Interlocked.Increment(ref notReady);
                using var page = await client.GetAsync(new Uri("/", UriKind.Relative));
                Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
                if (Interlocked.Increment(ref answered) == Enough) enough.SetResult();
            }
            catch (HttpRequestException exception) when (IsOf(exception, SocketError.ConnectionRefused))
            {
                return;
            }
            catch (Exception exception) when (IsReset(exception))
            {
                var next = Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("/health/live", UriKind.Relative)));
                Assert.That(IsOf(next, SocketError.ConnectionRefused), $"{exception} and then {next}");
                return;
            }
        }
    }

    // When the reset comes between connecting and asking, the client fails to look up who it is connected to, and throws that as it is.
    private static bool IsReset(Exception exception) => exception is SocketException { SocketErrorCode: SocketError.NotConnected } || (exception is HttpRequestException asked && IsOf(asked, SocketError.ConnectionReset));

    private static bool IsOf(HttpRequestException? exception, SocketError error) => (exception?.InnerException as SocketException ?? exception?.InnerException?.InnerException as SocketException)?.SocketErrorCode == error;

    private static string Told(Socket manager)
    {
        var buffer = new byte[64];
        manager.ReceiveTimeout = 20_000;
        return Encoding.ASCII.GetString(buffer, 0, manager.Receive(buffer));
    }
}
