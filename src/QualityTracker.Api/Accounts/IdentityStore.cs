using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>
/// Accounts as ASP.NET Core Identity reads them. What this program changes itself it changes through the stores, in the transaction
/// that tells the log of it.
/// </summary>
public sealed class IdentityStore(Database database, TimeProvider clock) : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Set(() => user.UserName = userName ?? "");

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Set(() => user.NormalizedName = normalizedName ?? "");

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => AccountStore.Find(connection, userId)));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => AccountStore.FindByName(connection, normalizedUserName)));

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(database.Write(connection =>
    {
        AccountStore.Add(connection, user, [], clock.GetUtcNow());
        return IdentityResult.Success;
    }));

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(database.Write(connection =>
        AccountStore.Update(connection, user) ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure())));

    /// <summary>Accounts are closed, never deleted: the log names them.</summary>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => Set(() => database.Write(connection =>
    {
        PasskeyStore.Keep(connection, user.Id, passkey);
        return true;
    }));

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<IList<UserPasskeyInfo>>(
        [.. database.Read(connection => PasskeyStore.Of(connection, user.Id)).Select(passkey => passkey.ToInfo())]);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(database.Read(connection =>
        PasskeyStore.Find(connection, credentialId) is { } passkey ? AccountStore.Find(connection, passkey.Account) : null));

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(
        database.Read(connection => PasskeyStore.Find(connection, credentialId)) is { } passkey && passkey.Account == user.Id ? passkey.ToInfo() : null);

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => Set(() => database.Write(connection =>
        PasskeyStore.Remove(connection, user.Id, PasskeyStore.IdOf(credentialId))));

    public void Dispose()
    {
    }

    private static Task Set(Action work)
    {
        work();
        return Task.CompletedTask;
    }
}
