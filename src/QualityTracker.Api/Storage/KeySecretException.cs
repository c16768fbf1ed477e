using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Storage;

/// <summary>The keys in the database cannot be opened with what this node was given (节点口令不符).</summary>
public sealed class KeySecretException(Text reason) : ToldException(reason)
{
    public static KeySecretException Missing(string database, string file) => new(new(
        $"{database} 中的密钥由另一个节点的口令封存，而本节点没有口令：把那个节点的 keys/secret 复制为 {file}，或用 {NodeSecret.FileVariable}、{NodeSecret.Variable} 给出同一口令",
        $"The keys in {database} are sealed with the secret of another node, and this one has none: copy that node's keys/secret to {file}, or give the same secret by {NodeSecret.FileVariable} or {NodeSecret.Variable}"));

    public static KeySecretException Other(string database, string from) => new(new(
        $"{database} 中的密钥不是用本节点的口令（{from}）封存的，或已被改动：所有节点须用同一口令",
        $"The keys in {database} were not sealed with this node's secret ({from}), or were changed: every node needs the same secret"));

    public static KeySecretException Unreadable(string file, Text cause) => new(new(
        $"{NodeSecret.FileVariable} 指的口令文件 {file} 读不出来（{cause.Zh}）：放好文件，或改正变量",
        $"The file of the secret that {NodeSecret.FileVariable} names, {file}, cannot be read ({cause.En}): put it there, or set the variable right"));

    public static KeySecretException TooShort(string from) => new(new(
        $"{from} 中的口令太短：至少 {NodeSecret.Shortest} 个字符，如 openssl rand -base64 32 所生成的",
        $"The secret in {from} is too short: {NodeSecret.Shortest} characters or more, such as openssl rand -base64 32 gives"));
}
