using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Mail;

/// <summary>An instance that sends mail into a folder.</summary>
sealed class MailedInstance : IAsyncDisposable
{
    MailedInstance(Instance instance, Mailbox box) => (Instance, Box, Cast) = (instance, box, new Cast(instance));

    public Instance Instance { get; }

    public Mailbox Box { get; }

    public Cast Cast { get; }

    public Client Nobody => new(Instance);

    public static async Task<MailedInstance> StartAsync(Engine engine, InstanceSettings? settings = null)
    {
        var box = new Mailbox();
        settings ??= new InstanceSettings();
        var mailed = new MailedInstance(await Instance.StartAsync(engine, settings with { Options = box.Use + settings.Options }), box);
        await mailed.AddAsync(Role.Developer);
        return mailed;
    }

    /// <summary>A person with an address that they confirmed.</summary>
    public async Task<Person> AddAsync(Role role, string? address = null)
    {
        var person = await Cast.AddAsync(role, account => account with
        {
            Email = Accounts.EmailAddress.Parse(address ?? $"{account.Username.Match(name => name.Value, _ => "")}@example.org"),
        });
        await Cast.ConfirmAddressAsync(person.Id);
        return person;
    }

    public Task<Answer> ForgetAsync(string identifier) => Nobody.PostAsync("/api/v1/auth/forgot", new { identifier });

    public async ValueTask DisposeAsync()
    {
        await Instance.DisposeAsync();
        Box.Dispose();
    }
}
