using System.Text.Json.Serialization;
using FluentValidation;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Privacy;

/// <summary>Why a pupil's data is erased (删除个人信息).</summary>
public sealed record ErasePupil
{
    /// <summary>1 to 200 characters, without the pupil's name or number.</summary>
    [JsonRequired]
    public string Reason { get; init; } = "";

    public sealed class Rules : AbstractValidator<ErasePupil>
    {
        public Rules() => RuleFor(each => each.Reason).IsText(200);
    }
}

/// <summary>What an erasure did (删除结果).</summary>
/// <param name="Pseudonym">The number that stands for the pupil from now on.</param>
/// <param name="Entry">The entry of the log that records the erasure.</param>
/// <param name="LogContents">How many contents of the log were erased.</param>
/// <param name="Cleared">Whether the database gave up what was deleted: a file is rewritten without it; false when others were using it: the next erasure does it.</param>
/// <param name="Mentions">Texts of other records that mention the name or number; look at them and correct them by hand.</param>
public sealed record Erased(string Pseudonym, long Entry, int LogContents, bool Cleared, IReadOnlyList<Mention> Mentions);

/// <summary>A text in which a pupil is mentioned (提及).</summary>
/// <param name="Kind">The kind of record, by noun.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Field">The field.</param>
public sealed record Mention(string Kind, string Id, string Field);
