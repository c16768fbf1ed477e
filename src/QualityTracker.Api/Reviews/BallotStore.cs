using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Core.Reviews;

namespace QualityTracker.Api.Reviews;

/// <summary>Where a code leads (评议码).</summary>
public sealed record FoundCode
{
    public string School { get; init; } = "";

    public string Round { get; init; } = "";

    public int Paper { get; init; }

    public bool Used { get; init; }
}

/// <summary>All SQL of codes and boxes. Nothing here is ever written with a time, or in the order in which it came.</summary>
public static class BallotStore
{
    public static FoundCode? Find(DbConnection connection, string hash) =>
        connection.QuerySingleOrDefault<FoundCode>("select school, round, paper, used from ballot_codes where hash = @hash", new { hash });

    public static void Use(DbConnection connection, string school, string hash) =>
        connection.Execute("update ballot_codes set used = 1 where school = @school and hash = @hash", new { school, hash });

    /// <summary>By hash, so that nothing is left of the order in which they were made or printed.</summary>
    public static void Add(DbConnection connection, string school, string round, IEnumerable<(string Hash, int Paper)> codes) => connection.Execute(
        "insert into ballot_codes (hash, school, round, paper) values (@Hash, @school, @round, @Paper)",
        codes.OrderBy(code => code.Hash, StringComparer.Ordinal).Select(code => new { code.Hash, school, round, code.Paper }));

    public static void RemoveUnused(DbConnection connection, string school, string round, IEnumerable<int> papers) => connection.Execute(
        "delete from ballot_codes where school = @school and round = @round and paper in (select cast(value as bigint) from json_each(@papers)) and used = 0", new { school, round, papers = JsonSerializer.Serialize(papers) });

    /// <summary>How many codes of each paper were used, by paper; papers without any are not among them.</summary>
    public static Dictionary<int, int> UsedOf(DbConnection connection, string school, string round) => connection.Query<(int Paper, int Used)>(
        "select paper, count(*) from ballot_codes where school = @school and round = @round and used = 1 group by paper", new { school, round })
        .ToDictionary(row => row.Paper, row => row.Used);

    public static void AddBoxes(DbConnection connection, string school, string round, ReviewOpening opening) => connection.Execute(
        "insert into ballot_boxes (school, round, place, ballots) values (@school, @round, @place, @content)",
        opening.Boxes.Select((box, place) => new { school, round, place, content = BallotBox.Empty(opening.FormOf(place).Items.Count, box.Invited).Content }));

    public static BallotBox Box(DbConnection connection, string school, string round, ReviewOpening opening, int place) => new(opening.FormOf(place).Items.Count,
        connection.QuerySingle<byte[]>("select ballots from ballot_boxes where school = @school and round = @round and place = @place", new { school, round, place }));

    public static void Replace(DbConnection connection, string school, string round, int place, BallotBox box) => connection.Execute(
        "update ballot_boxes set ballots = @content where school = @school and round = @round and place = @place", new { school, round, place, content = box.Content });

    public static IReadOnlyList<Ballot> Ballots(DbConnection connection, string school, string round, ReviewOpening opening) =>
        [.. opening.Boxes.SelectMany((group, place) => Box(connection, school, round, opening, place).Of(group))];
}
