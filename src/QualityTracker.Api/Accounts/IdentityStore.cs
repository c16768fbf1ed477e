using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>
/// Accounts as ASP.NET Core Identity reads them, to check passkeys. It writes nothing: what this program changes it changes through the
/// stores, in the transaction that tells the log of it.
/// </summary>
public sealed class IdentityStore(Database database) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedName);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => AccountStore.Find(connection, userId)));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => AccountStore.FindByName(connection, normalizedUserName)));

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<IList<UserPasskeyInfo>>(
        [.. database.Read(connection => PasskeyStore.Of(connection, user.Id)).Select(passkey => passkey.ToInfo())]);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(database.Read(connection =>
        PasskeyStore.Find(connection, credentialId) is { } passkey ? AccountStore.Find(connection, passkey.Account) : null));

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(
        database.Read(connection => PasskeyStore.Find(connection, credentialId)) is { } passkey && passkey.Account == user.Id ? passkey.ToInfo() : null);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
