using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.SignIn;

/// <summary>What is demanded must be possible, and shuts nobody of a protected role out.</summary>
public class DemandingFactors
{
    static readonly FactorSupport nothing = new(false, false);
    static readonly FactorSupport noKeyFile = new(false, true);

    [Theory]
    [InlineData(Role.Developer, FactorPolicy.Required, "nobody could enrol")]
    [InlineData(Role.Staff, FactorPolicy.Required, "nobody could enrol")]
    [InlineData(Role.Developer, FactorPolicy.Passkey, "passkeys do not work")]
    [InlineData(Role.User, FactorPolicy.Passkey, "passkeys do not work")]
    public void A_factor_that_nobody_can_enrol_here_is_not_demanded_of_anybody(Role role, FactorPolicy policy, string sentence)
    {
        var refusal = Judge(Slice(nothing), Change(role, policy));
        Assert.Equal(RefusalCode.InvalidCommand, refusal?.Code);
        Assert.Contains(sentence, refusal!.Sentence, StringComparison.Ordinal);
        Assert.Contains("HOLDFAST_PUBLIC_URL", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void One_way_to_enrol_is_enough_and_what_is_demanded_already_may_stay()
    {
        Assert.Null(Judge(Slice(noKeyFile), Change(Role.Developer, FactorPolicy.Required)));
        Assert.Null(Judge(Slice(new(true, false)), Change(Role.Developer, FactorPolicy.Required)));
        var demanded = Slice(nothing) with { Settings = SignInSettings.Default.With(Role.Developer, FactorPolicy.Required) };
        Assert.Null(Judge(demanded, Change(Role.Developer, FactorPolicy.Required)));
        Assert.Null(Judge(demanded, Change(Role.Developer, FactorPolicy.Optional)));
    }

    [Fact]
    public void Who_would_be_shut_out_is_named_and_a_crowd_is_counted()
    {
        var slice = Slice(FactorSupport.All) with
        {
            Census = new(new(Password: 5), new(Password: 0, Passkey: 1)),
            WithoutPasskey = new Dictionary<Role, NamedFew> { [Role.Administrator] = new(["ada", "bob", "carol"], 5) },
        };
        var refusal = Judge(slice, Change(Role.Administrator, FactorPolicy.Passkey));
        Assert.Equal(RefusalCode.InvalidCommand, refusal?.Code);
        Assert.Contains("ada, bob, carol and 2 more", refusal!.Sentence, StringComparison.Ordinal);
        Assert.Null(Judge(slice, Change(Role.Developer, FactorPolicy.Passkey)));
    }

    [Fact]
    public void A_tier_that_would_be_empty_keeps_its_code_and_names_them_too()
    {
        var slice = Slice(FactorSupport.All) with { WithoutPasskey = new Dictionary<Role, NamedFew> { [Role.Developer] = new(["olivia"], 1) } };
        var refusal = Judge(slice, Change(Role.Developer, FactorPolicy.Passkey));
        Assert.Equal(RefusalCode.LastActiveAdmin, refusal?.Code);
        Assert.StartsWith("cannot leave the system with zero active admins", refusal!.Sentence, StringComparison.Ordinal);
        Assert.Contains("olivia", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_that_is_away_switches_no_guard_off()
    {
        var owner = Mirror.Account(new Person(Rung.Developer) { Totp = true }, 1);
        var slice = Slice(nothing) with { Census = new(default, new(Password: 0, Authenticator: 1)), Accounts = new Dictionary<AccountId, Account> { [owner.Id] = owner } };
        Assert.Equal(new HolderCounts(0, 0), slice.Holders);
        Assert.Equal(RefusalCode.LastActiveOwner, Judge(slice, new ChangeAccount(owner.Id) { Role = Role.User })?.Code);
        Assert.Equal(RefusalCode.LastActiveAdmin, Judge(slice, new ChangeAccount(owner.Id) { IsActive = false })?.Code);
    }

    [Fact]
    public void Of_two_lasting_owners_the_one_who_can_sign_in_stays()
    {
        var (able, stuck) = (Mirror.Account(new Person(Rung.Developer), 1), Mirror.Account(new Person(Rung.Developer) { Totp = true }, 2));
        var slice = Slice(noKeyFile) with
        {
            Census = new(default, new(Password: 1, Authenticator: 1)),
            Accounts = new Dictionary<AccountId, Account> { [able.Id] = able, [stuck.Id] = stuck },
        };
        Assert.Equal(RefusalCode.LastActiveOwner, Judge(slice, new ChangeAccount(able.Id) { Role = Role.User })?.Code);
        Assert.Null(Judge(slice, new ChangeAccount(stuck.Id) { Role = Role.User }));
    }

    static Refusal? Judge(StateSlice slice, Command command) => Holdfast.Gate.Rules.Judge(slice, Mirror.Actor(Worlds.Caller.WithoutAccount.First(caller => caller.Means == Means.Operator)), command);

    static ChangeSignInSettings Change(Role role, FactorPolicy policy) => new(new Dictionary<Role, FactorPolicy> { [role] = policy });

    static StateSlice Slice(FactorSupport support) => new() { Now = Known.Now, Actor = ActorState.None, Census = new(default, new(Password: 1)), Support = support };
}
