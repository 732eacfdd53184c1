using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Custodians;

/// <summary>Things that carry somebody.</summary>
static class Custodial
{
    public static Carrier Issuer(Account account, ApiKeyId? key = null) =>
        new(Custodian.Of(account.Id), CarrierPart.Issuer) { Key = key };

    public static Carrier Behind(Account account) => new(Custodian.Of(account.Id), CarrierPart.Custodian);

    public static OneTimeToken Link(Account of, DateTimeOffset now, params Carrier[] carriers) =>
        new(OneTimeTokenId.New(now), OneTimeTokenPurpose.Recovery, of.Id, SessionToken.New().Hash, now, now.AddHours(1))
        {
            Carriers = carriers,
        };

    public static Invitation Invitation(Account inviter, DateTimeOffset now, params Carrier[] carriers) => new()
    {
        Id = InvitationId.New(now),
        Email = EmailAddress.TryParse("newcomer@example.org", out var address) ? address : throw new InvalidOperationException(),
        EmailTypist = EmailTypist.Trusted,
        Role = Role.Staff,
        AccountExpiresAt = Sample.Start.AddDays(90),
        Inviter = inviter.Id,
        CreatedAt = now,
        ExpiresAt = now.AddDays(1),
        Carriers = carriers,
    };

    public static TokenEffects.InsertToken Insert(OneTimeToken link) => new(link);

    public static InvitationEffects.InsertInvitation Insert(Invitation invitation) => new(invitation);

    /// <summary>A key of an account with a secret that carries somebody.</summary>
    public static (ApiKey Key, SecretHash Hash) Key(Account owner, DateTimeOffset now, params Carrier[] carriers)
    {
        var (key, secret) = Sample.Key(owner, now, HoldfastPermissions.ViewAccount);
        return (key with { Secret = key.Secret with { Carriers = carriers } }, secret.Hash);
    }

    public static async Task<StateSlice> CustodyAsync(this HoldfastStore store, CustodyRequest request)
    {
        await using var transaction = await store.Authority.BeginAsync(TransactionLock.Authority, StoreContract.Stop);
        var slice = await transaction.LoadAsync(Sample.Operator, new SliceRequest());
        return (await transaction.LoadCustodyAsync([new(slice, request)], StoreContract.Stop))[0];
    }

    public static CustodyRequest Of(params Account[] accounts)
    {
        var ids = accounts.Select(account => account.Id).ToHashSet();
        return new(ids) { Carriers = ids };
    }
}
