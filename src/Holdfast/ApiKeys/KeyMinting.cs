using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.ApiKeys;

/// <summary>What minting and rotating share.</summary>
static class KeyMinting
{
    static readonly Authority everything = new(Role.Developer, IsEverything: true, new HashSet<Permission>(), EndsAt: null);

    /// <summary>A person's keys are minted by the person alone, those of a service by holders of <c>holdfast.add_api_key</c>.</summary>
    public static Door DoorFor(StateSlice slice, Actor actor, AccountId owner)
    {
        var isOwn = actor is Actor.ByAccount self && self.Account == owner;
        var isPerson = slice.Accounts.TryGetValue(owner, out var account) && account.Kind == AccountKind.Person;
        return isOwn || isPerson ? new Door.Own(owner) : new Door.Needs(HoldfastPermissions.AddApiKey);
    }

    /// <summary>The secret with the ceiling of whoever mints it, and with those whom it carries when it is for another account.</summary>
    public static MintedSecret SecretOf(StateSlice slice, Actor actor, MintedSecretId id, Account owner) =>
        new(id, slice.Actor.Account is null ? everything : slice.Actor.Reach)
        {
            MintedBy = slice.Actor.Account?.Id,
            MintedByLabel = slice.Actor.Account?.Label,
            CreatedAt = slice.Now,
            Carriers = slice.Actor.Account?.Id == owner.Id
                ? []
                : Issuing.CarriersOf(slice, actor, slice.AuthorityOf(owner), HoldfastPermissions.AddApiKey),
        };
}
