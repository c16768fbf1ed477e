using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>What an account list is asked for.</summary>
public sealed record AccountQuery(AccountScope Scope, string? School, string? Q, int Limit, (string Name, string Id)? After);

/// <summary>Lists of accounts, and what is asked over all of them.</summary>
public static class AccountListStore
{
    // Within a scope: the account's school and every one of its grants.
    private const string Where =
        """
        (@everywhere = 1 or (a.school in (select value from json_each(@schools)) and not exists (
            select 1 from account_grants g where g.account = a.id and (g.school is null or g.school not in (select value from json_each(@schools))))))
        and (@school is null or a.school = @school)
        and (@q is null or instr(a.normalized_name, upper(@q)) > 0 or instr(upper(coalesce(a.staff, '')), upper(@q)) > 0
            or exists (select 1 from staff s where s.school = a.school and s.id = a.staff and instr(s.name, @q) > 0))
        """;

    public static (List<Account> Items, int Total) List(DbConnection connection, AccountQuery query)
    {
        var parameters = new
        {
            everywhere = query.Scope.Everywhere,
            schools = JsonSerializer.Serialize(query.Scope.Schools),
            school = query.School,
            q = query.Q,
            after = query.After?.Name,
            limit = query.Limit + 1,
        };
        var items = connection.Query<Account>(
            $"""
            select a.id, a.user_name, a.normalized_name, a.school, a.staff, a.version, a.closed_at, a.must_change_password, a.two_factor, a.last_sign_in_at
            from accounts a where {Where} and (@after is null or a.normalized_name > @after) order by a.normalized_name limit @limit
            """, parameters).AsList();
        return (items, connection.ExecuteScalar<int>($"select count(*) from accounts a where {Where}", parameters));
    }

    /// <summary>Whether somebody else keeps all accounts on a day; accounts for trying out do not count, for they are good for nothing outside Development.</summary>
    public static bool AnotherAdministrator(DbConnection connection, string but, DateOnly today) => connection.ExecuteScalar<bool>(
        """
        select exists (select 1 from account_grants g join accounts a on a.id = g.account
            where a.id <> @but and a.closed_at is null and a.demo = 0 and g.role = 'administrator' and g.school is null and g."from" <= @today and (g."to" is null or g."to" >= @today))
        """, new { but, today = Rows.Store(today) });
}
