using Microsoft.AspNetCore.Http.Metadata;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Audit;

/// <summary>What the actions of the log are called (操作名称): an operation as the API reference names it, and what happens to accounts.</summary>
public sealed class AuditActions(EndpointDataSource endpoints)
{
    private static readonly Dictionary<string, Text> Events = new()
    {
        ["sign-in.ok"] = new("登录", "Signed in"),
        ["sign-in.failed"] = new("登录失败", "Sign-in failed"),
        ["sign-in.locked"] = new("登录失败过多，暂时锁定", "Too many failures: locked for a while"),
        ["sign-out"] = new("退出", "Signed out"),
        ["sessions.ended"] = new("结束登录", "Sign-ins ended"),
        ["password.changed"] = new("更改密码", "Password changed"),
        ["password.refused"] = new("更改密码时原密码不对", "Password change refused"),
        ["second-factor.added"] = new("增加第二因素", "Second factor added"),
        ["second-factor.removed"] = new("去掉第二因素", "Second factor removed"),
        ["recovery-codes.renewed"] = new("更换恢复代码", "Recovery codes renewed"),
        ["tokens.created"] = new("新建访问令牌", "Access token created"),
        ["tokens.revoked"] = new("撤销访问令牌", "Access token revoked"),
        ["setup.used"] = new("首次设置", "Set up"),
        ["accounts.created"] = new("新建账号", "Account created"),
        ["accounts.changed"] = new("更改账号", "Account changed"),
        ["accounts.closed"] = new("停用账号", "Account closed"),
        ["imports.changes"] = new("导入的记录", "Records taken in"),
        ["privacy.erase.reason"] = new("删除的原因", "Why a pupil was erased"),
        ["privacy.erase.copy"] = new("删除后保留的部分", "What an erasure left"),
        ["accounts.reset"] = new("重置账号", "Account reset"),
    };

    private readonly Lazy<Dictionary<string, Text>> operations = new(() => endpoints.Endpoints
        .Select(endpoint => (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName, endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary.Split(" · ")))
        .Where(each => each is (not null, [_, _]))
        .ToDictionary(each => each.EndpointName!, each => new Text(each.Item2![0], each.Item2[1])));

    public Text NameOf(string action) => Events.GetValueOrDefault(action) ?? operations.Value.GetValueOrDefault(action) ?? Text.Same(action);
}
