using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Refusals;

/// <content>Refusals of authority.</content>
public sealed partial record Refusal
{
    /// <summary><c>unauthenticated</c>.</summary>
    public static Refusal Unauthenticated() => new(RefusalCode.Unauthenticated, "sign in first");

    /// <summary><c>invalid_credentials</c>: one sentence for unknown, wrong, inactive, locked and expired alike.</summary>
    public static Refusal InvalidCredentials() => new(RefusalCode.InvalidCredentials, "these credentials do not sign in");

    /// <summary><c>invalid_credentials</c>: a code of a second factor that is wrong, late or used.</summary>
    public static Refusal WrongCode() => InvalidCredentials() with { Detail = "that code did not work; wait for the next one and try again" };

    /// <summary><c>reauthentication_required</c>.</summary>
    public static Refusal ReauthenticationRequired() =>
        new(RefusalCode.ReauthenticationRequired, "confirm your password, and a code of your second factor if you have one: POST /api/v1/auth/reauthenticate, or show a passkey: POST /api/v1/auth/passkey; then repeat the request within 10 minutes (an API key needs the scope holdfast.sensitive)");

    /// <summary><c>unauthenticated</c>: the session ended with its last wrong code.</summary>
    public static Refusal AttemptEnded() => new(RefusalCode.Unauthenticated, "too many wrong codes; sign in again");

    /// <summary><c>factor_unavailable</c>.</summary>
    public static Refusal FactorUnavailable() =>
        new(RefusalCode.FactorUnavailable, "this authenticator cannot be checked or enrolled now; use a backup code, or ask whoever runs this instance to run `holdfast doctor`");

    /// <summary><c>forbidden</c>.</summary>
    public static Refusal Forbidden() => new(RefusalCode.Forbidden, "forbidden");

    /// <summary><c>forbidden</c>; says which role and which permissions the actor lacks.</summary>
    internal static Refusal Forbidden(Role? least, IReadOnlyList<Permission> missing, bool byKey = false)
    {
        string?[] lacks =
        [
            least is { } role ? $"the role {role.Name} or above" : null,
            missing.Count == 0 ? null : $"the permission{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing.Select(permission => permission.Codename))}",
        ];
        var needed = string.Join(" and ", lacks.OfType<string>());
        return Forbidden() with
        {
            Detail = byKey ? $"this API key or its owner lacks {needed}" : $"you need {needed} to do this; ask an administrator",
        };
    }

    /// <summary><c>sign_in_incomplete</c>.</summary>
    public static Refusal SignInIncomplete(string next) => new(RefusalCode.SignInIncomplete, $"finish signing in first: {next}");

    /// <summary><c>csrf_failed</c>.</summary>
    public static Refusal CsrfFailed() => new(RefusalCode.CsrfFailed, "send the header X-Holdfast-CSRF with the csrf_token of login or me");

    /// <summary><c>not_found</c>; the sentence names what was looked for.</summary>
    public static Refusal NotFound(string sentence) => new(RefusalCode.NotFound, sentence);

    /// <summary><c>outranked</c>.</summary>
    public static Refusal Outranked() => new(RefusalCode.Outranked, "this account outranks you; ask somebody of its rank or above");

    /// <summary><c>not_covered</c>; names the first three things that the target holds and the actor does not.</summary>
    public static Refusal NotCovered(IReadOnlyList<string> lacking) =>
        new(RefusalCode.NotCovered, $"they hold {string.Join(", ", lacking.Take(3))}, which you do not; ask an administrator who does, or have a link mailed to their own address");

    /// <summary><c>not_covered</c>: the actor decided void, which needs a new link, and may give none.</summary>
    public static Refusal GivesNoLink() => new(
        RefusalCode.NotCovered,
        "a void sign-in needs a new link, and you may give none without holdfast.change_account; vouch, or ask an administrator");

    /// <summary><c>not_covered</c>: the actor could have had the sign-in in their hands, or it is their own.</summary>
    public static Refusal VouchByCustodian() =>
        new(RefusalCode.NotCovered, "you set this sign-in up or it is your own, so you cannot vouch for it; ask another administrator");

    /// <summary><c>custody_undecided</c>; names accounts, custodians and what they lack.</summary>
    public static Refusal CustodyUndecided(IReadOnlyList<CustodyQuestion> questions) => new(RefusalCode.CustodyUndecided, SentenceOf(questions)) { Custody = questions };

    /// <summary><c>custody_undecided</c>, to an account that is itself in doubt.</summary>
    public static Refusal InDoubt() => new(
        RefusalCode.CustodyUndecided,
        "your sign-in was set up by an account that was stopped as compromised; until an administrator of your rank gives you a new link or vouches for you, you cannot administer");

    /// <summary><c>self_grant</c>.</summary>
    public static Refusal SelfGrant() => new(RefusalCode.SelfGrant, "you cannot raise your own role, permissions, groups or end; ask another administrator");

    static string SentenceOf(IReadOnlyList<CustodyQuestion> questions)
    {
        var named = questions.Take(3).Select(question => $"the sign-in of {question.Label} was set up by "
            + string.Join(" and ", question.Custodians.Take(3).Select(custodian => $"{custodian.Label}, who lacks {string.Join(", ", custodian.Lacks.Take(3))}")));
        var more = questions.Count > 3 ? $" and {questions.Count - 3} more accounts" : "";
        return $"{string.Join("; ", named)}{more}: repeat with custody.mode void (they get a new link) or vouch (you take their place, with a reason)";
    }

    /// <summary><c>policy_denied</c>; the sentence ends with what the policy says to the person refused, if anything.</summary>
    public static Refusal PolicyDenied(params IReadOnlyList<string> reasons) => new(
        RefusalCode.PolicyDenied,
        "removal denied by policy (removal.rego.allow returned false)" + (reasons is { Count: > 0 } ? ": " + string.Join("; ", reasons) : ""));

    /// <summary><c>cannot_escalate</c>: a role above the actor's own.</summary>
    public static Refusal RoleAboveOwn(Role role) => new(RefusalCode.CannotEscalate,
        role == Role.Developer ? "only an owner can grant the owner role" : $"only {role.Label}s and above can grant the role {role.Name}")
    { Field = "role" };

    /// <summary><c>cannot_escalate</c>: a permission that the actor does not hold.</summary>
    public static Refusal PermissionNotHeld(string codename) =>
        new(RefusalCode.CannotEscalate, $"you cannot grant {codename}: you do not hold it") { Field = "permission" };

    /// <summary><c>cannot_escalate</c>: a key that does not hold everything raises nobody to a role that does.</summary>
    public static Refusal KeyCannotRaise(Role role) =>
        new(RefusalCode.CannotEscalate, $"an API key cannot give the role {role.Name}; sign in, or use a key with the scope holdfast.everything") { Field = "role" };

    /// <summary><c>cannot_escalate</c>: an account that is started again gains everything that it holds.</summary>
    public static Refusal CannotRestart(IReadOnlyList<string> lacking) =>
        new(RefusalCode.CannotEscalate, $"the account would hold {string.Join(", ", lacking.Take(3))} again, which you do not hold");

    /// <summary><c>cannot_escalate</c>: longer than the actor's own authority lasts.</summary>
    public static Refusal OutlastsActor() =>
        new(RefusalCode.CannotEscalate, "your own account expires: set an expiry no later than yours") { Field = "expires_at" };

    /// <summary><c>cannot_escalate</c>, told to whoever accepts an invitation.</summary>
    public static Refusal PromiseTooHigh() =>
        new(RefusalCode.CannotEscalate, "whoever invited you may no longer give what this invitation promises; ask for a new one");

    /// <summary><c>last_active_admin</c>.</summary>
    public static Refusal LastActiveAdmin() => new(RefusalCode.LastActiveAdmin, "cannot leave the system with zero active admins")
    {
        Detail = "this would leave nobody who can sign in as administrator and stay; make another administrator first",
    };

    /// <summary><c>last_active_owner</c>.</summary>
    public static Refusal LastActiveOwner() => new(RefusalCode.LastActiveOwner, "cannot leave the system with zero active owners")
    {
        Detail = "this would leave nobody who can sign in as owner (role developer) and stay; make another owner first",
    };

    /// <summary>
    /// <c>last_active_admin</c> or <c>last_active_owner</c> as <paramref name="emptied"/> has it, else <c>invalid_command</c>: a policy
    /// would shut these out, who have no passkey.
    /// </summary>
    public static Refusal ShutsOut(Refusal? emptied, NamedFew people)
    {
        var sentence = $"without a passkey these could not sign in any more: {people}; let each register a passkey first, or give them another role";
        return new(emptied?.Code ?? RefusalCode.InvalidCommand, emptied is null ? sentence : $"{emptied.Sentence}: {sentence}") { Field = "factors" };
    }

    /// <summary><c>invalid_command</c>: a second factor is demanded where nobody can enrol one.</summary>
    public static Refusal NobodyCanEnrol() => new(
        RefusalCode.InvalidCommand,
        "nobody could enrol a second factor here: there is no key file for authenticators, and passkeys do not work at this address; "
        + "run `holdfast keys rotate` (HOLDFAST_KEY_FILE says where), or set HOLDFAST_PUBLIC_URL to an https address, then repeat")
    {
        Field = "factors",
    };

    /// <summary><c>invalid_command</c>: passkeys are demanded where browsers allow none.</summary>
    public static Refusal PasskeysDoNotWork() => new(
        RefusalCode.InvalidCommand,
        "passkeys do not work at the public address of this instance, so nobody could sign in: "
        + "set HOLDFAST_PUBLIC_URL to an https address with a host name, then repeat")
    {
        Field = "factors",
    };

    /// <summary>The same for a sign-in that would become void, with what to do instead.</summary>
    internal Refusal ByVoid() => new(Code, $"{Sentence}: the sign-in would become void; vouch for it instead (custody.mode vouch, or --vouch)");

    /// <summary>The same for sign-ins that rest on an account that was declared compromised. A vouch does not free them.</summary>
    internal Refusal ByCompromise() =>
        new(Code, $"{Sentence}: every sign-in of the role rests on this account; give one of them a new link first, or use holdfast user emergency-access");

    /// <summary><c>self_remove</c>.</summary>
    public static Refusal SelfRemove() => new(RefusalCode.SelfRemove, "you cannot remove yourself here; use DELETE /v1/members/me");

    /// <summary><c>self_remove</c>, as <c>/v1/members</c> says it.</summary>
    public static Refusal SelfRemoveAsMember() => new(
        RefusalCode.SelfRemove, "use DELETE /v1/members/me to remove yourself — DELETE /v1/members/{did} is for admins removing other members");

    /// <summary><c>last_active_admin</c> or <c>last_active_owner</c>, as <c>/v1/members</c> says it.</summary>
    public static Refusal LastMember(string word, string did) => new(
        word == "owner" ? RefusalCode.LastActiveOwner : RefusalCode.LastActiveAdmin,
        $"refusing to remove the last {word} ({did}) — promote another member to {word} first");

    /// <summary><c>not_found</c> for a member.</summary>
    public static Refusal MemberNotFound(string did) => NotFound($"member not found: {did}");

    /// <summary><c>self_demote</c>.</summary>
    public static Refusal SelfDemote() => new(RefusalCode.SelfDemote, "you cannot demote yourself; ask another administrator");

    /// <summary><c>self_deactivate</c>.</summary>
    public static Refusal SelfDeactivate() => new(RefusalCode.SelfDeactivate, "you cannot deactivate yourself; ask another administrator");

    /// <summary><c>self_lock</c>.</summary>
    public static Refusal SelfLock() => new(RefusalCode.SelfLock, "you cannot lock yourself; ask another administrator");

    /// <summary><c>throttled</c>: one sentence whether or not the account exists.</summary>
    public static Refusal Throttled(TimeSpan wait) =>
        new(RefusalCode.Throttled, "too many attempts; try again later") { RetryAfter = wait };

    /// <summary><c>declined</c>.</summary>
    public static Refusal Declined() => new(RefusalCode.Declined, "not confirmed");

    /// <summary><c>store_unavailable</c>.</summary>
    public static Refusal StoreUnavailable() =>
        new(RefusalCode.StoreUnavailable, "the store is unavailable; nothing was changed, try again shortly") { RetryAfter = TimeSpan.FromSeconds(1) };

    /// <summary><c>outcome_unknown</c>: the store gave no sure answer to the commit.</summary>
    public static Refusal OutcomeUnknown() =>
        new(RefusalCode.OutcomeUnknown, "the change may or may not have been made: the store did not confirm it; read again before you repeat it");

    /// <summary><c>not_found</c> for an account on the surfaces that speak of admin users.</summary>
    public static Refusal AccountNotFound(object id) => NotFound(string.Create(CultureInfo.InvariantCulture, $"admin user not found: {id}"));
}
