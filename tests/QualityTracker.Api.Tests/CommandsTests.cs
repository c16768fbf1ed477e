using System.Globalization;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests;

/// <summary>A mistake in how the program is started, or a command is given, is told in one line with its remedy, and never with a password.</summary>
[NonParallelizable]
public sealed class CommandsTests
{
    private string folder = null!;
    private PostgresDatabase? server;

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("commands").FullName;

    [TearDown]
    public void Remove()
    {
        if (server is not null) PostgresServer.Drop(server);
        server?.Dispose();
        server = null;
        Directory.Delete(folder, recursive: true);
    }

    [TestCase(1)]
    [TestCase(2, "audit", "verify")]
    [TestCase(2, "backup")]
    [TestCase(2, "import", "/", "--school", "s")]
    public async Task A_connection_string_that_cannot_be_understood_is_told_in_one_line_without_its_text(int code, params string[] command)
    {
        foreach (var wrong in new[] { "Hots=x;Password=Secret!", "Host=x;Password=Sup3r;Secret!;Database=qt2", "Host=x;Port=Secret!", "postgres://qt:Secret!@127.0.0.1/qt", "Host=x;SSL Mode=Secret!" })
        {
            var (exit, said) = await Run([.. command, "--database", wrong]);
            Assert.That(exit, Is.EqualTo(code));
            Assert.That(Line(said), Does.Contain("连接串").And.Contain("Host=…").And.Not.Contain("ecret"), wrong);
        }
    }

    [TestCase("Host=nowhere.invalid")]
    [TestCase("Host=127.0.0.1;Port=1")]
    public async Task A_server_that_is_away_is_told_in_one_line(string wrong)
    {
        foreach (var command in new string[][] { [], ["audit", "verify"] })
        {
            var (exit, said) = await Run([.. command, "--database", wrong + ";Database=qt;Timeout=2"]);
            Assert.That(exit, Is.EqualTo(command.Length == 0 ? 1 : 2));
            Assert.That(Line(said), Does.Contain("/qt").And.Contain("连不上服务器").And.Contain("cannot be reached"));
        }
    }

    [Test]
    public async Task A_database_that_is_not_there_or_not_to_be_used_is_told_in_one_line()
    {
        Assert.That(Line((await Run("--database", PostgresServer.ConnectionTo("nowhere"))).Said), Does.Contain("没有这个数据库").And.Contain("no such database"));
        server = PostgresServer.NewDatabase(folder, PostgresServer.NoTemplate);
        server.Write(connection => connection.Execute("create table customers (name text)"));
        await Starts("customers", "指定一个空的数据库");
        server.Write(connection => connection.Execute("drop table customers; create view accounts as select 1 as one"));
        await Starts("已有同名的表", "accounts");
        server.Write(connection => connection.Execute("drop view accounts"));
        Migrations.Apply(server);
        server.Write(connection => connection.Execute("insert into schema_steps (name, sha256) values ('9999_later.sql', 'x')"));
        await Starts("9999_later.sql", "newer version");
        server.Write(connection => connection.Execute($"create table {Migrations.Filling} (part text)"));
        await Starts("再运行同一条 copy 命令", "same copy command");
    }

    [Test]
    public async Task A_secret_that_is_not_where_it_was_said_to_be_is_told_in_one_line()
    {
        server = PostgresServer.NewDatabase(folder);
        Environment.SetEnvironmentVariable(NodeSecret.FileVariable, "/nowhere/secret");
        try
        {
            await Starts("/nowhere/secret", NodeSecret.FileVariable);
        }
        finally
        {
            Environment.SetEnvironmentVariable(NodeSecret.FileVariable, null);
        }
    }

    [Test]
    public async Task An_option_that_was_given_nothing_is_refused_and_nothing_is_made()
    {
        foreach (var arguments in new string[][] { ["--database", ""], ["--data", ""], ["doctor", "--database", " "], ["copy", "--from", "", "--to", "x"] })
        {
            var (exit, said) = await Run(arguments);
            Assert.That(exit, Is.EqualTo(arguments[0].StartsWith('-') ? 1 : 2));
            Assert.That(Line(said), Does.Contain("是空的").And.Contain("was given nothing"));
        }

        Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
    }

    private async Task Starts(params string[] told)
    {
        var (exit, said) = await Run("--database", PostgresServer.ConnectionTo(PostgresServer.NameOf(server!)));
        Assert.That(exit, Is.EqualTo(1));
        foreach (var each in told) Assert.That(Line(said), Does.Contain(each));
    }

    private async Task<(int Exit, string Said)> Run(params string[] arguments)
    {
        var (error, said) = (Console.Error, new StringWriter(CultureInfo.InvariantCulture));
        Console.SetError(said);
        try
        {
            return (await Commands.Run(arguments.Contains("--data") ? arguments : [.. arguments, "--data", folder]), said.ToString());
        }
        finally
        {
            Console.SetError(error);
        }
    }

    private static string Line(string said)
    {
        Assert.That(said.Trim().Split('\n'), Has.Length.EqualTo(1), said);
        Assert.That(said, Does.StartWith("QualityTracker: ").And.Contain(" · "));
        return said;
    }
}
