using Microsoft.AspNetCore.Http.Metadata;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Audit;

/// <summary>What the actions of the log are called (操作名称): an operation as the API reference names it, and what is no operation.</summary>
public sealed class AuditActions(EndpointDataSource endpoints)
{
    private static readonly Dictionary<string, Text> Events = new()
    {
        ["session.create.failed"] = new("登录失败", "Sign-in failed"),
        ["session.create.locked"] = new("登录失败过多，暂时锁定", "Too many failures: locked for a while"),
        ["session.passkey.failed"] = new("用通行密钥登录失败", "Sign-in with a passkey failed"),
        ["account.password.refused"] = new("确认密码时密码不对", "Password not confirmed"),
        ["backups.create.failed"] = new("备份失败", "Backup failed"),
        ["backups.verify.failed"] = new("备份未通过核对", "Backup found not good"),
        ["backups.restore"] = new("由备份恢复", "Restored from a backup"),
        ["imports.changes"] = new("导入的记录", "Records taken in"),
        ["privacy.erase.reason"] = new("删除的原因", "Why a pupil was erased"),
        ["privacy.erase.copy"] = new("删除后保留的部分", "What an erasure left"),
    };

    private readonly Lazy<Dictionary<string, Text>> operations = new(() => endpoints.Endpoints
        .Select(endpoint => (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName, endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary.Split(" · ")))
        .Where(each => each is (not null, [_, _]))
        .ToDictionary(each => each.EndpointName!, each => new Text(each.Item2![0], each.Item2[1])));

    /// <summary>The actions that are called so, or that have it in their name, in either language.</summary>
    public IReadOnlyList<string> CalledLike(string words) => [.. Events.Concat(operations.Value)
        .Where(each => each.Value.Zh.Contains(words, StringComparison.OrdinalIgnoreCase) || each.Value.En.Contains(words, StringComparison.OrdinalIgnoreCase))
        .Select(each => each.Key)];

    public Text NameOf(string action) => Events.GetValueOrDefault(action) ?? operations.Value.GetValueOrDefault(action) ?? Text.Same(action);
}
