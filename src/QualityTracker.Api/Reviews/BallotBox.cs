using QualityTracker.Core.Reviews;

namespace QualityTracker.Api.Reviews;

/// <summary>
/// The ballots of a group on one person in one role (票箱): a place of as many bytes as the form has items for everybody who was asked, 0 for a blank item
/// and for what is not there yet. The ballots are in the order of what they say, so that equal boxes are equal bytes whoever voted first.
/// </summary>
/// <param name="items">Items of the form.</param>
/// <param name="content">As stored; its length never changes.</param>
public sealed class BallotBox(int items, byte[] content)
{
    public static BallotBox Empty(int items, int invited) => new(items, new byte[items * invited]);

    public byte[] Content => content;

    /// <summary>Those cast, each its answers by item.</summary>
    public IEnumerable<IReadOnlyList<int?>> Ballots => Places.Where(place => place.Any(answer => answer != 0))
        .Select(IReadOnlyList<int?> (place) => [.. place.Select(answer => answer == 0 ? (int?)null : answer)]);

    private IEnumerable<byte[]> Places => content.Chunk(items);

    /// <summary>The box with one more ballot.</summary>
    /// <exception cref="InvalidOperationException">As many ballots as people were asked are in it.</exception>
    public BallotBox With(IReadOnlyList<int?> answers)
    {
        var places = Places.ToList();
        var free = places.FindIndex(place => place.All(answer => answer == 0));
        if (free < 0) throw new InvalidOperationException("The box is full.");
        places[free] = [.. answers.Select(answer => (byte)(answer ?? 0))];
        return new(items, [.. places.Order(Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other))).SelectMany(place => place)]);
    }

    /// <summary>What it holds, as ballots of a round.</summary>
    public IEnumerable<Ballot> Of(InvitedGroup group) => Ballots.Select(answers => new Ballot(group.From, group.Of, group.Staff, answers));
}
