using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;

namespace Holdfast.Members;

/// <summary>Removes an account: access ends, what is kept follows from the disposition, and username and email address are free again.</summary>
/// <remarks>Every disposition is carried out as a tombstone.</remarks>
public sealed record RemoveAccount(AccountId Id) : AccountCommand(Id)
{
    /// <summary>What the caller asks to keep; null leaves it to the member's preference.</summary>
    public Disposition? Disposition { get; init; }

    internal override EventKind Kind => EventKind.MemberRemoved;

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.DeleteAccount);

    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with
    {
        Username = null,
        Email = null,
        PasswordHash = null,
        Lock = null,
        MustChangePassword = false,
        HasTotp = false,
        IsActive = false,
        RemovedAt = slice.Now,
    };

    internal override EventDraft Draft(AccountTransition transition) => base.Draft(transition) with
    {
        Changes = [],
        Detail = counts => new EventDetail.Removal(Members.Disposition.Tombstone.Name, BySelf: false, counts.Sessions, counts.ApiKeys, counts.Tokens),
    };

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var plan = base.Plan(slice, actor);
        return plan with { Receipt = plan.Receipt with { Disposition = Members.Disposition.Tombstone } };
    }
}
