using System.CommandLine;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Audit;

/// <summary>audit verify: checks that nothing in the log was changed, removed or moved.</summary>
public static class AuditCommand
{
    public static Command Build(Func<ParseResult, Database?> open)
    {
        var head = new Option<string?>("--head") { Description = "记下的日志末尾 SEQ:HASH · The head written down earlier, SEQ:HASH" };
        var verify = new Command("verify", "核对审计日志 · Verify the audit log") { head };
        verify.SetAction(result => Run(() => open(result), result.GetValue(head), Console.Out));
        return new Command("audit", "审计日志 · The audit log") { verify };
    }

    /// <summary>0 when the log is as it was written, 1 when it is not, 2 when there is no database or the head given is none.</summary>
    public static int Run(Func<Database?> open, string? head, TextWriter output)
    {
        (long, string)? expected = null;
        if (head is not null)
        {
            if (!AuditVerifier.TryReadHead(head, out var read))
            {
                Say(new("--head 须写成 编号:64 位十六进制数", "--head must be a number, a colon and 64 hexadecimal digits"));
                return 2;
            }

            expected = read;
        }

        if (open() is not { } database)
        {
            Say(new("这个文件夹里没有数据库，无从核对（--data）", "There is no database in this folder, and nothing to verify (--data)"));
            return 2;
        }

        var found = new AuditVerifier(database).Verify(expected);
        if (found.Fault is { } fault)
        {
            Say(new($"第 {fault.Seq} 条：{fault.Message.Zh}", $"Entry {fault.Seq}: {fault.Message.En}"));
            return 1;
        }

        Say(new($"完好：共 {found.Entries} 条", $"Intact: {found.Entries} entries"));
        if (found.Head is not null) Say(new($"末尾（请记下）：{found.Head}", $"Head (write it down): {found.Head}"));
        return 0;

        void Say(Text text) => output.WriteLine($"{text.Zh} · {text.En}");
    }
}
