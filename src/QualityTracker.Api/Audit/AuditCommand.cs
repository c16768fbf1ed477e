using System.CommandLine;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Audit;

/// <summary>audit verify: checks that nothing in the log was changed, removed or moved.</summary>
public static class AuditCommand
{
    public static Command Build(Func<ParseResult, Database> open)
    {
        var head = new Option<string?>("--head") { Description = "记下的日志末尾 SEQ:HASH · The head written down earlier, SEQ:HASH" };
        var english = new Option<bool>("--english") { Description = "英文输出 · English output" };
        var verify = new Command("verify", "核对审计日志 · Verify the audit log") { head, english };
        verify.SetAction(result => Run(() => open(result), result.GetValue(head), result.GetValue(english) ? Language.English : Language.Chinese, Console.Out));
        return new Command("audit", "审计日志 · The audit log") { verify };
    }

    /// <summary>0 when the log is as it was written, 1 when it is not, 2 when the head given is none.</summary>
    public static int Run(Func<Database> open, string? head, Language language, TextWriter output)
    {
        (long, string)? expected = null;
        if (head is not null)
        {
            if (!AuditVerifier.TryReadHead(head, out var read))
            {
                output.WriteLine(new Text("--head 须写成 编号:64 位十六进制数", "--head must be a number, a colon and 64 hexadecimal digits").In(language));
                return 2;
            }

            expected = read;
        }

        var found = new AuditVerifier(open()).Verify(expected);
        if (found.Fault is { } fault)
        {
            output.WriteLine(new Text($"第 {fault.Seq} 条：{fault.Message.Zh}", $"Entry {fault.Seq}: {fault.Message.En}").In(language));
            return 1;
        }

        output.WriteLine(new Text($"完好：共 {found.Entries} 条", $"Intact: {found.Entries} entries").In(language));
        if (found.Head is not null) output.WriteLine(new Text($"末尾（请记下）：{found.Head}", $"Head (write it down): {found.Head}").In(language));
        return 0;
    }
}
