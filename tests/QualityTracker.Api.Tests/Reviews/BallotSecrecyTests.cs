using System.Security.Cryptography;
using System.Text;
using Dapper;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Reviews;

/// <summary>
/// Somebody has the whole database, knows whose each code is and in which order all voted, and looks for who said what. The attempt is written up in
/// the README beside this file.
/// </summary>
public sealed class BallotSecrecyTests() : ReviewServerTests(Store.Sqlite)
{
    // More than these would be no chance: of a hundred shuffles of a class, one in a hundred thousand has as many at their own place.
    private const int ByChance = 9;

    private string[] codes = null!;
    private int[][][] votes = null!;
    private string round = null!;
    private IReadOnlyList<int> places = null!;
    private ReviewOpening opening = null!;

    [OneTimeSetUp]
    public async Task OpenRound()
    {
        var detail = await Opened();
        round = (string)detail["round"]!["id"]!;
        opening = Database.Read(connection => ReviewStore.Find(connection, School, round)!.Opening!);
        var paper = PupilsPaper(detail);
        places = opening.Papers[paper].Lines;
        codes = CodesOf(detail, paper, opening.Papers[paper].Copies);

        // Everybody says something else of everybody, and nothing of the order of the voters is in it.
        var said = Enumerable.Range(0, codes.Length).OrderBy(at => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"voter {at}"))), StringComparer.Ordinal).ToArray();
        votes = [.. said.Select(number => places.Select((place, line) => Enumerable.Range(0, opening.FormOf(place).Items.Count)
            .Select(item => 1 + (number / (int)Math.Pow(5, item) + line) % 5).ToArray()).ToArray())];
    }

    [Test]
    public void Whoever_votes_first_and_whosoever_code_a_ballot_comes_with_the_file_is_the_same_to_the_byte()
    {
        var count = codes.Length;
        var one = Voted("one", Enumerable.Range(0, count).Select(at => (codes[at], votes[at])));
        var step = new[] { 7, 11, 13 }.First(each => count % each != 0);
        var other = Voted("other", Enumerable.Range(0, count).Reverse().Select(at => (codes[at], votes[(at * step + 3) % count])));
        Assert.That(ContentOf(one).AsSpan().SequenceEqual(ContentOf(other)), Is.True, "so no join, order, page or leftover of the one tells what is not the same in the other");

        var third = Voted("third", Enumerable.Range(0, count).Select(at => (codes[at], at == 0 ? [.. votes[0].Select(line => line.Select(level => 6 - level).ToArray())] : votes[at])));
        Assert.That(ContentOf(one).AsSpan().SequenceEqual(ContentOf(third)), Is.False, "another ballot is seen");
    }

    [Test]
    public void No_page_free_space_or_log_keeps_what_a_box_was_before_a_ballot()
    {
        var (database, file) = Copy("leftovers");
        var desk = new BallotDesk(database, new FrameStore(), Clock);
        var before = new List<byte[]>();
        for (var at = 0; at < codes.Length; at++)
        {
            Assert.That(desk.Cast(codes[at], Answers(votes[at])), Is.Null);
            Assert.That(LengthOf(file + "-wal"), Is.Zero, "the log, in the order of its writing, is empty after each ballot");
            if (at < codes.Length - 1) before.AddRange(Boxes(database).Select(box => box.Content));
        }

        var whole = File.ReadAllBytes(file);
        Assert.That(Boxes(database).All(box => whole.AsSpan().IndexOf(box.Content) >= 0), "what is there now is found by the same search");
        Assert.That(before.Count(content => whole.AsSpan().IndexOf(content) >= 0), Is.Zero);
    }

    [Test]
    public void Matching_voters_and_ballots_by_every_order_there_is_comes_to_no_more_than_chance()
    {
        var (database, file) = Copy("orders");
        var desk = new BallotDesk(database, new FrameStore(), Clock);
        database.Write(connection => connection.Execute("create table careless (id integer primary key, place integer, said blob)"));
        for (var at = 0; at < codes.Length; at++)
        {
            desk.Cast(codes[at], Answers(votes[at]));
            database.Write(connection => connection.Execute("insert into careless (place, said) values (@place, @said)", new { place = places[0], said = Said(at, 0) }));
        }

        database.EmptyLog();
        var whole = File.ReadAllBytes(file);
        var hashes = codes.Select(BallotCode.HashOf).ToArray();
        var voters = Enumerable.Range(0, codes.Length).ToArray();
        int[][] orders =
        [
            voters, [.. voters.OrderBy(at => hashes[at], StringComparer.Ordinal)],
            [.. voters.OrderBy(at => whole.AsSpan().IndexOf(Encoding.ASCII.GetBytes(hashes[at])))], [.. voters.OrderBy(at => whole.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(hashes[at])))],
            [.. database.Read(connection => connection.Query<string>("select hash from ballot_codes where used = 1 and round = @round", new { round })).Select(hash => Array.IndexOf(hashes, hash)).Where(at => at >= 0)],
        ];
        foreach (var order in orders.Concat(orders.Select(order => order.Reverse().ToArray()).ToArray()))
        {
            for (var line = 0; line < places.Count; line++)
            {
                var ballots = Boxes(database).ElementAt(line).Ballots.Select(answers => answers.Select(answer => (byte)answer!.Value).ToArray()).ToArray();
                Assert.That(Matches([.. order.Select(at => Said(at, line))], ballots), Is.LessThanOrEqualTo(ByChance), $"line {line}");
            }
        }

        var careless = database.Read(connection => connection.Query<byte[]>("select said from careless order by id")).ToArray();
        Assert.That(Matches([.. voters.Select(at => Said(at, 0))], careless), Is.EqualTo(codes.Length), "the attack itself is sound: it finds everybody in a table of rows");
    }

    [Test]
    public async Task A_log_that_a_reader_kept_is_emptied_as_soon_as_the_reader_is_done()
    {
        var (database, file) = Copy("reader");
        var desk = new BallotDesk(database, new FrameStore(), Clock);
        using (var reader = database.Open())
        using (reader.BeginTransaction(deferred: true))
        {
            reader.ExecuteScalar<int>("select count(*) from staff");
            Assert.That(desk.Cast(codes[0], Answers(votes[0])), Is.Null, "nobody waits for who reads");
            Assert.That(LengthOf(file + "-wal"), Is.Positive);
        }

        for (var tries = 0; LengthOf(file + "-wal") > 0 && tries < 100; tries++) await Task.Delay(100);
        Assert.That(LengthOf(file + "-wal"), Is.Zero);
    }

    [Test]
    public void Casting_changes_one_flag_and_the_boxes_and_nothing_else()
    {
        var (database, _) = Copy("changes");
        var before = Rows(database);
        new BallotDesk(database, new FrameStore(), Clock).Cast(codes[0], Answers(votes[0]));
        var after = Rows(database);
        Assert.That(after.Except(before).Concat(before.Except(after)).Select(row => row.Split(' ')[0]).Distinct(), Is.EquivalentTo(new[] { "ballot_codes", "ballot_boxes" }));
        Assert.That(after.Except(before).Count(), Is.EqualTo(1 + places.Count));
    }

    private byte[] Said(int voter, int line) => [.. votes[voter][line].Select(level => (byte)level)];

    private static int Matches(byte[][] voters, byte[][] ballots) => voters.Zip(ballots).Count(each => each.First.AsSpan().SequenceEqual(each.Second));

    private static IReadOnlyList<IReadOnlyList<int?>> Answers(int[][] vote) => [.. vote.Select(line => line.Select(level => (int?)level).ToArray())];

    private IEnumerable<BallotBox> Boxes(Database database) => database.Read(connection => places.Select(place => BallotStore.Box(connection, School, round, opening, place)).ToList());

    private string Voted(string name, IEnumerable<(string Code, int[][] Vote)> ballots)
    {
        var (database, file) = Copy(name);
        var desk = new BallotDesk(database, new FrameStore(), Clock);
        foreach (var (code, vote) in ballots) Assert.That(desk.Cast(code, Answers(vote)), Is.Null);
        return file;
    }

    private (SqliteDatabase Database, string File) Copy(string name)
    {
        var from = TestDatabase.FileOf(Database);
        Assert.That(((SqliteDatabase)Database).EmptyLog(), Is.True);
        var file = Path.Combine(Folder, name + ".db");
        File.Copy(from, file);
        return (new(file), file);
    }

    // All but the two counters by which SQLite tells that the file has changed at all, and the version of the library.
    private static byte[] ContentOf(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes.AsSpan(24, 4).Clear();
        bytes.AsSpan(92, 8).Clear();
        return bytes;
    }

    private static long LengthOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static HashSet<string> Rows(Database database) => database.Read(connection => Database.TablesOf(connection)
        .SelectMany(table => connection.Query($"select * from {table}").Select(row => $"{table} {string.Join('|', ((IDictionary<string, object>)row).Values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))}")).ToHashSet());
}
