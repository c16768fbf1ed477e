using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>
/// A connection to a file that keeps its statements prepared (保留已编译语句的连接): to make one ready takes longer than to run it, and the writes of all go
/// through one connection.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int Most = 300;

    private readonly Dictionary<string, SqliteCommand> free = new(StringComparer.Ordinal);

    protected override DbCommand CreateDbCommand() => new Statement(this);

    // One that runs already, such as within a reader over the same text, is made anew.
    private SqliteCommand Take(string text)
    {
        if (!free.Remove(text, out var command))
        {
            command = base.CreateCommand();
            command.CommandText = text;
        }

        command.Transaction = Transaction;
        return command;
    }

    private void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (free.Count < Most && free.TryAdd(command.CommandText, command)) return;
        command.Dispose();
    }

    private sealed class Statement(KeptConnection connection) : DbCommand
    {
        private readonly SqliteCommand parameters = new();
        private SqliteCommand? taken;
        private DbDataReader? reader;

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; } = connection.DefaultTimeout;

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException(); }

        protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override void Prepare()
        {
        }

        public override int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery());

        public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => reader = Run(command => command.ExecuteReader(behavior));

        protected override DbParameter CreateDbParameter() => new SqliteParameter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Return();
                parameters.Dispose();
            }

            base.Dispose(disposing);
        }

        private T Run<T>(Func<SqliteCommand, T> work)
        {
            Return();
            taken = connection.Take(CommandText);
            taken.CommandTimeout = CommandTimeout;
            foreach (SqliteParameter each in parameters.Parameters) taken.Parameters.Add(each);
            try
            {
                return work(taken);
            }
            catch
            {
                taken.Dispose();
                taken = null;
                throw;
            }
        }

        private void Return()
        {
            if (taken is null) return;
            reader?.Dispose();
            reader = null;
            connection.GiveBack(taken);
            taken = null;
        }
    }
}
