using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Passkeys;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.SignIn;

/// <summary>Who counts as a holder: a person who can complete the next step of a sign-in, under a policy, on an instance.</summary>
public class WhoCanSignIn
{
    static readonly bool[] both = [false, true];

    static IEnumerable<FactorSupport> Supports => from authenticators in both from passkeys in both select new FactorSupport(authenticators, passkeys);

    static IEnumerable<Account> People =>
        from password in new[] { null, "", "phc" }
        from totp in both
        from passkey in both
        from isVoid in both
        from must in both
        select Mirror.Account(new Person(Rung.Developer), 0) with
        {
            PasswordHash = password,
            HasTotp = totp,
            CredentialCount = passkey ? 1 : 0,
            SignInVoidAt = isVoid ? Known.Now : null,
            MustChangePassword = must,
        };

    [Fact]
    public void Everybody_counts_who_can_walk_in_and_nobody_else()
    {
        foreach (var (person, policy, support) in from person in People from policy in Enum.GetValues<FactorPolicy>() from support in Supports select (person, policy, support))
        {
            var settings = SignInSettings.Default.With(Role.Developer, policy);
            Assert.True(settings.LetsIn(person, support) == WalksIn(person, settings, support), $"{person.PasswordHash ?? "none"} {person} {policy} {support}");
        }
    }

    [Fact]
    public void The_census_counts_as_many_as_there_are()
    {
        Account[] lasting = [.. People.Where(person => person.IsLasting)];
        Assert.NotEmpty(lasting);
        var tier = new TierCensus(lasting.Count(person => Ways(person) == 1), lasting.Count(person => Ways(person) == 3), lasting.Count(person => Ways(person) is >= 4 and <= 6), lasting.Count(person => Ways(person) == 7));
        Assert.Equal(lasting.Length, tier.All);
        foreach (var (policy, support) in from policy in Enum.GetValues<FactorPolicy>() from support in Supports select (policy, support))
        {
            var settings = SignInSettings.Default.With(Role.Developer, policy);
            var counts = new HolderCensus(default, tier).Under(settings, support);
            Assert.Equal((policy, support, lasting.Count(person => settings.LetsIn(person, support))), (policy, support, counts.Developer));
            Assert.Equal(counts.Developer, counts.Administrator);
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("https://admin.example.org", true)]
    [InlineData("https://admin.example.org:8443/under", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://admin.localhost", true)]
    [InlineData("http://admin.example.org", false)]
    [InlineData("https://192.0.2.7", false)]
    [InlineData("https://[2001:db8::7]", false)]
    [InlineData("http://127.0.0.1:5080", false)]
    public void Passkeys_work_where_browsers_allow_them(string? address, bool allowed) => Assert.Equal(allowed, PasskeyAddress.Allows(address is null ? null : new Uri(address)));

    /// <summary>Goes from step to step, as a person would.</summary>
    static bool WalksIn(Account person, SignInSettings settings, FactorSupport support)
    {
        if (person.SignInVoidAt is not null)
            return false;
        if (person.CredentialCount > 0 && support.Passkeys)
            return true;
        if (string.IsNullOrEmpty(person.PasswordHash) || settings[person.Role] == FactorPolicy.Passkey)
            return false;
        return SignInProgress.Of(person, factorVerified: false, settings).Next switch
        {
            NextStep.VerifyFactor => person.HasTotp && support.Authenticators,
            NextStep.EnrolFactor => support.Authenticators || support.Passkeys,
            NextStep.ChangePassword => SignInProgress.Of(person with { MustChangePassword = false }, factorVerified: false, settings).Next == NextStep.Done || support.CanEnrol,
            _ => true,
        };
    }

    /// <summary>As the store adds them up.</summary>
    static int Ways(Account person) => (string.IsNullOrEmpty(person.PasswordHash) ? 0 : 1) + (person.HasTotp ? 2 : 0) + (person.CredentialCount > 0 ? 4 : 0);
}
