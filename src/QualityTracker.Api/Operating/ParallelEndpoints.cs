using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace QualityTracker.Api.Operating;

/// <summary>
/// Every address of the program, compiled on all processors while the rest of it starts (并行编译端点): left to itself the framework compiles them
/// one after the other when the first request comes, and that is most of what a start takes.
/// </summary>
public sealed class ParallelEndpoints : EndpointDataSource
{
    private readonly Task<List<Endpoint>> building;

    private ParallelEndpoints(IReadOnlyList<EndpointDataSource> sources) =>
        building = Task.Run(() => sources.AsParallel().AsOrdered().Select(source => source.Endpoints).ToList().SelectMany(each => each).ToList());

    public override IReadOnlyList<Endpoint> Endpoints => building.GetAwaiter().GetResult();

    /// <summary>Takes the place of what <paramref name="routes"/> was given until now, in the same order.</summary>
    public static void Build(IEndpointRouteBuilder routes)
    {
        var built = new ParallelEndpoints([.. routes.DataSources]);
        routes.DataSources.Clear();
        routes.DataSources.Add(built);
    }

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;
}
