using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>A browser: keeps cookies, and sends the anti-forgery token that the program gave it.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClientHandler handler = new() { UseCookies = true, CookieContainer = new CookieContainer() };

    public Browser(Uri address)
    {
        Client = new HttpClient(handler) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>The client, with the anti-forgery token on each of its requests.</summary>
    public HttpClient ClientWithToken
    {
        get
        {
            Client.DefaultRequestHeaders.Remove("X-Antiforgery");
            Client.DefaultRequestHeaders.Add("X-Antiforgery", Antiforgery);
            return Client;
        }
    }

    public CookieContainer Cookies => handler.CookieContainer;

    public string? Antiforgery { get; set; }

    /// <summary>The session's key, as the cookie has it.</summary>
    public string? SessionKey => Cookies.GetCookies(Client.BaseAddress!)["qt-session"]?.Value;

    /// <summary>Opens the start page: nobody is signed in, a token is handed out.</summary>
    public async Task<Answer> Open() => Learn(await Send(HttpMethod.Get, "/api/v1/session"));

    public async Task<Answer> SignIn(string userName, string password, string? code = null, string? recoveryCode = null)
    {
        if (Antiforgery is null) await Open();
        var body = new JsonObject { ["userName"] = userName, ["password"] = password };
        if (code is not null) body["code"] = code;
        if (recoveryCode is not null) body["recoveryCode"] = recoveryCode;
        return Learn(await Send(HttpMethod.Post, "/api/v1/session", body));
    }

    public async Task<Answer> Send(HttpMethod method, string address, JsonNode? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (Antiforgery is not null) request.Headers.Add("X-Antiforgery", Antiforgery);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (method != HttpMethod.Get) request.Headers.Add("Origin", Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var response = await Client.SendAsync(request);
        return await Answer.Of(response);
    }

    public Task<Answer> Get(string address) => Send(HttpMethod.Get, address);

    public Task<Answer> Post(string address, JsonNode? body = null) => Send(HttpMethod.Post, address, body);

    public Task<Answer> Put(string address, JsonNode body, string? ifMatch = null) => Send(HttpMethod.Put, address, body, ifMatch);

    public Task<Answer> Delete(string address, JsonNode? body = null) => Send(HttpMethod.Delete, address, body);

    public Answer Learn(Answer answer)
    {
        if (answer.Status == HttpStatusCode.OK && (string?)answer.Body?["antiforgery"] is { Length: > 0 } token) Antiforgery = token;
        return answer;
    }

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }
}
