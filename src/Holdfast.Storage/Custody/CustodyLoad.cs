using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Recovery;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Custody;

/// <summary>The statements that answer inquiries about custody, and what they have read once they ran.</summary>
sealed class CustodyLoad(IReadOnlyList<CustodyInquiry> inquiries)
{
    static readonly IReadOnlyList<Permission> creation = [HoldfastPermissions.AddAccount];
    static readonly IReadOnlyList<Permission> recovery = [HoldfastPermissions.ChangeAccount];
    static readonly IReadOnlyList<Permission> withGroups = [HoldfastPermissions.AddAccount, HoldfastPermissions.ChangeGroup];

    readonly Dictionary<Guid, Account> carriers = [];
    readonly Dictionary<Guid, CarrierLoad> custodians = [];
    readonly Dictionary<Guid, (AccountId Account, OneTimeTokenPurpose Purpose, CarrierLoad Carriers)> links = [];
    readonly List<(OneTimeTokenId Id, OneTimeTokenPurpose Purpose, Account Target, Carrier Carrier)> carriedLinks = [];
    readonly List<(InvitationId Id, Role Role, DateTimeOffset? EndsAt, Carrier Carrier)> invitations = [];
    readonly Dictionary<Guid, HashSet<Permission>> permissions = [];
    readonly List<(Account Account, Carrier Carrier)> rests = [];
    readonly Dictionary<ApiKeyId, List<(Account Account, Carrier Carrier)>> restsOnKeys = [];
    readonly Dictionary<MintedSecretId, CarrierLoad> secrets = [];

    public List<Statement> Statements { get; } = new(8);

    public HeldGrants Held { get; } = new();

    public HashSet<ApiKeyId> KeysThatCarry { get; } = [];

    public CarrierLoad OfSecret(MintedSecretId secret) => secrets.TryGetValue(secret, out var load) ? load : secrets[secret] = new(Held, carriers);

    public void TakeCustodian(DbDataReader row)
    {
        var account = row.GetGuid(CarrierLoad.Count);
        if (!custodians.TryGetValue(account, out var load))
            custodians[account] = load = new(Held, carriers);
        load.Take(row);
    }

    public void TakeLink(DbDataReader row)
    {
        var id = row.GetGuid(CarrierLoad.Count + 1);
        if (!links.TryGetValue(id, out var link))
            links[id] = link = (new(row.GetGuid(CarrierLoad.Count)), PurposeAt(row), new(Held, carriers));
        link.Carriers.Take(row);
    }

    public void TakeCarriedLink(DbDataReader row)
    {
        var target = AccountRow.ReadWhole(row, CarrierRow.Count);
        carriedLinks.Add((new(row.GetGuid(CarrierLoad.Count + 1)), PurposeAt(row), target, CarrierRow.Read(row)));
    }

    public void TakeInvitation(DbDataReader row)
    {
        const int At = CarrierRow.Count;
        invitations.Add((new(row.GetGuid(At)), AccountRow.RoleOf(row.GetString(At + 1)), row.TimeOrNull(At + 2), CarrierRow.Read(row)));
    }

    /// <summary>A group without permissions answers one row without a permission.</summary>
    public void TakePermission(DbDataReader row)
    {
        var invitation = row.GetGuid(0);
        if (!permissions.TryGetValue(invitation, out var promised))
            permissions[invitation] = promised = [];
        if (row.TextOrNull(1) is { } codename && StoredPermission.Find(codename) is { } permission)
            promised.Add(permission);
    }

    public void TakeRest(DbDataReader row) => rests.Add((AccountRow.ReadWhole(row, CarrierRow.Count), CarrierRow.Read(row)));

    public void TakeRestOnKey(ApiKeyId key, DbDataReader row)
    {
        if (!restsOnKeys.TryGetValue(key, out var rests))
            restsOnKeys[key] = rests = [];
        rests.Add((AccountRow.ReadWhole(row, CarrierRow.Count), CarrierRow.Read(row)));
    }

    /// <summary>The slices with the custody that was read.</summary>
    public IReadOnlyList<StateSlice> Slices()
    {
        var links = this.links.ToLookup(
            link => link.Value.Account, link => new CarriedLink(new(link.Key), link.Value.Purpose, link.Value.Carriers.States));
        var carried = carriedLinks.Select(Carried).Concat(invitations.Select(Carried)).ToLookup(thing => thing.Carrier.Who);
        var rests = this.rests.ToLookup(rest => rest.Carrier.Who, RestOf);
        return [.. inquiries.Select(inquiry => inquiry.Request.IsEmpty ? inquiry.Slice : SliceOf(inquiry.Slice, inquiry.Request))];

        StateSlice SliceOf(StateSlice slice, CustodyRequest request) => slice with
        {
            Custody = request.Accounts.ToDictionary(account => account, account => new AccountCustody
            {
                Custodians = custodians.TryGetValue(account.Value, out var load) ? load.States : [],
                Links = [.. links[account]],
                Carries = [.. carried[Custodian.Of(account)]],
                Rests = [.. rests[Custodian.Of(account)]],
            }),
            RestsOnKey = request.Key is { } key && restsOnKeys.TryGetValue(key, out var resting) ? [.. resting.Select(RestOf)] : [],
            KeyStillCarries = request.Key is { } leaked && KeysThatCarry.Contains(leaked),
            ActorKeyCarriers = request.ActorSecret is { } secret ? OfSecret(secret).States : [],
        };
    }

    static OneTimeTokenPurpose PurposeAt(DbDataReader row) => TokenRow.PurposeOf(row.GetString(CarrierLoad.Count + 2));

    CarriedThing Carried((OneTimeTokenId Id, OneTimeTokenPurpose Purpose, Account Target, Carrier Carrier) link) => new(
        link.Id,
        null,
        link.Purpose == OneTimeTokenPurpose.Invitation ? creation : recovery,
        Holdfast.Custody.Authority.Of(link.Target, Held.Of(link.Target.Id)),
        link.Carrier);

    CarriedThing Carried((InvitationId Id, Role Role, DateTimeOffset? EndsAt, Carrier Carrier) invitation)
    {
        var promised = permissions.GetValueOrDefault(invitation.Id.Value);
        return new(
            null,
            invitation.Id,
            promised is null ? creation : withGroups,
            new(invitation.Role, invitation.Role.BypassesGroupChecks, promised ?? [], invitation.EndsAt),
            invitation.Carrier);
    }

    RestingAccount RestOf((Account Account, Carrier Carrier) rest) => new(rest.Account, Held.Of(rest.Account.Id), rest.Carrier);
}
