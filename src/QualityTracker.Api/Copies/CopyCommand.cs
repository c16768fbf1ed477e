using System.CommandLine;
using System.Globalization;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Copies;

/// <summary>copy: a whole installation into another database, of the same kind or the other, to go on there or as a backup.</summary>
public static class CopyCommand
{
    public static Command Build(Func<ParseResult, string> data)
    {
        var from = new Option<string>("--from") { Description = "来源：数据文件夹或 PostgreSQL 连接串 · The source: a data folder or a connection string of PostgreSQL", Required = true };
        var to = new Option<string>("--to") { Description = "目标：空的数据文件夹或空的 PostgreSQL 数据库 · The target: an empty data folder or an empty database of PostgreSQL", Required = true };
        var fromData = new Option<string?>("--from-data") { Description = "来源为连接串时，其数据文件夹（默认 --data） · With a connection string as the source, its data folder (by default --data)" };
        var toData = new Option<string?>("--to-data") { Description = "目标为连接串时，其数据文件夹；默认与来源共用，文件留在原处 · With a connection string as the target, its data folder; by default the source's, where the files stay" };
        var anew = new Option<bool>("--anew") { Description = "放弃目标中未完成的复制，重新开始 · Give up an unfinished copy in the target and begin anew" };
        var moment = new Option<bool>("--moment") { Description = "来源仍在使用：只要某一时刻的副本（备份） · The source goes on being used: a copy of one moment is wanted, as a backup" };
        var command = new Command("copy", "把全部数据复制到另一个数据库，可中断后继续，完成即核对 · Copy everything into another database; goes on after a stop, and is verified") { from, to, fromData, toData, anew, moment };
        command.SetAction((result, cancellation) => Task.FromResult(Run(() =>
        {
            var source = End(result, from, fromData, data(result));
            return (source, End(result, to, toData, source.Folder));
        }, result.GetValue(anew), result.GetValue(moment), Console.Out, !Console.IsOutputRedirected, cancellation)));
        return command;
    }

    /// <summary>0 when both are the same, 1 when they are not (yet).</summary>
    /// <exception cref="ToldException">An end is none.</exception>
    public static int Run(Func<(Database From, Database To)> ends, bool anew, bool ofMoment, TextWriter output, bool onScreen, CancellationToken cancellation)
    {
        var progress = new CopyProgress(output, onScreen, TimeProvider.System);
        var both = ends();
        try
        {
            return Told(new CopyRun(both.From, both.To, progress).Run(anew, ofMoment, cancellation), ofMoment, progress);
        }
        catch (ToldException exception)
        {
            progress.Say(exception.Reason);
        }
        catch (Exception exception) when ((exception is InvalidOperationException ? DiskReason.Of(exception) : ToldException.ReasonOf(exception, null)) is { } reason) // The driver says so of a connection that is gone.
        {
            progress.Say(new($"复制中断：{reason.Zh}。排除后再运行同一命令，从中断处继续", $"The copying stopped: {reason.En}. Once that is put right, run the same command again: it goes on from there"));
        }
        catch (OperationCanceledException)
        {
            progress.Say(new("已停止。再运行同一命令，从这里继续", "Stopped. Run the same command again: it goes on from here"));
        }

        return 1;
    }

    private static int Told(CopyOutcome outcome, bool ofMoment, CopyProgress progress)
    {
        var what = new Text(
            string.Create(CultureInfo.InvariantCulture, $"{outcome.Tables} 个表、{outcome.Rows:N0} 行，日志末尾 {outcome.Head ?? "无"}"),
            string.Create(CultureInfo.InvariantCulture, $"{outcome.Tables} tables, {outcome.Rows:N0} rows, end of the log {outcome.Head ?? "none"}"));
        if (outcome.MovedOn.Count == 0)
        {
            progress.Say(new($"两端相同：{what.Zh}", $"Both are the same: {what.En}"));
            return 0;
        }

        var tables = string.Join(", ", outcome.MovedOn);
        if (ofMoment)
        {
            progress.Say(new($"副本与来源在复制时刻相同：{what.Zh}；此后来源又有写入（{tables}）", $"The copy is what the source was at the moment of the copying: {what.En}. The source has been written to since ({tables})"));
            return 0;
        }

        progress.Say(new(
            $"复制期间来源又有写入（{tables}），那些不在副本中：停止来源的程序，加 --anew 重新复制；若只要那一刻的副本，用 --moment",
            $"The source was written to meanwhile ({tables}), and the copy lacks that: stop the program there and copy again with --anew; if a copy of one moment is enough, use --moment"));
        return 1;
    }

    private static Database End(ParseResult result, Option<string> option, Option<string?> data, string usual)
    {
        var (value, folder) = (Commands.Given(option, result.GetValue(option))!, Commands.Given(data, result.GetValue(data)));
        return CopyEnd.Of(value, PostgresDatabase.IsMeant(value) ? folder ?? usual : folder);
    }
}
