using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Judging;

public class TheFirstOwner
{
    static readonly SecretHash secret = SecretHash.Of("secret");
    static readonly CreateFirstOwner unattended = new(Known.Newcomer, Username.Parse("owner"), new PasswordHash("hash"));
    static readonly CreateFirstOwner byLink = unattended with { Secret = secret };
    static readonly IssueSetupLink link = new(Known.Token, secret);

    static readonly OneTimeToken token = new(Known.Token, OneTimeTokenPurpose.Setup, null, secret, Known.Now, Known.Now.AddMinutes(15));

    [Fact]
    public void The_operator_creates_the_owner_of_an_empty_store_and_nobody_else_does_without_a_link()
    {
        Assert.Null(Judge(Means.Operator, unattended));
        Assert.Equal("unauthenticated", Judge(Means.Nobody, unattended));
        Assert.Equal("forbidden", Judge(Means.System, unattended));
    }

    [Fact]
    public void Whoever_holds_the_live_link_creates_the_owner()
    {
        Assert.Null(Judge(Means.Nobody, byLink, token));
        Assert.Equal("invalid_token", Judge(Means.Nobody, byLink));
        Assert.Equal("invalid_token", Judge(Means.Nobody, byLink, token with { ExpiresAt = Known.Now }));
        Assert.Equal("invalid_token", Judge(Means.Nobody, byLink, token with { Purpose = OneTimeTokenPurpose.Recovery }));
        Assert.Equal("invalid_token", Judge(Means.Nobody, byLink, token with { Purpose = OneTimeTokenPurpose.Invitation }));
    }

    [Fact]
    public void An_unacceptable_name_or_password_leaves_the_link_as_it_is()
    {
        Assert.Equal("invalid_username", Judge(Means.Nobody, byLink with { Username = Username.Parse("X") }, token));
        Assert.Equal("invalid_password", Judge(Means.Nobody, byLink with { Password = Refusal.InvalidPassword("too short") }, token));
        Assert.Equal("invalid_email", Judge(Means.Nobody, byLink with { Email = EmailAddress.Parse("nobody") }, token));
    }

    [Fact]
    public void A_setup_link_sets_no_password()
    {
        Assert.Equal("invalid_token", Judge(Means.Nobody, new RedeemToken(secret, new PasswordHash("hash")), token));
    }

    [Fact]
    public void Only_the_operator_issues_setup_links_and_the_newest_wins()
    {
        Assert.Null(Judge(Means.Operator, link));
        Assert.Equal("unauthenticated", Judge(Means.Nobody, link));
        var effects = link.Plan(Empty(null), Mirror.Actor(new("operator", Means.Operator))).Effects;
        Assert.Equal(new TokenEffects.CancelTokens(null), effects[0]);
        Assert.Equal(OneTimeToken.SetupLifetime, Assert.IsType<TokenEffects.InsertToken>(effects[1]).Token.ExpiresAt - Known.Now);
    }

    [Fact]
    public void The_owner_is_a_lasting_developer_and_the_links_are_gone()
    {
        var plan = byLink.Plan(Empty(token), Mirror.Actor(new("nobody", Means.Nobody)));
        var owner = Assert.IsType<AccountEffects.InsertAccount>(plan.Effects[0]).Account;
        Assert.Equal((Role.Developer, true, false), (owner.Role, owner.IsLasting, owner.MustChangePassword));
        Assert.Equal(new TokenEffects.CancelTokens(null), plan.Effects[1]);
        Assert.Equal("owner_created", Assert.Single(plan.Events).Kind.Name);
    }

    static string? Judge(Means means, Command command, OneTimeToken? held = null) =>
        Holdfast.Gate.Rules.Judge(Empty(held), Mirror.Actor(new("somebody", means)), command)?.Code.Name;

    static StateSlice Empty(OneTimeToken? held) => new() { Now = Known.Now, Actor = ActorState.None, Census = default, Token = held };
}
