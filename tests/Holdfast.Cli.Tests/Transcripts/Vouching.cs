using System.Text.Json.Nodes;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Transcripts;

/// <summary>Promotions of accounts whose sign-in another account set up, word for word.</summary>
public class Vouching
{
    const string Operator = "00000000-0000-0000-0000-000000000001";

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task Without_a_vouch_the_sign_in_is_void_and_a_link_is_printed(Engine engine)
    {
        await using var installation = await SetUpByAnAdministratorAsync(engine);
        var promoted = (await installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(0);
        Assert.Matches(@"\A/recover\?token=[\w-]{43}\n\z", promoted.Output);
        Assert.Matches(
            """
            \nrole changed from staff to developer, 0 sessions revoked
            the sign-in of alice is void: carol set it up and lacks the role developer
            give alice the printed link: it sets a password once, until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z
            """,
            promoted.Said());
        Assert.DoesNotContain(promoted.Output.Trim()[^43..], promoted.Errors);
        Assert.Equal(["1"], await installation.Database.QueryAsync("SELECT count(*) FROM accounts WHERE sign_in_void_at IS NOT NULL"));
        Assert.Single(await installation.EventsAsync());
        Assert.Single(await installation.EventsAsync("sign_in_voided"));
        var listed = JsonNode.Parse((await installation.RunAsync("user", "list", "--role", "developer", "--json")).Ends(0).Output)!.AsArray();
        Assert.Equal([false, true], listed.Select(account => (bool)account!["lasting"]!));
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task With_a_vouch_the_sign_in_stays_and_the_operator_is_its_custodian(Engine engine)
    {
        await using var installation = await SetUpByAnAdministratorAsync(engine);
        var promoted = (await installation.OperateAsync("promote", "alice", "--to-role", "developer", "--vouch")).Ends(0);
        Assert.Equal("", promoted.Output);
        Assert.EndsWith(
            "\nrole changed from staff to developer, 0 sessions revoked\n"
                + "the sign-in of alice stays, because you vouched for it: carol set it up and lacks the role developer",
            promoted.Said());
        var custodians = await CustodiansAsync(installation);
        Assert.Equal([$"{Operator}|1", "carol|3"], custodians);
        Assert.Equal(Installation.Why, (string?)Assert.Single(await installation.EventsAsync("sign_in_vouched"))["reason"]);
    }

    [Fact]
    public async Task A_promotion_that_needs_no_decision_says_nothing_of_it()
    {
        await using var installation = await SetUpByAnAdministratorAsync();
        var promoted = (await installation.OperateAsync("promote", "alice", "--to-role", "supervisor")).Ends(0);
        Assert.Equal("", promoted.Output);
        Assert.EndsWith("is audited and irreversible.\nrole changed from staff to supervisor, 0 sessions revoked", promoted.Said());
    }

    [Fact]
    public async Task A_void_that_would_empty_a_tier_is_refused_and_names_the_way_out()
    {
        await using var installation = await Installation.EmptyAsync();
        await installation.SettleAsync("alice", "administrator");
        await installation.SettleAsync("carol", "staff");
        await installation.SetUpAsync("carol", "alice");
        var refused = (await installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(3);
        Assert.Equal("", refused.Output);
        Assert.Contains("refused (last_active_admin): ", refused.Said());
        Assert.EndsWith("the sign-in would become void; vouch for it instead (custody.mode vouch, or --vouch)", refused.Said());
        Assert.Equal(["administrator"], await installation.Database.QueryAsync("SELECT role FROM accounts WHERE username = 'alice'"));
        (await installation.OperateAsync("promote", "alice", "--to-role", "developer", "--vouch")).Ends(0);
    }

    [Fact]
    public async Task The_operator_vouches_by_itself_where_others_set_a_sign_in_up()
    {
        await using var installation = await SetUpByAnAdministratorAsync();
        string[] vouch = ["user", "vouch", "--user", "alice", "--reason", "she set her own password", "--yes"];
        var done = (await installation.RunAsync(vouch)).Ends(0);
        Assert.Equal(("vouched for alice: the sign-in stays, and the operator is its custodian\n", ""), (done.Output, done.Said()));
        Assert.Equal([$"{Operator}|1", "carol|3"], await CustodiansAsync(installation));
        Assert.Equal("she set her own password", (string?)Assert.Single(await installation.EventsAsync("sign_in_vouched"))["reason"]);
        // From now on the operator's vouch covers every role.
        Assert.Equal("", (await installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(0).Output);
        var nobody = (await installation.RunAsync("user", "vouch", "--user", "carol", "--reason", "why not", "--yes")).Ends(3);
        Assert.Equal("holdfast: nobody else set this sign-in up; there is nothing to vouch for", nobody.Said());
    }

    [Fact]
    public async Task Whose_sign_in_it_is_and_who_set_it_up_is_shown()
    {
        await using var installation = await SetUpByAnAdministratorAsync();
        Assert.Contains("\ncustodian             carol set it up and covers it\n", await ShownAsync(installation, "alice"));
        var carol = await ShownAsync(installation, "carol");
        Assert.Contains("\ncustodian             nobody else set it up\nrests on it           1 accounts: alice\n", carol);
        Assert.Contains("\nsign-in               usable\nsecond factors        -\naddress               not confirmed\n", carol);

        (await installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(0);
        var alice = await ShownAsync(installation, "alice");
        Assert.Matches(
            @"\nsign-in               void\nsign-in since         \S+Z, because the account became more than those who set the sign-in up cover\n",
            alice);
        Assert.Contains("\ncustodian             carol set it up and lacks the role developer\n", alice);

        (await installation.RunAsync("user", "remove", "--user", "carol", "--reason", "left the company", "--yes")).Ends(0);
        Assert.Matches(@"\ncustodian             [0-9a-f-]{36} set it up and has left\n", await ShownAsync(installation, "alice"));
        var json = JsonNode.Parse((await installation.RunAsync("user", "show", "alice", "--json")).Ends(0).Output)!;
        Assert.Equal(("void", "decided"), ((string?)json["sign_in"]!["state"], (string?)json["sign_in"]!["why"]));
        Assert.NotNull((string?)json["sign_in"]!["since"]);
        var factors = json["second_factors"]!;
        Assert.Equal((false, 0, 0), ((bool)factors["totp"]!, (int)factors["passkeys"]!, (int)factors["backup_codes"]!));
        var custodian = Assert.Single(json["custodians"]!.AsArray())!;
        Assert.Equal(("issuer", true, false), ((string?)custodian["part"], (bool)custodian["has_left"]!, (bool)custodian["covers"]!));
        Assert.Equal((0, false, false), ((int)json["rests"]!, (bool)json["email_confirmed"]!, (bool)json["email_personal"]!));
    }

    /// <summary>Olivia owns; Carol, an administrator, set up the sign-in of Alice, who is staff.</summary>
    static async Task<Installation> SetUpByAnAdministratorAsync(Engine engine = Engine.Sqlite)
    {
        var installation = await Installation.WithOwnerAsync(engine);
        await installation.AddAsync("carol", "administrator", "carol@example.org");
        await installation.SettleAsync("alice", "staff");
        await installation.SetUpAsync("carol", "alice");
        await installation.Database.ExecuteAsync("UPDATE accounts SET must_change_password = FALSE WHERE username = 'carol'");
        return installation;
    }

    static async Task<string> ShownAsync(Installation installation, string user) =>
        (await installation.RunAsync("user", "show", user)).Ends(0).Output;

    static Task<IReadOnlyList<string>> CustodiansAsync(Installation installation) => installation.Database.QueryAsync(
        """
        SELECT coalesce(a.username, CAST(c.custodian_id AS text)), c.part
        FROM account_custodians c LEFT JOIN accounts a ON a.id = c.custodian_id ORDER BY c.part
        """);
}
