using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Accounts;

/// <summary>Changes members of an account, all or none. Members left null stay as they are; an unacceptable value is refused under rule 3.</summary>
public sealed record ChangeAccount(AccountId Id) : AccountCommand(Id)
{
    /// <summary>A new username.</summary>
    public Outcome<Username>? Username { get; init; }

    /// <summary>A new email address; a done null clears it.</summary>
    public Outcome<EmailAddress?>? Email { get; init; }

    /// <summary>A new role.</summary>
    public Outcome<Role>? Role { get; init; }

    /// <summary>Whether it is to be active.</summary>
    public bool? IsActive { get; init; }

    /// <summary>A new expiry; a done null clears it.</summary>
    public Outcome<DateTimeOffset?>? ExpiresAt { get; init; }

    /// <summary>A new password, hashed. Somebody else's choice: <see cref="MustChangePassword"/> is raised unless it says false.</summary>
    public Outcome<PasswordHash>? Password { get; init; }

    /// <summary>Whether the next sign-in must set a new password.</summary>
    public bool? MustChangePassword { get; init; }

    /// <summary>Its groups, exactly.</summary>
    public IReadOnlySet<GroupId>? Groups { get; init; }

    internal override EventKind Kind => (Role, IsActive, ExpiresAt, Password) switch
    {
        ({ }, null, null, null) when NothingElse => EventKind.RoleChanged,
        (null, true, null, null) when NothingElse => EventKind.AccountActivated,
        (null, false, null, null) when NothingElse => EventKind.AccountDeactivated,
        (null, null, { }, null) when NothingElse => EventKind.ExpiryChanged,
        (null, null, null, { }) when Username is null && Email is null && Groups is null => EventKind.PasswordSet,
        _ => EventKind.AccountChanged,
    };

    bool NothingElse => Username is null && Email is null && Groups is null && MustChangePassword is null;

    internal override Door DoorFor(StateSlice slice, Actor actor) => Groups is null
        ? base.DoorFor(slice, actor)
        : new Door.Needs(HoldfastPermissions.ChangeAccount, HoldfastPermissions.ChangeGroup);

    internal override SliceRequest Needs => base.Needs with
    {
        Username = Username is not null && Username.IsDone(out var name) ? name : null,
        Email = Email is not null && Email.IsDone(out var email) ? email : null,
        Groups = Groups is null ? [] : [.. Groups],
        Memberships = Groups is not null,
    };

    /// <summary>An unacceptable password or address is as sensitive as an acceptable one: what is refused does not tell more to a stolen session.</summary>
    internal override bool IsSensitive(StateSlice slice) => Password is not null || Email?.Refusal is not null;

    internal override Refusal? CheckValues(StateSlice slice) =>
        base.CheckValues(slice) ?? Username?.Refusal ?? Email?.Refusal ?? Role?.Refusal ?? ExpiresAt?.Refusal ?? Password?.Refusal
        ?? CheckExpiry(slice) ?? CheckService(slice) ?? CheckGroups(slice)
        ?? (slice.UsernameOwner is { } holder && holder != Target ? Refusal.UsernameTaken() : null)
        ?? (slice.EmailOwner is { } owner && owner != Target ? Refusal.EmailTaken() : null);

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) =>
        [.. AddedGroups(slice).SelectMany(group => slice.Groups[group].Permissions).Distinct()];

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(Before(slice), After(slice, actor)) with { KeptSession = IsOwn(actor, out var session) ? session : null }];

    internal override Account After(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        var expiry = Value(ExpiresAt, before.ExpiresAt);
        return before with
        {
            Username = Value<Username?>(Username?.Select(name => (Username?)name), before.Username),
            Email = Value(Email, before.Email),
            Role = Value(Role, before.Role),
            IsActive = IsActive ?? before.IsActive,
            ExpiresAt = expiry,
            ExpiredAt = expiry == before.ExpiresAt ? before.ExpiredAt : null,
            PasswordHash = Value(Password?.Select(hash => (string?)hash.Phc), before.PasswordHash),
            MustChangePassword = MustChangePassword ?? (Password is null ? before.MustChangePassword : !IsOwn(actor, out _)),
        };
    }

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var added = AddedGroups(slice);
        var removed = RemovedGroups(slice);
        var receipt = new Receipt { Account = transition.After };
        if (!transition.IsChange && added.Count == 0 && removed.Count == 0)
            return Gate.Plan.Nothing(receipt);
        Effect[] effects =
        [
            .. Consequences.Of(transition, slice.Now),
            .. added.Select(group => new Effect.AddToGroup(Target, group)),
            .. removed.Select(group => new Effect.RemoveFromGroup(Target, group)),
        ];
        var draft = Draft(transition);
        var memberships = added.Select(group => new FieldChange("group_ids", null, group.ToString()))
            .Concat(removed.Select(group => new FieldChange("group_ids", group.ToString(), null)));
        return new(effects, [draft with { Changes = [.. draft.Changes, .. memberships] }], receipt);
    }

    bool IsOwn(Actor actor, out SessionId session)
    {
        session = actor is Actor.ByAccount self ? self.Session : default;
        return actor is Actor.ByAccount account && account.Account == Target;
    }

    static T Value<T>(Outcome<T>? wanted, T present) => wanted is not null && wanted.IsDone(out var value) ? value : present;

    Refusal? CheckExpiry(StateSlice slice) =>
        ExpiresAt is not null && ExpiresAt.IsDone(out var expiry) && expiry is not null && expiry <= slice.Now && expiry != Before(slice).ExpiresAt
            ? Refusal.InvalidExpiry("expires_at must be in the future; deactivate the account to end it now")
            : null;

    Refusal? CheckService(StateSlice slice) => Before(slice).Kind == AccountKind.Service && (Password is not null || MustChangePassword == true)
        ? Refusal.InvalidCommand("a service has no password; give it an API key")
        : null;

    Refusal? CheckGroups(StateSlice slice) => Groups?.Any(group => !slice.Groups.ContainsKey(group)) == true
        ? Refusal.InvalidGroup("group_ids names a group that does not exist")
        : null;

    IReadOnlyList<GroupId> AddedGroups(StateSlice slice) => Groups is null ? [] : [.. Groups.Except(Memberships(slice))];

    IReadOnlyList<GroupId> RemovedGroups(StateSlice slice) => Groups is null ? [] : [.. Memberships(slice).Except(Groups)];

    IReadOnlySet<GroupId> Memberships(StateSlice slice) =>
        slice.Memberships.TryGetValue(Target, out var groups) ? groups : new HashSet<GroupId>();
}
