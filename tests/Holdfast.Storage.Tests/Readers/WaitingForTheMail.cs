using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Mail;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Readers;

public abstract class WaitingForTheMail(Engine engine) : StoreContract(engine)
{
    static readonly TimeSpan lease = TimeSpan.FromMinutes(2);

    public sealed class OnSqlite() : WaitingForTheMail(Engine.Sqlite);

    public sealed class OnPostgreSql() : WaitingForTheMail(Engine.PostgreSql);

    [Fact]
    public async Task A_mail_of_every_kind_comes_back_with_every_member_and_is_nobody_elses_meanwhile()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            var mail = Mail(alice) with { Kind = kind };
            await Store.ApplyAsync(new MailEffects.SendMail(mail));
            var taken = await Store.Mail.TakeAsync(lease, Stop);
            Assert.Equal(mail with { Attempts = 1, CreatedAt = taken!.CreatedAt }, taken);
            Assert.Null(await Store.Mail.TakeAsync(lease, Stop));
            await Store.Mail.RemoveAsync(taken, Stop);
        }
        Assert.Equal(new OutboxState(0, null, 0, null), await Store.Mail.StateAsync(Stop));
    }

    [Fact]
    public async Task A_mail_of_every_kind_comes_back_as_that_kind()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            await Store.Mail.AddAsync(Mail(alice) with { Kind = kind }, Stop);
            Assert.Equal(kind, (await Store.Mail.TakeAsync(lease, Stop))?.Kind);
        }
    }

    [Fact]
    public async Task A_mail_whose_sender_died_is_taken_up_again_and_the_dead_one_cannot_remove_it()
    {
        var dead = await TakeOneAsync();
        await EndLeasesAsync();
        var second = await Store.Mail.TakeAsync(lease, Stop);
        Assert.Equal((dead.Id, 2), (second!.Id, second.Attempts));
        await Store.Mail.RemoveAsync(dead, Stop);
        await Store.Mail.PostponeAsync(dead, TimeSpan.Zero, "late", Stop);
        await Store.Mail.GiveUpAsync(dead, "late", Stop);
        Assert.Null(await Store.Mail.TakeAsync(lease, Stop));
        Assert.Equal((1, 0), (await Store.Mail.StateAsync(Stop)) is var state ? (state.Waiting, state.GivenUp) : default);
    }

    [Fact]
    public async Task A_postponed_mail_waits_and_a_given_up_one_is_marked_and_never_taken()
    {
        var mail = await TakeOneAsync();
        await Store.Mail.PostponeAsync(mail, TimeSpan.FromHours(1), "no server", Stop);
        Assert.Null(await Store.Mail.TakeAsync(lease, Stop));
        await EndLeasesAsync();
        var again = (await Store.Mail.TakeAsync(lease, Stop))!;
        await Store.Mail.GiveUpAsync(again, "no such mailbox", Stop);
        await EndLeasesAsync();
        Assert.Null(await Store.Mail.TakeAsync(lease, Stop));
        Assert.Equal(new OutboxState(0, null, 1, "no such mailbox"), await Store.Mail.StateAsync(Stop));
        Assert.Equal(0, await Store.Tidying.TidyAsync(100, Stop));
        await Place.RunAsync($"UPDATE mail_outbox SET created_at = created_at - {TimeSpan.FromDays(8).Ticks / 10}");
        Assert.Equal(1, await Store.Tidying.TidyAsync(100, Stop));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM mail_outbox"));
    }

    [Fact]
    public async Task Of_many_who_try_together_each_mail_goes_to_one()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var mails = Enumerable.Range(0, 24).Select(_ => Mail(alice)).ToArray();
        await Store.ApplyAsync([.. mails.Select(mail => new MailEffects.SendMail(mail))]);
        await using var other = Place.Open();
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => TakeAllAsync(number % 2 == 0 ? Store.Mail : other.Mail))));
        Assert.Equal(mails.Select(mail => mail.Id.Value).Order(), taken.SelectMany(all => all).Select(mail => mail.Id.Value).Order());
    }

    [Fact]
    public async Task A_removal_takes_what_waits_for_the_account_along()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        await Store.ApplyAsync(new MailEffects.SendMail(Mail(alice)), new MailEffects.SendMail(Mail(bob)));
        await Store.ApplyAsync(new MailEffects.DropMail(alice.Id));
        Assert.Equal(bob.Id, (await Store.Mail.TakeAsync(lease, Stop))?.Account);
        Assert.Null(await Store.Mail.TakeAsync(lease, Stop));
    }

    [Fact]
    public async Task A_mail_of_a_command_that_was_rolled_back_does_not_exist()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
            await transaction.ApplyAsync([new MailEffects.SendMail(Mail(alice))], savepoint: true);
        Assert.Null(await Store.Mail.TakeAsync(lease, Stop));
    }

    /// <summary>Several ask until nothing is left: who loses a race for a row asks again.</summary>
    static async Task<List<WaitingMail>> TakeAllAsync(IMailOutbox outbox)
    {
        var taken = new List<WaitingMail>();
        for (var empty = 0; empty < 30;)
        {
            try
            {
                if (await outbox.TakeAsync(lease, Stop) is { } mail)
                    taken.Add(mail);
                else
                    empty++;
            }
            catch (StoreBusyException)
            {
                // The file is another's for the moment; the worker's next round would try again too.
            }
        }
        return taken;
    }

    async Task<WaitingMail> TakeOneAsync()
    {
        var wish = Mail(null) with { Kind = MailKind.Recovery, To = null };
        await Store.Mail.AddAsync(wish, Stop);
        return (await Store.Mail.TakeAsync(lease, Stop))!;
    }

    Task<int> EndLeasesAsync() => Place.RunAsync("UPDATE mail_outbox SET due_at = created_at");

    static WaitingMail Mail(Account? account) => new()
    {
        Id = MailId.New(Sample.Start),
        Kind = MailKind.Notice,
        Account = account?.Id,
        To = account?.Email,
        About = "password_changed",
        CorrelationId = CorrelationId.New(Sample.Start),
        Ip = "192.0.2.7",
        CreatedAt = Sample.Start,
    };
}
