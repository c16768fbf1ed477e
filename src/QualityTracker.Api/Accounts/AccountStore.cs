using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Accounts (账号) with their grants.</summary>
public static class AccountStore
{
    private const string Columns =
        """
        accounts.id, user_name, normalized_name, accounts.school, staff, version, recorded_at, closed_at, password_hash, must_change_password,
            authenticator_key, two_factor, last_sign_in_at, demo, demo_password
        """;

    private const string Select = $"select {Columns} from accounts";

    public static Account? Find(DbConnection connection, string id) =>
        connection.QuerySingleOrDefault<Account>($"{Select} where id = @id", new { id });

    /// <summary>An account and its grants, by one statement.</summary>
    public static async Task<GrantedAccount?> FindGranted(DbConnection connection, string id) => Granted(await connection.QueryAsync<Account, GrantRow?, (Account, GrantRow?)>(
        WithGrants("", "where accounts.id = @id"), (account, grant) => (account, grant), new { id }, splitOn: "role"));

    /// <summary>The session of a cookie's key, also one that is over, and who holds it, by one statement.</summary>
    public static async Task<(Session Session, GrantedAccount Holder)?> FindBySession(DbConnection connection, string key)
    {
        var rows = (await connection.QueryAsync<Session, Account, GrantRow?, (Session Session, Account, GrantRow?)>(
            WithGrants($"{SessionStore.Columns}, ", "join sessions on sessions.account = accounts.id where key_hash = @hash"),
            (session, account, grant) => (session, account, grant), new { hash = SecretKey.HashOf(key) }, splitOn: "id,role")).AsList();
        return Granted(rows.Select(row => (row.Item2, row.Item3))) is { } holder ? (rows[0].Session, holder) : null;
    }

    public static Account? FindByName(DbConnection connection, string normalizedName) =>
        connection.QuerySingleOrDefault<Account>($"{Select} where normalized_name = @normalizedName", new { normalizedName });

    /// <summary>The account in use of a member of staff.</summary>
    public static Account? FindByStaff(DbConnection connection, string school, string staff) =>
        connection.QuerySingleOrDefault<Account>($"{Select} where school = @school and staff = @staff and closed_at is null", new { school, staff });

    /// <summary>Whether there is any account at all beside those for trying out.</summary>
    public static bool Any(DbConnection connection, bool countDemo) =>
        connection.ExecuteScalar<bool>("select exists (select 1 from accounts where demo = 0 or @countDemo = 1)", new { countDemo });

    public static List<Account> OfDemo(DbConnection connection) => connection.Query<Account>($"{Select} where demo = 1 order by id").AsList();

    public static void Add(DbConnection connection, Account account, IReadOnlyList<Grant> grants, DateTimeOffset now)
    {
        connection.Execute(
            """
            insert into accounts (id, user_name, normalized_name, school, staff, version, recorded_at, closed_at, password_hash,
                must_change_password, two_factor, demo, demo_password)
            values (@Id, @UserName, @NormalizedName, @School, @Staff, 1, @now, null, @PasswordHash, @MustChangePassword, 0, @Demo, @DemoPassword)
            """,
            new
            {
                account.Id,
                account.UserName,
                account.NormalizedName,
                account.School,
                account.Staff,
                account.PasswordHash,
                account.MustChangePassword,
                account.Demo,
                account.DemoPassword,
                now = Rows.Store(now),
            });
        AddGrants(connection, account.Id, grants);
    }

    /// <summary>Changes what an administrator keeps of an account; its credentials stay.</summary>
    public static void Replace(DbConnection connection, Account account, IReadOnlyList<Grant> grants, DateTimeOffset now)
    {
        connection.Execute(
            """
            update accounts set user_name = @UserName, normalized_name = @NormalizedName, school = @School, staff = @Staff, closed_at = @closedAt,
                version = version + 1, recorded_at = @now
            where id = @Id
            """,
            new { account.Id, account.UserName, account.NormalizedName, account.School, account.Staff, closedAt = Rows.Store(account.ClosedAt), now = Rows.Store(now) });
        connection.Execute("delete from account_grants where account = @Id", new { account.Id });
        AddGrants(connection, account.Id, grants);
    }

    /// <summary>Gives one grant more.</summary>
    public static void AddGrant(DbConnection connection, string account, Grant grant, DateTimeOffset now)
    {
        var grants = GrantsOf(connection, account)[account].Append(grant).ToList();
        connection.Execute("delete from account_grants where account = @account", new { account });
        AddGrants(connection, account, grants);
        connection.Execute("update accounts set version = version + 1, recorded_at = @now where id = @account", new { account, now = Rows.Store(now) });
    }

    /// <summary>Keeps the same password as another hash, unless it was changed in the meantime.</summary>
    public static void Rehash(DbConnection connection, Account account, string hash) => connection.Execute(
        "update accounts set password_hash = @hash where id = @Id and password_hash = @PasswordHash", new { account.Id, account.PasswordHash, hash });

    /// <summary>Keeps a new authenticator; it counts once a code of it was shown.</summary>
    public static void SetAuthenticator(DbConnection connection, string id, string protectedKey, bool twoFactor) => connection.Execute(
        "update accounts set authenticator_key = @protectedKey, two_factor = @twoFactor where id = @id", new { id, protectedKey, twoFactor });

    public static void SetPassword(DbConnection connection, string id, string hash, bool mustChange) => connection.Execute(
        "update accounts set password_hash = @hash, must_change_password = @mustChange, demo_password = 0, version = version + 1 where id = @id",
        new { id, hash, mustChange });

    public static void RemoveAuthenticator(DbConnection connection, string id) =>
        connection.Execute("update accounts set authenticator_key = null, two_factor = 0, last_code_step = null where id = @id", new { id });

    /// <summary>Takes a code's time step unless it, or a later one, was taken before: a code is good once.</summary>
    public static bool TakeCodeStep(DbConnection connection, string id, long step) => connection.Execute(
        "update accounts set last_code_step = @step where id = @id and (last_code_step is null or last_code_step < @step)", new { id, step }) == 1;

    public static void SignedIn(DbConnection connection, string id, DateTimeOffset now) =>
        connection.Execute("update accounts set last_sign_in_at = @now where id = @id", new { id, now = Rows.Store(now) });

    /// <summary>The grants of accounts, each in the order in which they were given.</summary>
    public static ILookup<string, Grant> GrantsOf(DbConnection connection, params string[] accounts) =>
        connection.Query<GrantRow>(
            """select account, role, school, "from", "to" from account_grants where account in (select value from json_each(@accounts)) order by account, number""", new { accounts = JsonSerializer.Serialize(accounts) })
        .ToLookup(row => row.Account, row => row.Grant);

    private static string WithGrants(string before, string condition) =>
        $"""
        select {before}{Columns}, role, account_grants.school, "from", "to"
        from accounts left join account_grants on account_grants.account = accounts.id {condition} order by number
        """;

    private static GrantedAccount? Granted(IEnumerable<(Account Account, GrantRow? Grant)> rows) => rows.ToList() is { Count: > 0 } all
        ? new(all[0].Account, [.. all.Select(row => row.Grant?.Grant).OfType<Grant>()])
        : null;

    private static void AddGrants(DbConnection connection, string account, IReadOnlyList<Grant> grants)
    {
        for (var number = 0; number < grants.Count; number++)
        {
            var grant = grants[number];
            connection.Execute(
                """insert into account_grants (account, number, role, school, "from", "to") values (@account, @number, @role, @School, @from, @to)""",
                new { account, number, role = Json.Word(grant.Role), grant.School, from = Rows.Store(grant.From), to = Rows.Store(grant.To) });
        }
    }

    private sealed record GrantRow
    {
        public string Account { get; init; } = "";

        public Role Role { get; init; }

        public string? School { get; init; }

        public DateOnly From { get; init; }

        public DateOnly? To { get; init; }

        public Grant Grant => new() { Role = Role, School = School, From = From, To = To };
    }
}
