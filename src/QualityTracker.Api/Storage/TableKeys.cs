using Dapper;

namespace QualityTracker.Api.Storage;

/// <summary>Keys in a server's database (数据库中的密钥), each sealed by the secret that the nodes share.</summary>
public sealed class TableKeys(PostgresDatabase database) : Keys
{
    private readonly Lock gate = new();
    private NodeSecret? secret;

    public override string PlaceOf(string name) => $"{database.Name} ({name})";

    public override string? Find(string name)
    {
        using var connection = database.Open();
        if (connection.QuerySingleOrDefault<byte[]>("select content from sealed_keys where name = @name", new { name }) is not { } content) return null;
        var own = Secret();
        return own.Unseal(name, content) ?? throw KeySecretException.Other(database.Name, own.From);
    }

    public override IReadOnlyList<string> Names(string beginning = "")
    {
        using var connection = database.Open();
        return connection.Query<string>("select name from sealed_keys where starts_with(name, @beginning) order by name", new { beginning }).AsList();
    }

    public override void Add(string name, string key)
    {
        var content = Secret().Seal(name, key);
        database.WriteBeside(connection => connection.Execute("insert into sealed_keys (name, content) values (@name, @content) on conflict (name) do nothing", new { name, content }));
    }

    public override void Delete(string name) => database.WriteBeside(connection => connection.Execute("delete from sealed_keys where name = @name", new { name }));

    /// <summary>Takes in the keys of a data folder that an earlier version kept there, or that came from a file's database; what the database has stays.</summary>
    public void TakeIn(FileKeys files)
    {
        foreach (var name in files.Names().Where(IsKey))
        {
            if (!Has(name)) Add(name, files.Find(name)!);
        }
    }

    // Where keys are sealed already, a new secret would open none of them.
    private NodeSecret Secret()
    {
        lock (gate)
        {
            if (secret is not null) return secret;
            secret = NodeSecret.Find(database.Folder);
            if (secret is null && Names().Count > 0) throw KeySecretException.Missing(database.Name, NodeSecret.FileIn(database.Folder));
            return secret ??= NodeSecret.Make(database.Folder);
        }
    }
}
