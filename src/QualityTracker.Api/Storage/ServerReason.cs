using System.Net.Sockets;
using Npgsql;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Storage;

/// <summary>Why a PostgreSQL refused, or was not reached (服务器拒绝的原因), and what to do: it says so in English alone, or in its own language.</summary>
public static class ServerReason
{
    /// <summary>Null for what is no failure of a server.</summary>
    public static Text? Of(Exception cause) => cause switch
    {
        PostgresException refused => OfState(refused),
        NpgsqlException { InnerException: SocketException } => new(
            $"连不上服务器（{cause.Message}）：检查 Host、Port 与网络，以及服务器是否在运行",
            $"The server cannot be reached ({cause.Message}): look at Host, Port and the network, and whether it runs"),
        NpgsqlException { InnerException: IOException or TimeoutException } => new(
            $"与服务器的连接中断，或它没有及时答复（{cause.Message}）：检查服务器与网络",
            $"The connection to the server was lost, or it did not answer in time ({cause.Message}): look at the server and the network"),
        NpgsqlException => new(
            $"未能与服务器建立连接（{cause.Message}）：检查连接串中的账号、密码（Passfile）与 SSL Mode",
            $"No connection to the server could be made ({cause.Message}): look at the account, the password (Passfile) and SSL Mode in the connection string"),
        _ => null,
    };

    private static Text OfState(PostgresException refused)
    {
        var (zh, en) = Known(refused);
        return new($"{zh}（{refused.SqlState} {refused.MessageText}）", $"{en} ({refused.SqlState} {refused.MessageText})");
    }

    private static (string Zh, string En) Known(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (
            "账号或密码不对，或服务器不许这样登录：检查 Username、Password（Passfile）与 pg_hba.conf",
            "The account or its password is wrong, or the server does not let it sign in so: look at Username, Password (Passfile) and pg_hba.conf"),
        PostgresErrorCodes.InvalidCatalogName => (
            "没有这个数据库：检查 Database，或先建立它（create database … encoding 'UTF8' template template0）",
            "There is no such database: look at Database, or make it first (create database … encoding 'UTF8' template template0)"),
        PostgresErrorCodes.InsufficientPrivilege => (
            "账号没有所需的权限：把数据库交给它（alter database … owner to …）",
            "The account lacks a right it needs: give it the database (alter database … owner to …)"),
        PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.DuplicateFunction => (
            "那里已有同名的表、视图或函数，不是本程序的：换一个空的数据库",
            "There is a table, view or function of that name already, which is not this program's: name an empty database"),
        PostgresErrorCodes.TooManyConnections => ("服务器的连接已满：稍后再试，或调大 max_connections", "The server has no connection left: try again, or raise max_connections"),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => ("服务器正在启动或停止：稍后再试", "The server is starting or stopping: try again in a moment"),
        PostgresErrorCodes.ReadOnlySqlTransaction => ("服务器只读：连到主服务器（Target Session Attributes=read-write）", "The server only reads: connect to the primary (Target Session Attributes=read-write)"),
        PostgresErrorCodes.DiskFull => ("服务器磁盘空间不足：腾出空间", "The server's disk is full: make room"),
        _ when Database.IsBusy(refused) => ("数据库被其他程序占用太久：稍后再试", "Others held the database for too long: try again"),
        _ => ("服务器拒绝了：见服务器的日志", "The server refused: see its log"),
    };
}
