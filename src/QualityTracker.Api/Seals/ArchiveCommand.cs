using System.CommandLine;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Seals;

/// <summary>archive verify: computes an archived term anew and makes its seals again, from the file alone.</summary>
public static class ArchiveCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "学期档案 zip · The archive of a term" };
        var verify = new Command("verify", "核对学期档案，不用数据库 · Verify an archive of a term, without a database") { file };
        verify.SetAction(result => Run(result.GetValue(file)!, Console.Out));
        return new Command("archive", "封存档案 · Archives of sealed sheets") { verify };
    }

    /// <summary>0 when every seal is genuine, 1 when something was changed, 2 when the file is no archive.</summary>
    public static int Run(string file, TextWriter output)
    {
        if (!File.Exists(file))
        {
            Say(new($"没有文件 {file}", $"There is no file {file}"));
            return 2;
        }

        using var stream = File.OpenRead(file);
        var (index, faults) = ArchiveVerifier.Verify(stream);
        foreach (var fault in faults) Say(new($"{fault.Place}：{fault.Message.Zh}", $"{fault.Place}: {fault.Message.En}"));
        if (index is null) return 2;
        if (index.Program != ArchiveIndex.Version) Say(new($"档案由 {index.Program} 写成，本程序为 {ArchiveIndex.Version}", $"The archive was written by {index.Program}, this is {ArchiveIndex.Version}"));
        if (faults.Count > 0)
        {
            Say(new($"不是原样：{faults.Count} 处", $"Not as it was sealed: {faults.Count} places"));
            return 1;
        }

        foreach (var seal in index.Seals) Say(new($"{seal.Staff} 第 {seal.Revision} 版 {seal.Code} 真", $"{seal.Staff} revision {seal.Revision} {seal.Code} genuine"));
        Say(new($"完好：共 {index.Seals.Count} 个封存码", $"Intact: {index.Seals.Count} seals"));
        return 0;

        void Say(Text text) => output.WriteLine($"{text.Zh} · {text.En}");
    }
}
