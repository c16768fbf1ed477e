using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Seals;

/// <summary>archive verify: computes an archived term anew and makes its seals again, from the file alone. archive open: serves it, read-only, at this machine.</summary>
public static class ArchiveCommand
{
    /// <summary>Another host and port than the program's own: browsers keep sign-ins by host alone, and one would end the other.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5081";

    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "学期档案 zip · The archive of a term" };
        var verify = new Command("verify", "核对学期档案，不用数据库 · Verify an archive of a term, without a database") { file };
        verify.SetAction(result => Run(result.GetValue(file)!, Console.Out));
        var address = new Option<string>("--address")
        {
            Description = $"本机地址，默认 ASPNETCORE_URLS，未设为本机地址时 {DefaultAddress} · Address at this machine; by default ASPNETCORE_URLS, where that is no address of this machine {DefaultAddress}",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { } given && IsOfThisMachine(given) ? given : DefaultAddress,
        };
        var open = new Command("open", "在本机只读浏览学期档案 · Look at an archive of a term, read-only, at this machine") { file, address };
        open.SetAction((result, cancellation) => Open(result.GetValue(file)!, result.GetValue(address)!, Console.Out, cancellation));
        return new Command("archive", "封存档案 · Archives of sealed sheets") { verify, open };
    }

    /// <summary>0 when every seal is genuine, 1 when something was changed, 2 when the file is no archive.</summary>
    public static int Run(string file, TextWriter output)
    {
        if (Verified(file, output, anew: true, out var code) is not { } index) return code;
        foreach (var seal in index.Seals) Say(output, new($"{seal.Staff} 第 {seal.Revision} 版 {seal.Code} 真", $"{seal.Staff} revision {seal.Revision} {seal.Code} genuine"));
        Say(output, new($"完好：共 {index.Seals.Count} 个封存码", $"Intact: {index.Seals.Count} seals"));
        return 0;
    }

    /// <summary>Serves an archive until it is cancelled: 0 then; 1 when something in it was changed or the address is taken, 2 when it cannot be opened.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="address">Of this machine alone.</param>
    /// <param name="output">Where the link is told.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="opened">Is told the address and the link's end once it is served.</param>
    public static async Task<int> Open(string file, string address, TextWriter output, CancellationToken cancellation, Action<string, string>? opened = null)
    {
        if (!IsOfThisMachine(address))
        {
            Say(output, new($"--address 须是本机的 http 地址，如 {DefaultAddress}", $"--address must be an http address of this machine, such as {DefaultAddress}"));
            return 2;
        }

        if (Verified(file, output, anew: false, out var code) is not { } index) return code;
        if (index.Database is null)
        {
            Say(output, new("这份档案由较早的版本写成，没有数据库：可以核对，不能打开", "This archive was written by an earlier version, without a database: it can be verified, not opened"));
            return 2;
        }

        WorkFolder.DeleteLeft(TimeProvider.System.GetUtcNow().AddDays(-1));
        using var work = WorkFolder.OfMachine();
        try
        {
            return await Serve(file, index, address, work, output, opened, cancellation);
        }
        finally
        {
            DatabaseFile.CloseAll();
        }
    }

    private static bool IsOfThisMachine(string address) => Uri.TryCreate(address, UriKind.Absolute, out var at) && at.IsLoopback && at.Scheme == Uri.UriSchemeHttp;

    private static async Task<int> Serve(string file, ArchiveIndex index, string address, WorkFolder work, TextWriter output, Action<string, string>? opened, CancellationToken cancellation)
    {
        Database database;
        await using (var stream = File.OpenRead(file)) database = OpenedArchive.Unpack(stream, index, work);
        var archive = new OpenedArchive(index.School, index.Term);
        await using var app = App.Build(database, ["--environment=Production", "--Backups:At=off"], address, adjust: services => services.AddSingleton(archive));
        var link = archive.Admit(app.Services);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            Say(output, new($"地址已被占用（--address）：{address}", $"The address is in use (--address): {address}"));
            return 1;
        }

        Say(output, new($"只读打开 {index.School} {index.Term} 学期的档案。用此链接进入（一次有效）", $"The archive of {index.School}, term {index.Term}, is open, read-only. Enter by this link, good once"));
        output.WriteLine(app.Urls.First() + link);
        Say(output, new("按 Ctrl+C 结束，临时文件随即删除", "Ctrl+C ends it, and the temporary files are gone"));
        opened?.Invoke(app.Urls.First(), link);
        await app.WaitForShutdownAsync(cancellation);
        database.LetGo();
        return 0;
    }

    // The index of an archive in which nothing was changed; null, with the exit code, of any other.
    private static ArchiveIndex? Verified(string file, TextWriter output, bool anew, out int code)
    {
        code = 2;
        if (!File.Exists(file))
        {
            Say(output, new($"没有文件 {file}", $"There is no file {file}"));
            return null;
        }

        using var stream = File.OpenRead(file);
        var (index, faults) = ArchiveVerifier.Verify(stream, anew);
        foreach (var fault in faults) Say(output, new($"{fault.Place}：{fault.Message.Zh}", $"{fault.Place}: {fault.Message.En}"));
        if (index is null) return null;
        code = 1;
        if (index.Program != ArchiveIndex.Version) Say(output, new($"档案由 {index.Program} 写成，本程序为 {ArchiveIndex.Version}", $"The archive was written by {index.Program}, this is {ArchiveIndex.Version}"));
        if (faults.Count == 0) return index;
        Say(output, new($"不是原样：{faults.Count} 处", $"Not as it was sealed: {faults.Count} places"));
        return null;
    }

    private static void Say(TextWriter output, Text text) => output.WriteLine($"{text.Zh} · {text.En}");
}
