using System.Data.Common;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Reviews;

/// <summary>
/// Where codes are shown and ballots cast (投票处), by nobody in particular: what is asked for with a code, and all its answers taken at once. A code and its
/// ballots are in the same transaction and have nothing else in common; neither the log nor an error knows of either.
/// </summary>
public sealed class BallotDesk(Database database, FrameStore frames, TimeProvider clock)
{
    /// <summary>What a code asks, or why it asks nothing.</summary>
    public (AskedBallot? Asked, BallotRefusal? Refusal) Ask(string? typed) => BallotCode.Read(typed) is not { } code
        ? (null, BallotRefusal.NoSuchCode)
        : database.Read(connection => Look(connection, BallotCode.HashOf(code)) is var (found, refusal) && found is null
            ? ((AskedBallot?)null, refusal)
            : (AskedBallot.Of(found!.Frame, found.Round, found.Code.Paper), null));

    /// <summary>Takes the answers: for each line of the paper one an item, or none to leave the person out. Null when they are taken.</summary>
    public BallotRefusal? Cast(string? typed, IReadOnlyList<IReadOnlyList<int?>> answers)
    {
        if (BallotCode.Read(typed) is not { } code) return BallotRefusal.NoSuchCode;
        var hash = BallotCode.HashOf(code);
        return database.WriteUntraced(connection =>
        {
            if (Look(connection, hash) is var (found, refusal) && found is null) return refusal;
            var (round, opening, lines) = (found!.Round, found.Round.Opening!, found.Round.Opening!.Papers[found.Code.Paper].Lines);
            if (AnswersRefusal(opening, lines, answers) is { } unfit) return unfit;
            BallotStore.Use(connection, found.Code.School, hash);
            foreach (var (place, given) in lines.Zip(answers).Where(each => each.Second.Any(answer => answer is not null)))
                BallotStore.Replace(connection, found.Code.School, round.Round.Id, place, BallotStore.Box(connection, found.Code.School, round.Round.Id, opening, place).With(given));
            return null;
        }, keeps: refusal => refusal is null);
    }

    /// <summary>
    /// Destroys, of rounds that are over, the ballots that will never be shown: those of a box with too few. What nobody may ever see need not be
    /// there for somebody to find.
    /// </summary>
    public void Sweep(string school, string? term = null, string? round = null)
    {
        var over = database.Read(connection => frames.Read(connection, school) is { } frame && SchoolDay.Of(frame.School).Of(clock.GetUtcNow()) is var day
            ? (round is null ? ReviewStore.Of(connection, school, term ?? "") : [.. new[] { ReviewStore.Find(connection, school, round) }.OfType<StoredRound>()])
                .FindAll(each => each is { Opening: not null, Swept: false } && each.Round.StateOn(day) == RoundState.Closed)
            : []);
        foreach (var each in over)
        {
            database.WriteUntraced(connection =>
            {
                for (var place = 0; place < each.Opening!.Boxes.Count; place++)
                {
                    var (group, box) = (each.Opening.Boxes[place], BallotStore.Box(connection, school, each.Round.Id, each.Opening, place));
                    if (box.Ballots.Count() is > 0 and var cast && cast < each.Opening.EdgeOf(group).LeastOf(group.Invited))
                        BallotStore.Replace(connection, school, each.Round.Id, place, BallotBox.Empty(each.Opening.FormOf(place).Items.Count, group.Invited));
                }

                ReviewStore.Swept(connection, school, each.Round.Id);
                return true;
            }, keeps: _ => true);
        }
    }

    private static BallotRefusal? AnswersRefusal(ReviewOpening opening, IReadOnlyList<int> lines, IReadOnlyList<IReadOnlyList<int?>> answers)
    {
        if (answers.Contains(null)) return BallotRefusal.Unfit(new("有一人的回答为 null", "the answers about somebody are null"));
        if (answers.Count != lines.Count) return BallotRefusal.Unfit(new($"应有 {lines.Count} 人的回答，实有 {answers.Count} 人", $"there are {lines.Count} people on the paper, and answers about {answers.Count} came"));
        var given = lines.Zip(answers).Where(each => each.Second.Any(answer => answer is not null)).ToList();
        if (given.Count == 0) return BallotRefusal.Blank;
        return given.Select(each => Ballot.Refusal(opening.FormOf(each.First), each.Second)).FirstOrDefault(each => each is not null) is { } refusal ? BallotRefusal.Unfit(refusal) : null;
    }

    private (Found? Found, BallotRefusal? Refusal) Look(DbConnection connection, string hash)
    {
        if (BallotStore.Find(connection, hash) is not { } code || ReviewStore.Find(connection, code.School, code.Round) is not { Opening: not null } round
            || frames.Read(connection, code.School) is not { } frame) return (null, BallotRefusal.NoSuchCode);
        if (round.Round.Refusal(round.On(SchoolDay.Of(frame.School).Of(clock.GetUtcNow()))) is { } refusal) return (null, BallotRefusal.NotNow(refusal));
        return code.Used ? (null, BallotRefusal.Used) : (new(code, round, frame), null);
    }

    private sealed record Found(FoundCode Code, StoredRound Round, SchoolFrame Frame);
}

/// <summary>Why a code asks nothing, or a ballot is not taken (不收票的原因). It never says which code.</summary>
/// <param name="Status">Of the answer over HTTP.</param>
/// <param name="Rule">Its name in the API.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record BallotRefusal(int Status, string Rule, Text Message, Text Remedy)
{
    public static readonly BallotRefusal NoSuchCode = new(404, "no-such-code", new("没有这个评议码", "There is no such code"),
        new("请照纸条再输一遍：12 个字母和数字。还是不行，请找发纸条的老师。", "Type it again as it stands on the slip: 12 letters and digits. If that does not help, ask who gave you the slip."));

    public static readonly BallotRefusal Used = new(409, "code-used", new("这个评议码已经用过，每个码只能用一次", "This code was used already; each code counts once"),
        new("如果不是您本人用的，请找发纸条的老师。", "If it was not you, tell who gave you the slip."));

    public static readonly BallotRefusal Blank = new(400, "blank", new("还没有回答任何一项", "Nothing is answered yet"), new("请至少回答一项，再提交。", "Answer at least one item, then send."));

    public static BallotRefusal NotNow(Text when) => new(409, "not-open", when, new("日期写在纸条上。", "The days are on the slip."));

    public static BallotRefusal Unfit(Text what) => new(400, "answers", what, new("请重新打开评议页，再填一次。", "Open the ballot page again and fill it in once more."));
}
