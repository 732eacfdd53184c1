using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Accounts;

/// <summary>
/// Changes members of an account, all or none. Members left null stay as they are; an unacceptable value is refused under rule 3.
/// </summary>
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
        Held = !IsPlainStop,
    };

    /// <summary>Whether it only deactivates: then nothing that the account holds is compared.</summary>
    bool IsPlainStop => IsActive == false && Kind == EventKind.AccountDeactivated;

    /// <summary>
    /// An unacceptable password or address is as sensitive as an acceptable one: what is refused does not tell more to a stolen session.
    /// </summary>
    internal override bool IsSensitive(StateSlice slice) => Password is not null || Email?.Refusal is not null;

    internal override Refusal? CheckValues(StateSlice slice) =>
        base.CheckValues(slice) ?? Username?.Refusal ?? Email?.Refusal ?? Role?.Refusal ?? ExpiresAt?.Refusal ?? Password?.Refusal
        ?? CheckExpiry(slice) ?? CheckService(slice) ?? CheckGroups(slice)
        ?? (slice.UsernameOwner is { } holder && holder != Target ? Refusal.UsernameTaken() : null)
        ?? (slice.IsUsernameFreeFor(Target) ? null : Refusal.UsernameTaken())
        ?? (slice.EmailOwner is { } owner && owner != Target ? Refusal.EmailTaken() : null);

    internal override bool ShowsCredential(StateSlice slice, Actor actor) => Password is not null && !IsOwn(actor, out _);

    internal override IReadOnlyList<HoldingChange> Holdings(StateSlice slice) =>
        AddedGroups(slice) is var added && RemovedGroups(slice) is var removed && added.Count + removed.Count == 0
            ? []
            : [HoldingChange.Of(Before(slice), slice.Held.GetValueOrDefault(Target) ?? [], grant => grant.Group is { } group && removed.Contains(group),
                added.Where(slice.Groups.ContainsKey).SelectMany(group => slice.Groups[group].Permissions)) with { Adds = added.Count > 0 }];

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) =>
        [.. AddedGroups(slice).SelectMany(group => slice.Groups[group].Permissions).Distinct()];

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
    [
        AccountTransition.Change(Before(slice), After(slice, actor)) with
        {
            KeptSession = IsOwn(actor, out var session) ? session : null,
            ByOwnSession = IsOwn(actor, out _),
            Custodians = HasNewPassword && !IsOwn(actor, out _) ? CustodiansBy(slice, actor) : null,
            HeldBefore = slice.HeldBy(Target),
        },
    ];

    bool HasNewPassword => Password is not null && Password.IsDone(out _);

    IReadOnlyList<Carrier> CustodiansBy(StateSlice slice, Actor actor) =>
        Issuing.CarriersOf(slice, actor, slice.AuthorityOf(Before(slice)), HoldfastPermissions.ChangeAccount);

    internal override Account After(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        var expiry = Value(ExpiresAt, before.ExpiresAt);
        var own = IsOwn(actor, out _);
        var mustChange = MustChangePassword ?? (Password is null ? before.MustChangePassword : !own);
        var email = Value(Email, before.Email);
        var signedIn = !HasNewPassword
            ? before with { MustChangePassword = mustChange }
            : PasswordAnew.Of(before, Password!.Match(hash => hash.Phc, _ => ""), mustChange, own ? [] : CustodiansBy(slice, actor));
        return (HasNewPassword && own ? signedIn with { HasCustodians = before.HasCustodians, SignInUnfinished = false } : signedIn) with
        {
            Username = Value<Username?>(Username?.Select(name => (Username?)name), before.Username),
            Email = email,
            EmailStanding = email == before.Email ? signedIn.EmailStanding : EmailStanding.Unconfirmed,
            EmailTypist = email == before.Email ? before.EmailTypist : TypistOf(slice, actor),
            Role = Value(Role, before.Role),
            IsActive = IsActive ?? before.IsActive,
            ExpiresAt = expiry,
            ExpiredAt = expiry == before.ExpiresAt ? before.ExpiredAt : null,
            Stopped = StopAfter(slice, actor, before),
        };
    }

    /// <summary>A stop by an account leaves its mark. A change of groups takes the mark away: not only the stop would be undone.</summary>
    StopMark? StopAfter(StateSlice slice, Actor actor, Account before)
    {
        if (IsActive == false && before.IsActive)
            return StopMark.Of(actor, before, slice.Now);
        return AddedGroups(slice).Count + RemovedGroups(slice).Count > 0 ? null : before.Stopped;
    }

    EmailTypist TypistOf(StateSlice slice, Actor actor) => actor switch
    {
        Actor.ByAccount by when by.Account == Target => Before(slice).HasCustodians ? EmailTypist.Other : EmailTypist.Self,
        _ => Issuing.TypistOf(slice),
    };

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Deduction.Of(slice, actor, this).Transitions[0];
        var added = AddedGroups(slice);
        var removed = RemovedGroups(slice);
        var receipt = new Receipt { Account = transition.After };
        if (!transition.IsChange && added.Count == 0 && removed.Count == 0)
            return Gate.Plan.Nothing(receipt);
        Effect[] effects =
        [
            .. Consequences.Of(transition, slice.Now),
            .. Issuing.Marking(transition.Custodians ?? []),
            .. added.Select(group => new GroupEffects.AddToGroup(Target, group)),
            .. removed.Select(group => new GroupEffects.RemoveFromGroup(Target, group)),
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
