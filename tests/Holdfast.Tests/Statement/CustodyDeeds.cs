using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>
/// Page 10.4 and 10.5: vouching, declaring an account compromised, confirming an address, and using links that carry others.
/// </summary>
static class CustodyDeeds
{
    static readonly string[] change = ["holdfast.change_account"];
    static readonly Outcome<Reason> because = Reason.Parse("because");
    static readonly PasswordHash hash = new("new hash");

    public static IEnumerable<Deed> On(int target) => [.. Vouching(target), .. Compromising(target), .. Confirming(target), .. Redeeming(target)];

    /// <summary>What makes an account more, with each decision about its custodians.</summary>
    public static IEnumerable<Deed> Decided(int target)
    {
        Deed[] raises =
        [
            .. Enum.GetValues<Rung>().Select(rung => AccountDeeds.ChangeRole(target, rung)),
            AccountDeeds.SetExpiry(target, Ending.Never),
            AccountDeeds.SetExpiry(target, Ending.Late),
            AccountDeeds.SetActive(target, true),
            .. GroupDeeds.On(target).Where(deed => deed.Leaves is not null && deed.Gives.Count > 0),
            .. new[] { Rung.Staff, Rung.Developer }.Select(rung => EmergencyDeeds.Promote(target, rung)),
        ];
        return
            from deed in raises
            from decision in new[] { Decision.Void, Decision.VoidByMail, Decision.Vouch, Decision.VouchWithoutReason }
            where deed.Doorway != Doorway.Operator || decision is Decision.Void or Decision.Vouch
            select deed with
            {
                Name = $"{deed.Name} ({decision})",
                Decision = decision,
                Command = deed.Command with { Custody = Decisions(decision) },
            };
    }

    static CustodyDecisions Decisions(Decision decision) => new()
    {
        ForAll = new(
            decision is Decision.Void or Decision.VoidByMail ? CustodyMode.Void : CustodyMode.Vouch,
            decision == Decision.Vouch ? because : Reason.None),
        Links = Links(decision == Decision.VoidByMail),
    };

    /// <summary>Made before they are shared: cases are judged side by side.</summary>
    static FreshLinks Links(bool mailIsOn)
    {
        var links = new FreshLinks(Known.Now, mailIsOn);
        foreach (var account in Known.Accounts)
            links.For(account);
        return links;
    }

    static IEnumerable<Deed> Vouching(int target)
    {
        var vouch = new Deed($"vouch for {target}", new Vouch(Known.Accounts[target]) { Reason = because })
        {
            Needs = change,
            NeverByKeys = true,
            ActsOn = [target],
            Controls = (_, _) => true,
            Vouches = true,
            Invalid = world => world[target].Void || world[target].Keeper == Keeper.Nobody ? "invalid_command" : null,
        };
        return
        [
            vouch,
            vouch with
            {
                Name = $"vouch for {target} without a reason",
                Command = new Vouch(Known.Accounts[target]),
                Invalid = _ => "invalid_reason",
            },
        ];
    }

    static IEnumerable<Deed> Compromising(int target)
    {
        var declare = new Deed($"declare {target} compromised", new DeclareCompromised(Known.Accounts[target]) { Reason = because })
        {
            Needs = change,
            ActsOn = [target],
            FindsRemoved = true,
            Compromises = true,
        };
        Deed Compromised(Deed deed) => deed with
        {
            Name = $"{deed.Name} as compromised",
            Command = (AccountCommand)deed.Command with { IsCompromised = true },
            Compromises = true,
        };
        return
        [
            declare,
            declare with
            {
                Name = $"declare {target} compromised without a reason",
                Command = new DeclareCompromised(Known.Accounts[target]),
                Invalid = _ => "invalid_reason",
            },
            Compromised(AccountDeeds.SetActive(target, false)),
            Compromised(AccountDeeds.ChangeRole(target, Rung.User)),
            Compromised(AccountDeeds.Lock(target)),
            Compromised(AccountDeeds.Remove(target)),
            Compromised(CredentialDeeds.TemporaryPassword(target)),
        ];
    }

    static IEnumerable<Deed> Confirming(int target)
    {
        Deed Confirm(string name, byte[] code, string? invalid) => new(name, new ConfirmEmail(Known.Accounts[target], code))
        {
            Doorway = Doorway.Own,
            OwnerOfDoor = target,
            NeverByKeys = true,
            ActsOn = [target],
            Invalid = _ => invalid,
        };
        Deed Issue(string name, string address, Func<World, string?> missing) =>
            new(name, new IssueConfirmation(Known.Accounts[target], Mirror.Email(address)!, Custodies.Code))
            {
                Doorway = Doorway.System,
                Missing = missing,
            };
        return
        [
            Confirm($"confirm the address of {target}", Custodies.Code, null),
            Confirm($"confirm the address of {target} by a wrong code", [9, 9], "invalid_code"),
            Issue($"mail {target} a code", $"person{target}@example.org", world => world[target].Live ? null : "not_found"),
            Issue($"mail {target} a code to an address of the past", "other@example.org", _ => "not_found"),
        ];
    }

    static IEnumerable<Deed> Redeeming(int target)
    {
        Deed Redeem(LinkKind kind) => new($"redeem the link of {target} ({kind})", new RedeemToken(Known.Link(kind, target), hash))
        {
            Doorway = Doorway.Open,
            ActsOn = [target],
            ChangesCredentials = true,
            Renews = [target],
            Becomes = person => CredentialDeeds.Renewed(person) with { MustChangePassword = false },
            Missing = world => world[target].Live && Stands(kind, world, target) ? null : "invalid_token",
        };
        var operators = Redeem(LinkKind.Operators);
        Deed Keeping(string name, FactorEvidence? factor, Func<World, bool> holds) => operators with
        {
            Name = $"redeem the link of {target} and keep the keys{name}",
            Command = new RedeemToken(Known.Link(LinkKind.Operators, target), hash) { KeepsKeys = true, Factor = factor },
            Invalid = world => holds(world) ? null : "invalid_code",
        };
        var code = new FactorEvidence.Totp(Known.Accounts[target], Known.Factors[target], FactorDeeds.LastStep + 1);
        return
        [
            .. Enum.GetValues<LinkKind>().Select(Redeem),
            Keeping("", null, _ => false),
            Keeping(" by a code", code, world => world[target].Totp),
            Keeping(" by a used code", code with { Step = FactorDeeds.LastStep }, _ => false),
        ];
    }

    /// <summary>
    /// Judged once more at use: those that a link carries are live, hold the door and cover the account. A void sign-in needs a link that
    /// leaves no old custodians.
    /// </summary>
    static bool Stands(LinkKind kind, World world, int target) => kind switch
    {
        LinkKind.Personal => world[target].Mailing == Mailing.Personal,
        LinkKind.Own => !world[target].Void,
        LinkKind.Clerks => Custodianship.Covers(world, Keeper.Clerk, world.MightOf(target)),
        LinkKind.Leavers => false,
        _ => true,
    };
}
