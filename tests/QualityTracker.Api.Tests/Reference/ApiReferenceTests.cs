using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Records;

namespace QualityTracker.Api.Tests.Reference;

/// <summary>The description of the API is whole and valid.</summary>
public sealed class ApiReferenceTests : ServerTests
{
    private JsonNode json = null!;
    private ReadResult read = null!;

    private OpenApiDocument Document => read.Document!;

    private IEnumerable<(string Name, OpenApiOperation Operation)> Operations =>
        Document.Paths.SelectMany(path => path.Value.Operations!.Select(each => ($"{each.Key} {path.Key}", each.Value)));

    [OneTimeSetUp]
    public async Task Read()
    {
        var text = (await Get("/openapi/v1.json")).Text;
        json = JsonNode.Parse(text)!;
        read = OpenApiDocument.Parse(text);
    }

    [Test]
    public void The_document_is_read_without_errors()
    {
        Assert.That(read.Diagnostic!.Errors, Is.Empty);
        Assert.That(read.Diagnostic.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_1));
        Assert.That(Document.Info.Title, Is.EqualTo("QualityTracker"));
        Assert.That(Document.Info.License!.Identifier, Is.EqualTo("AGPL-3.0-only"));
        Assert.That((string?)json["servers"]![0]!["url"], Is.EqualTo("/"));
        Assert.That(json.ToJsonString(), Does.Not.Contain("127.0.0.1").And.Not.Contain("localhost"));
    }

    [Test]
    public void Every_reference_leads_somewhere_and_no_schema_is_left_over()
    {
        var references = References(json).ToHashSet();
        foreach (var reference in references) Assert.That(Resolve(reference), Is.Not.Null, reference);
        foreach (var (name, _) in (JsonObject)json["components"]!["schemas"]!)
        {
            Assert.That(references, Does.Contain($"#/components/schemas/{name}"));
            Assert.That(name, Does.Match("^[A-Z][A-Za-z]+$").And.Not.Contains("Of"), name);
        }
    }

    [Test]
    public void Every_endpoint_is_described()
    {
        var endpoints = Server.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        Assert.That(endpoints, Has.Count.GreaterThan(100));
        foreach (var endpoint in endpoints)
        {
            var path = Document.Paths[endpoint.RoutePattern.RawText!.TrimEnd('/')];
            foreach (var method in endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()!.HttpMethods)
            {
                Assert.That(path.Operations!.Keys, Does.Contain(new HttpMethod(method)), endpoint.DisplayName);
            }
        }
    }

    [Test]
    public void Every_operation_says_what_it_does_takes_and_answers()
    {
        Assert.That(Operations.Select(each => each.Operation.OperationId), Is.Unique);
        var tags = Document.Tags!.Select(tag => tag.Name).ToList();
        foreach (var (name, operation) in Operations)
        {
            Assert.That(operation.OperationId, Is.Not.Null.And.Not.Empty, name);
            Assert.That(operation.Summary, Does.Contain("· "), name);
            Assert.That(operation.Tags, Is.Not.Empty, name);
            foreach (var tag in operation.Tags!) Assert.That(tags, Does.Contain(tag.Name), name);
            foreach (var parameter in operation.Parameters!) Assert.That(parameter.Description, Is.Not.Null.And.Not.Empty, $"{name} {parameter.Name}");
            Assert.That(operation.Responses!.Keys, Has.Some.StartsWith("2"), name);
            Assert.That(operation.Responses.Keys, Has.Some.StartsWith("4"), name);
            foreach (var (status, response) in operation.Responses.Where(each => each.Key[0] is '4' or '5'))
            {
                var problem = response.Content!["application/problem+json"];
                Assert.That(problem.Schema, Is.Not.Null, $"{name} {status}");
                Assert.That(problem.Example, Is.Not.Null, $"{name} {status}");
            }
        }

        foreach (var tag in Document.Tags!) Assert.That(tag.Description, Does.Contain(" · "), tag.Name);
    }

    [Test]
    public void Changes_ask_for_the_version()
    {
        // An attachment has one version only: its address is what it holds.
        foreach (var (name, operation) in Operations.Where(each => each.Operation.OperationId!.Split('.')[^1] is "replace" or "void" or "restore" && each.Operation.OperationId != "attachments.void"))
        {
            Assert.That(operation.Responses!.Keys, Is.SupersetOf(new[] { "400", "404", "412", "428" }), name);
            Assert.That(operation.Parameters!.Single(parameter => parameter.Name == "If-Match").Required, Is.True, name);
        }
    }

    [Test]
    public void Lists_name_every_parameter_they_take()
    {
        foreach (var kind in RecordKinds.All)
        {
            var operation = Operations.Single(each => each.Operation.OperationId == $"{kind.Noun}.list").Operation;
            var query = operation.Parameters!.Where(parameter => parameter.In == ParameterLocation.Query).Select(parameter => parameter.Name).ToList();
            Assert.That(query, Is.SupersetOf(new[] { "limit", "cursor", "voided" }));
            Assert.That(query, Is.SupersetOf(kind.Outline.Where(column => column.IsFilter).Select(column => column.Field)));
            Assert.That(query.Contains("since"), Is.EqualTo(kind.Outline.Any(column => column.Field == "date") && !kind.IsCoded), kind.Noun);
        }
    }

    [Test]
    public void Every_field_is_described_and_every_choice_named()
    {
        foreach (var (name, schema) in Document.Components!.Schemas!)
        {
            Assert.That(schema.Description, Is.Not.Null.And.Not.Empty, name);
            foreach (var (field, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                Assert.That(property.Description, Is.Not.Null.And.Not.Empty, $"{name}.{field}");
                Assert.That(property.Description, Does.Not.EndWith("· "), $"{name}.{field}");
                Assert.That(json["components"]!["schemas"]![name]!["properties"]![field]!.AsObject().Select(each => each.Key),
                    Has.Some.EqualTo("type").Or.Some.EqualTo("$ref").Or.Some.EqualTo("oneOf"), $"{name}.{field}");
            }

            foreach (var word in schema.Enum ?? []) Assert.That(schema.Description, Does.Contain($"{(string)word!}: "), name);
        }
    }

    [Test]
    public async Task The_example_of_every_request_works_as_it_stands()
    {
        await Prepare("reference", RecordKinds.All[0]);
        foreach (var kind in RecordKinds.All)
        {
            var example = json["paths"]![$"/api/v1/schools/{{school}}/{kind.Noun}"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!;
            var required = json["components"]!["schemas"]![kind.RecordType.Name]!["required"]!.AsArray().Select(each => (string)each!);
            Assert.That(example.AsObject().Select(each => each.Key), Is.SupersetOf(required));
            var created = await Create(At("reference", kind.Noun), example.DeepClone());
            var answer = json["paths"]![$"/api/v1/schools/{{school}}/{kind.Noun}"]!["post"]!["responses"]!["201"]!["content"]!["application/json"]!["example"]!;
            Assert.That(JsonNode.DeepEquals(answer["record"], created.Record), Is.True, kind.Noun);
            if (kind.Noun == "staff") await Create(At("reference", "staff"), Changed(kind, ("id", "T002")));
        }
    }

    [Test]
    public async Task A_record_without_a_required_field_is_refused()
    {
        await Prepare("missing");
        foreach (var kind in RecordKinds.All)
        {
            foreach (var field in json["components"]!["schemas"]![kind.RecordType.Name]!["required"]!.AsArray().Select(each => (string)each!))
            {
                var content = RecordVariants.Another(kind, Node(kind.Example), 0);
                content.Remove(field);
                (await Post(At("missing", kind.Noun), content)).IsProblem(400, "invalid");
            }
        }
    }

    private JsonNode? Resolve(string reference) =>
        reference[2..].Split('/').Aggregate((JsonNode?)json, (node, part) => node?[part.Replace("~1", "/", StringComparison.Ordinal)]);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject each => each.SelectMany(member => member is { Key: "$ref", Value: JsonValue value } ? [(string)value!] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
