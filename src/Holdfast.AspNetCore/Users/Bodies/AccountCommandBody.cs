using System.Text.Json.Serialization;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.AspNetCore.Users;

/// <summary>A command on an account, as previews and bulk changes name it; <c>type</c> says which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ChangeRole), "change_role")]
[JsonDerivedType(typeof(SetActive), "set_active")]
[JsonDerivedType(typeof(SetExpiry), "set_expiry")]
[JsonDerivedType(typeof(Lock), "lock")]
[JsonDerivedType(typeof(Unlock), "unlock")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(AddToGroup), "add_to_group")]
[JsonDerivedType(typeof(RemoveFromGroup), "remove_from_group")]
[JsonDerivedType(typeof(EndTheSessions), "end_sessions")]
public abstract record AccountCommandBody
{
    private protected AccountCommandBody()
    {
    }

    /// <summary>The command on one account.</summary>
    internal abstract Outcome<AccountCommand> On(AccountId id);

    /// <summary>Gives another role.</summary>
    /// <param name="Role">The role.</param>
    /// <param name="Compromised">Of a demotion: whether the account was compromised.</param>
    public sealed record ChangeRole(string Role, bool Compromised = false) : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => new ChangeAccount(id) { Role = Roles.Role.Parse(Role), IsCompromised = Compromised };
    }

    /// <summary>Activates or deactivates.</summary>
    /// <param name="IsActive">Whether it is to be active.</param>
    /// <param name="Compromised">Of a deactivation: whether the account was compromised.</param>
    public sealed record SetActive(bool IsActive, bool Compromised = false) : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => new ChangeAccount(id) { IsActive = IsActive, IsCompromised = Compromised };
    }

    /// <summary>Sets, moves or clears the expiry.</summary>
    /// <param name="ExpiresAt">The expiry; null clears it.</param>
    public sealed record SetExpiry(DateTimeOffset? ExpiresAt) : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => new ChangeAccount(id) { ExpiresAt = ExpiresAt };
    }

    /// <summary>Locks.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Minutes">For how many minutes; absent locks until unlocked.</param>
    /// <param name="Compromised">Whether the account was compromised.</param>
    public sealed record Lock(string Reason, int? Minutes = null, bool Compromised = false) : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => new LockAccount(id) { Minutes = Minutes, Reason = Accounts.Reason.ParseRequired(Reason), IsCompromised = Compromised };
    }

    /// <summary>Unlocks.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Unlock(string Reason) : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => new UnlockAccount(id) { Reason = Accounts.Reason.ParseRequired(Reason) };
    }

    /// <summary>Removes.</summary>
    /// <param name="Disposition">What to keep.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Compromised">Whether the account was compromised.</param>
    public sealed record Remove(string? Disposition = null, string? Reason = null, bool Compromised = false) : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => Removal.Of(id, Disposition, Reason, Compromised).Select(command => (AccountCommand)command);
    }

    /// <summary>Puts into a group.</summary>
    /// <param name="GroupId">The group.</param>
    public sealed record AddToGroup(Guid GroupId) : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => new ChangeMembership(id, new GroupId(GroupId), Member: true);
    }

    /// <summary>Takes out of a group.</summary>
    /// <param name="GroupId">The group.</param>
    public sealed record RemoveFromGroup(Guid GroupId) : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => new ChangeMembership(id, new GroupId(GroupId), Member: false);
    }

    /// <summary>Ends the sessions.</summary>
    public sealed record EndTheSessions : AccountCommandBody
    {
        internal override Outcome<AccountCommand> On(AccountId id) => new EndSessions(id);
    }
}
