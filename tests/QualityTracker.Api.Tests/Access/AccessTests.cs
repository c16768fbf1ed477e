using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Access;

/// <summary>Tests in a school where every role is held by somebody who has signed in.</summary>
public abstract partial class AccessTests(Store? store = null) : ServerTests("", store)
{
    private const string Password = "quiet river stone 7";

    private readonly Dictionary<Role, Browser> browsers = [];

    protected static string AtWorld => At(World.School);

    protected World World { get; private set; } = null!;

    protected HttpClient Stranger { get; private set; } = null!;

    [OneTimeSetUp]
    public void MakeWorld()
    {
        World = World.Make(Database);
        Stranger = Anonymous();
        foreach (var role in Enum.GetValues<Role>())
        {
            var staff = World.StaffOf(role);
            TestAccounts.Add(Database, role.ToString(), staff is null ? [TestAccounts.Grant(role, World.School)] : [], staff is null ? null : World.School, staff, Password);
        }
    }

    [OneTimeTearDown]
    public void CloseBrowsers()
    {
        Stranger.Dispose();
        foreach (var browser in browsers.Values) browser.Dispose();
    }

    /// <summary>The browser of who holds a role, signed in.</summary>
    protected async Task<HttpClient> As(Role role)
    {
        if (!browsers.TryGetValue(role, out var browser))
        {
            browsers[role] = browser = await SignedIn(role.ToString(), Password);
        }

        return browser.ClientWithToken;
    }

    /// <summary>Method and address of every operation that the API describes, by its name.</summary>
    protected async Task<Dictionary<string, (HttpMethod Method, string Address)>> Operations()
    {
        var paths = (await Get("/openapi/v1.json")).Body!["paths"]!.AsObject();
        return paths.SelectMany(path => path.Value!.AsObject().Where(each => each.Value is JsonObject operation && operation.ContainsKey("operationId"))
            .Select(each => ((string)each.Value!["operationId"]!, (new HttpMethod(each.Key.ToUpperInvariant()), path.Key)))).ToDictionary();
    }

    /// <summary>An address with something in each of its places.</summary>
    protected static string Filled(string address, string school = World.School) =>
        Place().Replace(address.Replace("{school}", school, StringComparison.Ordinal), "0199e1a0-7c00-7000-8000-00000000ffff");

    protected static JsonNode? BodyFor(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Delete ? null : new JsonObject();

    public static async Task<Answer> SendBy(HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        return await Answer.Of(response);
    }

    protected static async Task<Answer> Send(HttpClient client, HttpMethod method, string address, JsonNode? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await SendBy(client, request);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();
}
