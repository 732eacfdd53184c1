using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Mail;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Consequences;

public class WhoIsTold
{
    static readonly AccountId target = Known.Accounts[1];
    static readonly ChangeAccount change = new(target);
    static readonly PasswordHash hash = new("new hash");

    public static TheoryData<string, Command, string> Table => new()
    {
        { "role", change with { Role = Role.Staff }, "" },
        { "activity", change with { IsActive = false }, "" },
        { "username", change with { Username = Accounts.Username.Parse("fresh") }, "" },
        { "lock", new LockAccount(target) { Reason = Reason.Parse("because") }, "" },
        { "password set by another", change with { Password = hash }, "password_set>person1@example.org" },
        { "temporary password", new IssueTemporaryPassword(target, hash), "password_set>person1@example.org" },
        { "password and role at once", change with { Password = hash, Role = Role.Staff }, "password_set>person1@example.org" },
        { "another address", change with { Email = EmailAddress.Parse("fresh@example.org") }, "email_changed>person1@example.org email_changed>fresh@example.org" },
        { "no address any more", change with { Email = EmailAddress.Parse("") }, "email_changed>person1@example.org" },
        { "address and password", change with { Email = EmailAddress.Parse(""), Password = hash }, "password_set>person1@example.org email_changed>person1@example.org" },
        { "factors", new ResetFactors(target), "factors_reset>person1@example.org" },
        { "link", new IssueResetLink(target, Known.Token, SecretHash.Of("x")), "reset_link_issued>person1@example.org" },
        { "removal", new RemoveAccount(target), "" },
        { "bulk", new BulkChange([new ResetFactors(target), new ResetFactors(Known.Accounts[2])]), "factors_reset>person1@example.org factors_reset>person2@example.org" },
        { "nothing new", change with { IsActive = true }, "" },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void A_change_of_credentials_is_told_to_the_address_that_was_there(string what, Command command, string told) =>
        Assert.Equal((what, told), (what, Told(command, Stage.Administrator)));

    [Fact]
    public void What_the_operator_does_in_an_emergency_is_told_with_its_name_but_a_link_sends_no_mail()
    {
        var record = new PlainRecord();
        var reason = Reason.Parse("the phone was lost");
        EmergencyCommand[] operations =
        [
            new EmergencyResetPassword(target, record, hash) { Reason = reason },
            new EmergencyUnlock(target, record) { Reason = reason },
            new EmergencyDisableMfa(target, record) { Reason = reason },
            new EmergencyPromote(target, record, Role.Staff) { Reason = reason },
        ];
        var access = new EmergencyAccess(target, record, Known.Token, SecretHash.Of("x"), TimeSpan.FromMinutes(15)) { Reason = reason };
        var actor = Mirror.Actor(Caller.WithoutAccount[0]);
        Assert.Equal(
            operations.Select(operation => $"operator:{operation.Operation}>person1@example.org"),
            operations.Select(operation => Told(operation, actor)));
        Assert.Equal("", Told(access, actor));
    }

    [Fact]
    public void Who_has_no_address_is_told_nothing()
    {
        var slice = Slice(new ResetFactors(target));
        var bare = slice with { Accounts = slice.Accounts.ToDictionary(pair => pair.Key, pair => pair.Value with { Email = null }) };
        var command = new ResetFactors(target);
        Assert.Empty(Notices.Of(command, command.Plan(bare, Stage.Administrator), bare, Stage.Administrator));
    }

    [Fact]
    public void Every_kind_of_event_about_credentials_is_told()
    {
        string[] words = ["password", "factor", "passkey", "totp", "backup", "emergency", "reset"];
        // What the operator does is told by its command, not by its kind.
        EventKind[] untold = [EventKind.EmergencyRecovery, EventKind.FactorEnrolmentBegun, EventKind.FactorPassed, EventKind.FactorKeysRotated, EventKind.PasskeyCopySuspected];
        var silent = EventKind.All.Except(untold).Where(kind => words.Any(word => kind.Name.Contains(word, StringComparison.Ordinal)) && !Notices.Tells(kind));
        Assert.Empty(silent.Select(kind => kind.Name));
    }

    [Fact]
    public void Every_notice_has_words_and_none_holds_a_secret()
    {
        var account = Stage.Person;
        foreach (var about in Notices.Subjects.Append(Letters.AboutOperation("disable-mfa")).Append("email_changed"))
        {
            var letter = Letters.Notice(Waiting(about), account, account.Email!, "https://id.example.org");
            Assert.NotNull(letter);
            Assert.Contains(account.Label, letter.Text);
            Assert.DoesNotContain('\n', letter.Subject);
            Assert.DoesNotContain("token", letter.Text);
        }
        Assert.Null(Letters.Notice(Waiting("of another version"), account, account.Email!, "https://id.example.org"));
    }

    static string Told(Command command, Actor actor)
    {
        var slice = Slice(command);
        var mails = Notices.Of(command, command.Plan(slice, actor), slice, actor).Cast<MailEffects.SendMail>().Select(effect => effect.Mail).ToArray();
        Assert.All(mails, mail => Assert.Equal((MailKind.Notice, Known.Now, actor.Origin.CorrelationId), (mail.Kind, mail.CreatedAt, mail.CorrelationId)));
        return string.Join(' ', mails.Select(mail => $"{mail.About}>{mail.To}"));
    }

    static StateSlice Slice(Command command)
    {
        var world = new World(new Person(Rung.Developer), new Person(Rung.Administrator), new Person(Rung.Developer), Caller.WithAccount[0]);
        return Slices.Of(world, Mirror.State(world), command.Needs);
    }

    static WaitingMail Waiting(string about) => new()
    {
        Id = MailId.New(Known.Now),
        Kind = MailKind.Notice,
        About = about,
        CorrelationId = CorrelationId.New(Known.Now),
        CreatedAt = Known.Now,
    };
}
