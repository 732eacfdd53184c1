using Holdfast.Accounts;
using Holdfast.Passkeys;
using Microsoft.AspNetCore.Identity;

namespace Holdfast.AspNetCore.Factors;

/// <summary>
/// What the framework's passkey handler may read of the store, in one ceremony. It writes nothing: what a ceremony changes goes through
/// the gate. Every answer is a copy, because the handler changes what it gets.
/// </summary>
sealed class PasskeyUsers(IPasskeyStore passkeys) : IUserPasskeyStore<PasskeyUser>
{
    /// <summary>The passkey that the handler looked at last.</summary>
    public StoredPasskey? Looked { get; private set; }

    public Task<string> GetUserIdAsync(PasskeyUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.ToString());

    public Task<PasskeyUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(AccountId.TryParse(userId, out var account) ? new PasskeyUser(account) : null);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyUser user, CancellationToken cancellationToken) =>
        [.. (await passkeys.OfAsync(user.Account, cancellationToken).ConfigureAwait(false)).Select(Copy)];

    public async Task<PasskeyUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(credentialId, cancellationToken).ConfigureAwait(false) is { } found ? new PasskeyUser(found.Account) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        Looked = await passkeys.FindAsync(credentialId, cancellationToken).ConfigureAwait(false);
        return Looked?.Account == user.Account ? Copy(Looked) : null;
    }

    public Task AddOrUpdatePasskeyAsync(PasskeyUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Unused();

    public Task RemovePasskeyAsync(PasskeyUser user, byte[] credentialId, CancellationToken cancellationToken) => throw Unused();

    public Task<string?> GetUserNameAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Unused();

    public Task SetUserNameAsync(PasskeyUser user, string? userName, CancellationToken cancellationToken) => throw Unused();

    public Task<string?> GetNormalizedUserNameAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Unused();

    public Task SetNormalizedUserNameAsync(PasskeyUser user, string? normalizedName, CancellationToken cancellationToken) => throw Unused();

    public Task<IdentityResult> CreateAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Unused();

    public Task<IdentityResult> UpdateAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Unused();

    public Task<IdentityResult> DeleteAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Unused();

    public Task<PasskeyUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Unused();

    public void Dispose()
    {
    }

    /// <summary>
    /// The counter stands at 0, so that the handler lets every counter pass: it is judged under the lock, where parallel answers meet.
    /// </summary>
    static UserPasskeyInfo Copy(StoredPasskey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, 0, [.. passkey.Transports], isUserVerified: true, passkey.BackupEligible, passkey.BackedUp, [], []);

    static NotSupportedException Unused() => new("Passkeys change through the gate alone.");
}
