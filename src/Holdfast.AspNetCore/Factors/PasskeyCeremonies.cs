using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Passkeys;
using Holdfast.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Holdfast.AspNetCore.Factors;

/// <summary>
/// The ceremonies of WebAuthn by the framework's handler, on challenges of our own that the first answer uses up. Every passkey is
/// discoverable and every ceremony verifies the person, so no ceremony needs a name and no account tells whether it is there.
/// </summary>
sealed class PasskeyCeremonies(IPasskeyStore passkeys, RelyingParty party, TimeProvider time)
{
    const int MostTransports = 8;

    static readonly string[] transports = ["ble", "hybrid", "internal", "nfc", "smart-card", "usb"];

    readonly IOptions<IdentityPasskeyOptions> options = Options.Create(new IdentityPasskeyOptions
    {
        ServerDomain = party.Id,
        UserVerificationRequirement = "required",
        ResidentKeyRequirement = "required",
        AttestationConveyancePreference = "none",
        AuthenticatorTimeout = PasskeyChallenge.Lifetime,
        ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && party.Accepts(context.Origin)),
    });

    /// <summary>
    /// What a browser needs to sign in; with <paramref name="session"/>, to show a passkey of its account. <paramref name="holder"/> is
    /// whose challenges are bounded.
    /// </summary>
    public async Task<JsonElement> AskAsync(HttpContext http, Session? session, byte[] holder)
    {
        var handler = HandlerOf(new PasskeyUsers(passkeys));
        var made = await handler.MakeRequestOptionsAsync(session is null ? null : new PasskeyUser(session.AccountId), http).ConfigureAwait(false);
        var ceremony = session is null ? PasskeyCeremony.SignIn : PasskeyCeremony.Confirm;
        return await IssueAsync(http, made.RequestOptionsJson, ceremony, session, made.AssertionState, holder).ConfigureAwait(false);
    }

    /// <summary>What a browser needs to make a passkey for an account.</summary>
    public async Task<JsonElement> InviteAsync(HttpContext http, Account account, Session session, byte[] holder)
    {
        var handler = HandlerOf(new PasskeyUsers(passkeys));
        var user = new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Label, DisplayName = account.Label };
        var made = await handler.MakeCreationOptionsAsync(user, http).ConfigureAwait(false);
        return await IssueAsync(http, made.CreationOptionsJson, PasskeyCeremony.Register, session, made.AttestationState, holder).ConfigureAwait(false);
    }

    /// <summary>Takes away the challenge that an answer names, whatever comes of the answer.</summary>
    public ValueTask<PasskeyChallenge?> TakeAsync(PasskeyCredential answer, CancellationToken cancellationToken) =>
        passkeys.TakeAsync(SecretHash.Of(answer.Challenge), cancellationToken);

    /// <summary>Checks an assertion; null when anything of it does not hold.</summary>
    public async Task<ShownPasskey?> CheckAsync(HttpContext http, PasskeyCredential answer, PasskeyChallenge challenge)
    {
        var users = new PasskeyUsers(passkeys);
        var result = await HandlerOf(users).PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = http, CredentialJson = answer.Json, AssertionState = challenge.State }).ConfigureAwait(false);
        return result.Succeeded && users.Looked is { } looked && looked.CredentialId.AsSpan().SequenceEqual(result.Passkey.CredentialId)
            ? new ShownPasskey(looked, result.Passkey.SignCount, result.Passkey.IsBackedUp)
            : null;
    }

    /// <summary>Checks a passkey that was just made; null when anything of it does not hold.</summary>
    public async Task<StoredPasskey?> ReceiveAsync(HttpContext http, PasskeyCredential answer, PasskeyChallenge challenge)
    {
        var result = await HandlerOf(new PasskeyUsers(passkeys)).PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = http, CredentialJson = answer.Json, AttestationState = challenge.State }).ConfigureAwait(false);
        if (!result.Succeeded || challenge.Account is not { } account || result.UserEntity.Id != account.ToString())
            return null;
        var made = result.Passkey;
        return new StoredPasskey(FactorId.New(time.GetUtcNow()), account, "", made.CredentialId, made.PublicKey)
        {
            SignCount = made.SignCount,
            Transports = [.. (made.Transports ?? []).Intersect(transports).Take(MostTransports)],
            BackupEligible = made.IsBackupEligible,
            BackedUp = made.IsBackedUp,
            CreatedAt = made.CreatedAt,
        };
    }

    async Task<JsonElement> IssueAsync(HttpContext http, string json, PasskeyCeremony ceremony, Session? session, string? state, byte[] holder)
    {
        using var document = JsonDocument.Parse(json);
        var hash = SecretHash.Of(document.RootElement.GetProperty("challenge").GetString()!);
        var challenge = new PasskeyChallenge(hash, ceremony, session?.Id, session?.AccountId, state!);
        await passkeys.IssueAsync(challenge, holder, http.RequestAborted).ConfigureAwait(false);
        return document.RootElement.Clone();
    }

    /// <summary>The user manager only carries the store to the handler; nothing else of it is used.</summary>
    PasskeyHandler<PasskeyUser> HandlerOf(PasskeyUsers users) =>
        new(new UserManager<PasskeyUser>(users, null!, null!, [], [], null!, null!, null!, NullLogger<UserManager<PasskeyUser>>.Instance), options);
}
