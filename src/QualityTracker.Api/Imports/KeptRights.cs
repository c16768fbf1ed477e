using System.Text.Json.Serialization;
using QualityTracker.Api.Access;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>The rights that an import was asked for by, as they are kept with it (任务所用权限): another node may be the one that does it.</summary>
public sealed record KeptRights(
    string Account, string Name, Via Via, string? Address, string? Staff, IReadOnlyList<Text> Written, IReadOnlyList<Text> Seen)
{
    [JsonIgnore]
    public ImportRights Rights => new(new Caller { Account = Account, Name = Name, Via = Via, Address = Address }, Written.ToHashSet(), Seen.ToHashSet()) { Staff = Staff };

    public static KeptRights Of(ImportRights rights) => new(rights.By.Account, rights.By.Name, rights.By.Via, rights.By.Address, rights.Staff, [.. rights.Written], [.. rights.Seen]);
}
