using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Pages;
using Holdfast.Mail;
using Holdfast.Roles;
using Holdfast.TestHost;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.AspNetCore.Tests.Mail;

/// <summary>What happens between the commit and the mailbox.</summary>
public class Sending
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Mail_is_delivered_after_the_server_was_down(Engine engine)
    {
        // Not one of the ports that the system hands out: another test's server could be given it meanwhile.
        var port = FreePort.Next();
        await using var instance = await Instance.StartAsync(engine, new InstanceSettings { Options = options => Use(options, port) });
        var person = await AddAsync(instance);
        (await new Client(instance).PostAsync("/api/v1/auth/forgot", new { identifier = person.Name })).Is(202);
        await UntilAsync(() => instance.Log.Lines.Any(line => line.Contains("could not be sent at attempt 1 and waits: the mail server cannot be reached: ConnectionRefused", StringComparison.Ordinal)));
        Assert.Equal(1, (await instance.Store.Mail.StateAsync(default)).Waiting);
        await using var back = new MailServer(port);
        var message = await back.NextAsync();
        var token = message.Split("/recover?token=")[1].Split('\r')[0];
        (await new Client(instance).PostAsync("/api/v1/auth/recover", new { token, password = "another long sentence 8" })).Is(204);
        Assert.DoesNotContain(instance.Log.Lines, line => line.Contains(token, StringComparison.Ordinal) || line.Contains(person.Account.Email!.Value, StringComparison.Ordinal));
        Assert.False(await instance.HoldsAsync(System.Text.Encoding.UTF8.GetBytes(token)));
    }

    [Fact]
    public async Task A_receiver_who_is_refused_for_good_is_given_up_with_a_mark()
    {
        await using var server = new MailServer { Receiver = _ => "550 no such user" };
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Options = options => Use(options, server.Port) });
        var person = await AddAsync(instance);
        await instance.IssueRecoveryAsync(person.Id);
        await UntilAsync(async () => (await instance.Store.Mail.StateAsync(default)).GivenUp == 1);
        Assert.Equal(new OutboxState(0, null, 1, "the receiver was refused (550)"), await instance.Store.Mail.StateAsync(default));
    }

    [Fact]
    public async Task A_mail_is_given_up_after_a_day()
    {
        var clock = new SteppedClock();
        var port = FreePort.Next();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Time = clock, Options = options => Use(options, port) });
        var person = await AddAsync(instance);
        await instance.Service<MailWorker>().StopAsync(default);
        await instance.IssueRecoveryAsync(person.Id);
        var attempts = 0;
        while ((await instance.Store.Mail.StateAsync(default)).GivenUp == 0)
        {
            Assert.Equal(0, await instance.Service<MailWorker>().RunOnceAsync(default));
            clock.Move(TimeSpan.FromHours(1));
            Assert.InRange(++attempts, 1, 30);
        }
        Assert.InRange(attempts, 24, 26);
    }

    /// <summary>Two processes on one store: each mail is handed over once, whoever takes it up.</summary>
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Two_workers_never_send_one_mail_twice(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var instance = mailed.Instance;
        await instance.Service<MailWorker>().StopAsync(default);
        var person = await mailed.AddAsync(Role.User);
        const int Mails = 40;
        for (var i = 0; i < Mails; i++)
            await instance.IssueRecoveryAsync(person.Id);
        var handed = new Handed();
        var workers = Enumerable.Range(0, 4).Select(_ => new MailWorker(
            instance.Store.Mail, instance.Service<MailWriter>(), handed, instance.Service<MailOptions>(), TimeProvider.System, NullLogger<MailWorker>.Instance)).ToArray();
        await UntilAsync(async () =>
        {
            await Task.WhenAll(workers.Select(worker => Task.Run(async () =>
            {
                try
                {
                    await worker.RunOnceAsync(default);
                }
                catch (Gate.StoreBusyException)
                {
                    // As in the worker's own loop: the next round tries again.
                }
            })));
            return (await instance.Store.Mail.StateAsync(default)).Waiting == 0;
        });
        Assert.Equal(Mails, handed.Ids.Count);
        Assert.Equal(Mails, handed.Ids.Distinct().Count());
        Array.ForEach(workers, worker => worker.Dispose());
    }

    public static TheoryData<string, Action<HoldfastOptions>, string[]> Faults => new()
    {
        { "no public address", options => options.PublicUrl = null, ["Mail needs PublicUrl (HOLDFAST_PUBLIC_URL)"] },
        { "no sender", options => options.Mail.From = null, ["Mail.From (HOLDFAST_MAIL_FROM) must be"] },
        { "a sender with a name", options => options.Mail.From = "Holdfast<holdfast@example.org>", ["Mail.From (HOLDFAST_MAIL_FROM) must be the address that mails come from"] },
        { "no such folder", options => options.Mail.Folder = "/nowhere/at/all", ["Mail.Folder (HOLDFAST_MAIL_FOLDER) must be a folder that exists."] },
        { "two ways", options => options.Mail.Smtp.Host = "mail.example.org", ["not both"] },
        { "in clear to elsewhere", options => Smtp(options, smtp => smtp.Tls = SmtpTls.None), ["may be none only for a mail server on this machine"] },
        { "STARTTLS where TLS begins at once", options => Smtp(options, smtp => smtp.Port = 465), ["465 needs Mail.Smtp.Tls (HOLDFAST_SMTP_TLS) implicit"] },
        { "half a sign-in", options => Smtp(options, smtp => smtp.User = "me"), ["Set both Mail.Smtp.User"] },
        { "a password file that is missing", options => Smtp(options, smtp => (smtp.User, smtp.PasswordFile) = ("me", "/nowhere/password")), ["named by Mail.Smtp.PasswordFile (HOLDFAST_SMTP_PASSWORD_FILE) cannot be read"] },
        {
            "all at once",
            options => Smtp(options, smtp => (smtp.Port, smtp.Host, smtp.PasswordFile, options.PublicUrl, options.Mail.From) = (0, "not a host", "x", null, "nobody")),
            ["Mail.Smtp.Port", "Mail.Smtp.Host", "Set both", "Mail.From", "Mail needs PublicUrl"]
        },
        { "a sender without a way", options => options.Mail.Folder = null, ["Mail.From (HOLDFAST_MAIL_FROM) needs a way to send"] },
    };

    [Theory, MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Settings_that_do_not_fit_keep_it_from_starting_with_every_fault_named(string what, Action<HoldfastOptions> spoil, string[] sentences)
    {
        using var box = new Mailbox();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Options = box.Use + spoil }));
        Assert.StartsWith("Holdfast cannot start: ", fault.Message);
        Assert.All(sentences, sentence => Assert.Contains(sentence, fault.Message));
        Assert.NotEmpty(what);
    }

    static void Use(HoldfastOptions options, int port)
    {
        options.Mail.From = "holdfast@example.org";
        options.Mail.FirstWait = TimeSpan.FromMilliseconds(100);
        Smtp(options, smtp => (smtp.Host, smtp.Port, smtp.Tls) = ("127.0.0.1", port, SmtpTls.None));
    }

    static void Smtp(HoldfastOptions options, Action<SmtpOptions> adjust)
    {
        options.Mail.Folder = null;
        options.Mail.Smtp.Host = "mail.example.org";
        adjust(options.Mail.Smtp);
    }

    static async Task<Person> AddAsync(Instance instance)
    {
        var cast = new Cast(instance);
        var person = await cast.AddAsync(Role.User, account => account with { Email = EmailAddress.Parse(Cast.FreshName() + "@example.org") });
        await cast.ConfirmAddressAsync(person.Id);
        return person;
    }

    static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await holds())
            await Task.Delay(50, limit.Token);
    }

    /// <summary>Counts what is handed over, and takes its time, so that others could come between.</summary>
    sealed class Handed : IMailTransport
    {
        public System.Collections.Concurrent.ConcurrentQueue<MailId> Ids { get; } = new();

        public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellationToken)
        {
            Ids.Enqueue(letter.Id);
            await Task.Delay(5, cancellationToken);
            return Delivery.Done;
        }
    }
}
