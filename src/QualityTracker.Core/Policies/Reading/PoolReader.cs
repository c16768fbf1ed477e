using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `pay`: the pools of a pay run.</summary>
internal static class PoolReader
{
    private enum PoolKind
    {
        Fixed = 1,
        Share,
        OwnTotal,
    }

    public static IReadOnlyList<PoolRule> Read(PackContext context, PackNode? node)
    {
        var pools = new List<PoolRule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in context.Mappings(node, new("绩效池", "a pool")))
        {
            var pool = Pool(fields);
            fields.Finish();
            if (pool is null || !context.IsNew(ids, pool.Id, fields.Place)) continue;
            if (pool is OwnTotalPoolRule && pools.OfType<OwnTotalPoolRule>().Any())
                context.Problems.Add(fields.Place, "课后服务只能有一个池", "there is one pool with its own total only");
            pools.Add(pool);
        }

        return pools;
    }

    private static PoolRule? Pool(Fields fields)
    {
        var kind = fields.Choice<PoolKind>("kind");
        var (id, title, clause, place) = (fields.Id("id"), fields.Title("title"), fields.ClauseOrNull("clause"), fields.Place);
        return kind switch
        {
            PoolKind.Fixed => new FixedPoolRule
            {
                Id = id,
                Title = title,
                Clause = clause,
                Place = place,
                Post = fields.Choice<PostKind>("post"),
                YuanAMonth = fields.Quantity("yuan-a-month"),
            },
            PoolKind.Share => new SharePoolRule
            {
                Id = id,
                Title = title,
                Clause = clause,
                Place = place,
                Percent = fields.Weight("percent"),
                Points = fields.Choice<SharePoints>("points"),
            },
            PoolKind.OwnTotal => AfterSchool(fields, new() { Id = id, Title = title, Clause = clause, Place = place }),
            _ => null,
        };
    }

    private static OwnTotalPoolRule AfterSchool(Fields fields, OwnTotalPoolRule pool)
    {
        if (fields.Word("points") is { Length: > 0 } points and not "after-school-hours")
        {
            fields.Add(
                fields.Optional("points")!.Place, $"自有总额的池只能按 after-school-hours 分配，不能按 {points}",
                $"a pool with its own total is divided by after-school-hours, not by {points}");
        }

        return pool;
    }
}
