using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Custody;

/// <summary>Page 10.5: to which addresses mail that gives authority may go.</summary>
public class Mailboxes
{
    const string AtHome = "ada@house.example";

    static readonly HouseDomains house = Parse("house.example");
    static readonly Account plain = Mirror.Account(new Person(Rung.Staff), 1);

    public static TheoryData<EmailStanding, EmailTypist, bool, string, bool> Table => new()
    {
        // Confirmed without custodians: personal wherever it is.
        { EmailStanding.Personal, EmailTypist.Other, false, "ada@example.org", true },
        { EmailStanding.Personal, EmailTypist.Other, true, "ada@example.org", true },
        { EmailStanding.Personal, EmailTypist.Self, true, "ada+x@house.example", true },
        // Confirmed with custodians, or by nobody: only a house domain makes it personal.
        { EmailStanding.Confirmed, EmailTypist.Self, false, "ada@example.org", false },
        { EmailStanding.Unconfirmed, EmailTypist.Trusted, false, "ada@example.org", false },
        { EmailStanding.Unconfirmed, EmailTypist.Trusted, false, AtHome, true },
        { EmailStanding.Unconfirmed, EmailTypist.Trusted, true, AtHome, true },
        { EmailStanding.Unconfirmed, EmailTypist.Self, false, AtHome, true },
        { EmailStanding.Unconfirmed, EmailTypist.Self, true, AtHome, false },
        { EmailStanding.Confirmed, EmailTypist.Self, true, AtHome, false },
        { EmailStanding.Unconfirmed, EmailTypist.Other, false, AtHome, false },
        { EmailStanding.Confirmed, EmailTypist.Other, false, AtHome, false },
        { EmailStanding.Unconfirmed, EmailTypist.Trusted, false, "ada+x@house.example", false },
        { EmailStanding.Unconfirmed, EmailTypist.Trusted, false, "ada@sub.house.example", false },
        { EmailStanding.Personal, EmailTypist.Self, false, "", false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void An_address_is_personal_by_how_it_was_confirmed_or_by_who_typed_it_in_a_house_domain(
        EmailStanding standing, EmailTypist typist, bool hasCustodians, string address, bool personal)
    {
        var account = plain with { Email = Mirror.Email(address), EmailStanding = standing, EmailTypist = typist, HasCustodians = hasCustodians };
        Assert.Equal(personal, account.HasPersonalAddress(house));
        var confirmed = standing == EmailStanding.Confirmed;
        Assert.Equal(personal || confirmed, account.MayRecoverByMail(house));
        Assert.Equal(personal, (account with { SignInVoidAt = Known.Now }).MayRecoverByMail(house));
    }

    [Theory]
    [InlineData(AtHome, EmailTypist.Self, false, EmailTypist.Other)]
    [InlineData(AtHome, EmailTypist.Trusted, false, EmailTypist.Trusted)]
    [InlineData(AtHome, EmailTypist.Trusted, true, EmailTypist.Other)]
    [InlineData(AtHome, EmailTypist.Other, false, EmailTypist.Other)]
    [InlineData("ada+x@house.example", EmailTypist.Self, false, EmailTypist.Other)]
    [InlineData("ada@example.org", EmailTypist.Self, false, EmailTypist.Other)]
    [InlineData("", EmailTypist.Self, false, EmailTypist.Other)]
    public void Only_an_account_without_custodians_whose_house_address_is_confirmed_or_typed_by_somebody_trusted_types_for_others(
        string own, EmailTypist typist, bool hasCustodians, EmailTypist expected)
    {
        foreach (var standing in Enum.GetValues<EmailStanding>())
        {
            var account = plain with { Email = Mirror.Email(own), EmailTypist = typist, HasCustodians = hasCustodians, EmailStanding = standing };
            var trusted = standing == EmailStanding.Personal && own == AtHome && !hasCustodians ? EmailTypist.Trusted : expected;
            Assert.Equal(trusted, account.TypesForOthers(house));
        }
    }

    /// <summary>Whoever minted the key of a service may have named their own mailbox; the key of a person is minted by the person.</summary>
    [Fact]
    public void A_service_vouches_for_no_mailbox()
    {
        var world = new World(new Person(Rung.Staff), new(Rung.User), new(Rung.Developer), Caller.WithAccount[0]);
        var seen = Custodies.Complete(world, new DeleteGroup(Known.Group));
        var person = plain with { Email = Mirror.Email(AtHome), EmailStanding = EmailStanding.Personal, EmailTypist = EmailTypist.Trusted };
        Assert.Equal(EmailTypist.Trusted, TypistOf(person));
        Assert.Equal(EmailTypist.Other, TypistOf(person with { Kind = AccountKind.Service, PasswordHash = null }));

        EmailTypist TypistOf(Account account) => Issuing.TypistOf(seen with
        {
            Actor = seen.Actor with { Account = account },
            Settings = seen.Settings with { House = house },
        });
    }

    [Theory]
    [InlineData("house.example", "ada@HOUSE.example", true)]
    [InlineData("House.EXAMPLE", "ada@house.example", true)]
    [InlineData("b\u00fccher.example", "ada@xn--bcher-kva.example", true)]
    [InlineData("xn--bcher-kva.example", "ada@B\u00dcCHER.example", true)]
    [InlineData("house.example", "ada+tag@house.example", false)]
    [InlineData("house.example", "ada@nothouse.example", false)]
    [InlineData("house.example", "ada@house.example.org", false)]
    public void A_house_domain_has_the_addresses_of_that_very_domain_without_a_tag(string domain, string address, bool has) =>
        Assert.Equal(has, Parse(domain).Has(Mirror.Email(address)!));

    [Fact]
    public void House_domains_are_kept_as_a_labels_by_name_once()
    {
        var domains = Parse("b.example", "B.example", "b\u00fccher.example", " a.example ");
        Assert.Equal(["a.example", "b.example", "xn--bcher-kva.example"], domains.Names);
        Assert.Equal(domains, HouseDomains.Stored(domains.ToString()));
        Assert.NotEqual(domains, HouseDomains.None);
        Assert.False(HouseDomains.None.Has(Mirror.Email(AtHome)!));
        Assert.Equal(HouseDomains.None, HouseDomains.Stored("not a..domain"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("house.example.")]
    [InlineData("a..b")]
    [InlineData("-a.example")]
    [InlineData("ada@house.example")]
    public void Other_texts_are_no_house_domains(string name) => Assert.Equal("house_domains", HouseDomains.Parse([name]).Refusal?.Field);

    [Fact]
    public void There_are_at_most_fifty()
    {
        Assert.Null(HouseDomains.Parse(Enumerable.Range(0, 50).Select(index => $"d{index}.example")).Refusal);
        Assert.NotNull(HouseDomains.Parse(Enumerable.Range(0, 51).Select(index => $"d{index}.example")).Refusal);
    }

    static HouseDomains Parse(params string[] names) =>
        HouseDomains.Parse(names).Match(domains => domains, refusal => throw new ArgumentException(refusal.Sentence));
}
