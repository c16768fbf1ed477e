using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Records;
using QualityTracker.Api.Reference;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests;

/// <summary>Tests against the program itself: it listens on a free port of this machine, with a database in a folder of its own.</summary>
public abstract class ServerTests(string culture = "", Store? store = null)
{
    private readonly (CultureInfo?, CultureInfo) cultures = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture);
    private const string EverythingsPassword = "all of it, quietly 9";

    private WebApplication app = null!;

    /// <summary>Of a program whose account has every role in every school.</summary>
    protected HttpClient Client { get; private set; } = null!;

    /// <summary>Whether <see cref="Client"/> has signed in as a browser does, for what is never done by access token.</summary>
    protected virtual bool InBrowser => false;

    /// <summary>What the program is told on its command line; by itself, not to slow tests down.</summary>
    protected virtual string[] Arguments => ["--Limits:SignInsPerAddress=1000000", "--Limits:SignInsPerName=1000000", "--Limits:PerMinuteOfAccount=1000000", "--Limits:CostlyPerMinute=1000000", "--Limits:CostlyAtOnce=100"];

    /// <summary>Another clock than the machine's.</summary>
    protected virtual TimeProvider? Wall => null;

    protected IServiceProvider Server => app.Services;

    protected Database Database { get; private set; } = null!;

    protected string Folder { get; } = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [OneTimeSetUp]
    public async Task Start()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Directory.CreateDirectory(Folder);
        Database = MakeDatabase(store);
        app = App.Build(Database, Arguments, "http://127.0.0.1:0", Wall, Adjust);
        await app.StartAsync();
        var everything = TestAccounts.Add(Database, "everything", TestAccounts.Everything, password: EverythingsPassword);
        Client = InBrowser ? (await SignedIn("everything", EverythingsPassword)).ClientWithToken : SignedIn(everything);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture) = cultures;
        Client.Dispose();
        await app.DisposeAsync();
        TestDatabase.Close(Database);
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>What the program begins with; by itself, tables without rows.</summary>
    protected virtual Database MakeDatabase(Store? store) => TestDatabase.In(Folder, store);

    /// <summary>Last changes to the program's services.</summary>
    protected virtual void Adjust(IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = TestAccounts.Iterations);

    /// <summary>When somebody was last seen is written by the way; writes come one after the other.</summary>
    protected void WhatWasLeftIsWritten() => Database.Write(_ => true);

    /// <summary>A client that nobody is signed in with.</summary>
    protected HttpClient Anonymous() => new() { BaseAddress = new Uri(app.Urls.Single()) };

    /// <summary>A client that sends an access token of an account.</summary>
    protected HttpClient SignedIn(Account account, params TokenScope[] scopes) => Anonymous().WithToken(TestAccounts.Token(Database, account, scopes));

    /// <summary>A browser in which nobody is signed in yet.</summary>
    protected Browser NewBrowser() => new(new Uri(app.Urls.Single()));

    /// <summary>A browser in which an account has signed in with its password.</summary>
    protected async Task<Browser> SignedIn(string userName, string password)
    {
        var browser = NewBrowser();
        var answer = await browser.SignIn(userName, password);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return browser;
    }

    protected static string At(string school, string rest = "") => $"/api/v1/schools/{school}{(rest.Length > 0 ? "/" : "")}{rest}";

    protected async Task<Answer> Send(HttpMethod method, string address, JsonNode? body = null, string? ifMatch = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return await Send(request);
    }

    protected async Task<Answer> Send(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        return await Answer.Of(response);
    }

    protected Task<Answer> Get(string address, string? language = null) => Send(HttpMethod.Get, address, language: language);

    protected Task<Answer> Post(string address, JsonNode? body = null, string? ifMatch = null) => Send(HttpMethod.Post, address, body, ifMatch);

    protected Task<Answer> Put(string address, JsonNode body, string? ifMatch = null) => Send(HttpMethod.Put, address, body, ifMatch);

    /// <summary>Posts a body just as it is, which no JSON writer would make.</summary>
    protected async Task<Answer> PostRaw(string address, byte[] body, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        request.Headers.ExpectContinue = body.Length > App.LargestBody / 2;
        return await Send(request);
    }

    /// <summary>An import once it waits for nothing but people.</summary>
    protected async Task<JsonNode> Settled(string address, Func<string, Task<Answer>>? read = null)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await (read ?? (each => Get(each)))(address);
            if ((string?)answer.Body!["state"] is not ("checking" or "applying")) return answer.Body;
            Assert.That(TimeProvider.System.GetElapsedTime(begun), Is.LessThan(TimeSpan.FromMinutes(3)), answer.Text);
            await Task.Yield();
        }
    }

    /// <summary>A school with the examples of the kinds before one, a colleague T002 and a second subject; all kinds when none is named.</summary>
    protected async Task Prepare(string school, RecordKind? upTo = null)
    {
        var content = Node(ReferenceExamples.School);
        content["id"] = school;
        await Create("/api/v1/schools", content);
        foreach (var kind in RecordKinds.All.TakeWhile(kind => kind != upTo))
        {
            await Create(At(school, kind.Noun), Node(kind.Example));
            if (kind.Noun == "subjects") await Create(At(school, kind.Noun), Changed(kind, ("id", "maths"), ("name", "数学")));
            if (kind.Noun == "staff") await Create(At(school, kind.Noun), Changed(kind, ("id", "T002"), ("name", "刘强")));
        }
    }

    protected async Task<Answer> Create(string address, JsonNode content)
    {
        var answer = await Post(address, content);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), $"{address} {content.ToJsonString()} {answer.Text}");
        return answer;
    }

    protected async Task<int> Count(string school, RecordKind kind) => (int)(await Get(At(school, kind.Noun) + "?limit=1")).Body!["total"]!;

    protected static JsonObject Node(object value) => (JsonObject)JsonSerializer.SerializeToNode(value, value.GetType(), Json.Options)!;

    protected static JsonObject Changed(RecordKind kind, params (string Field, JsonNode? Value)[] changes) => Changed(Node(kind.Example), changes);

    protected static JsonObject Changed(JsonObject content, params (string Field, JsonNode? Value)[] changes)
    {
        foreach (var (field, value) in changes) content[field] = value;
        return content;
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string? MediaType, string? ETag, Uri? Location, string? Language, string Text)
{
    public JsonNode? Body { get; } = MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(Text) : null;

    public JsonObject Record => (JsonObject)Body!["record"]!;

    public string? Rule => (string?)(Body as JsonObject)?["rule"];

    public IEnumerable<string> Fields => Body?["errors"] is JsonArray errors ? errors.Select(error => (string)error!["field"]!) : [];

    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        response.StatusCode, response.Content.Headers.ContentType?.MediaType,
        response.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : null,
        response.Headers.Location, response.Content.Headers.ContentLanguage.FirstOrDefault(), await response.Content.ReadAsStringAsync());

    public void IsProblem(int status, string? rule = null)
    {
        Assert.That((int)Status, Is.EqualTo(status), Text);
        Assert.That(MediaType, Is.EqualTo("application/problem+json"));
        if (rule is not null) Assert.That(Rule, Is.EqualTo(rule));
        foreach (var part in new[] { "type", "title", "detail", "instance", "rule" }) Assert.That((string?)Body![part], Is.Not.Empty, part);
        Assert.That((int)Body!["status"]!, Is.EqualTo(status));
    }
}
