using System.Text.RegularExpressions;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Mail;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

/// <summary>
/// An instance in which colleagues work. Where it sends mail, example.org is its house domain, and all colleagues have confirmed addresses
/// there.
/// </summary>
sealed class Office : IAsyncDisposable
{
    public const string Users = "/api/v1/admin/users";

    readonly MailedInstance? mailed;

    Office(Instance instance, MailedInstance? mailed) => (Instance, this.mailed, Cast) = (instance, mailed, new Cast(instance));

    public Instance Instance { get; }

    public Cast Cast { get; }

    public Client Nobody => new(Instance);

    public static async Task<Office> WithMailAsync(Engine engine)
    {
        var mailed = await MailedInstance.StartAsync(engine);
        var owner = await mailed.AddAsync(Role.Developer);
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { house_domains = new[] { "example.org" } })).Is(200);
        return new(mailed.Instance, mailed);
    }

    public static async Task<Office> WithoutMailAsync(Engine engine) => new(await Running.OnAsync(engine), null);

    public static Office On(Instance instance) => new(instance, null);

    /// <summary>A colleague with these permissions.</summary>
    public Task<Person> AddAsync(Role role, params string[] permissions) => AddAsync(role, null, permissions);

    /// <summary>A colleague whose account ends.</summary>
    public async Task<Person> AddAsync(Role role, DateTimeOffset? endsAt, params string[] permissions)
    {
        var person = await Cast.AddAsync(role, account => account with
        {
            Email = EmailAddress.Parse(mailed is null ? "" : $"{account.Username.Match(name => name.Value, _ => "")}@example.org"),
            ExpiresAt = endsAt,
        });
        if (mailed is not null)
            await Cast.ConfirmAddressAsync(person.Id);
        if (permissions.Length > 0)
            await Cast.AddGroupAsync(permissions, person);
        return person;
    }

    /// <summary>One request: a person whose link is shown to the creator.</summary>
    public Task<Newcomer> CreateByLinkAsync(Client creator, string role = "user") => CreateAsync(creator, role, "show");

    /// <summary>One request: a person whose link is mailed.</summary>
    public async Task<Newcomer> CreateByMailAsync(Client creator, string role = "user")
    {
        var newcomer = await CreateAsync(creator, role, "mail");
        Assert.Equal(("", "True"), (newcomer.Made["link"], newcomer.Made["mailed"]));
        return newcomer with { Link = await LinkToAsync(newcomer.Address) };
    }

    /// <summary>The newest link that was mailed to an address, once so many were. Notices come to it as well.</summary>
    public async Task<string> LinkToAsync(string address, int count = 1) =>
        (await WaitAsync(address, count, message => message.Text.Contains("token=", StringComparison.Ordinal))).Link;

    /// <summary>The code that was mailed to an address.</summary>
    public async Task<string> CodeToAsync(string address) =>
        CodeIn(await WaitAsync(address, 1, message => CodeIn(message).Length > 0));

    /// <summary>Puts somebody into a group.</summary>
    public static Task<Answer> AddToGroupAsync(
        Client lead, GroupId group, Newcomer newcomer, object? body = null, params (string Name, string Value)[] headers) =>
        lead.SendAsync(HttpMethod.Put, $"/api/v1/admin/groups/{group.Value}/members/{newcomer.Id}", body, headers);

    /// <summary>Those on whom a sign-in rests, as an administrator reads them: names and parts.</summary>
    public async Task<string> CustodiansOfAsync(Newcomer newcomer)
    {
        var reader = await Cast.AddAsync(Role.Administrator);
        var custodians = (await reader.Client.GetAsync(newcomer.Path)).Is(200).Json.GetProperty("custodians").EnumerateArray();
        var named = custodians.Select(one => $"{one.GetProperty("username")}:{one.GetProperty("part")}");
        return string.Join(' ', named.Order(StringComparer.Ordinal));
    }

    /// <summary>The kinds of the events of a request.</summary>
    public async Task<string> KindsOfAsync(Answer answer) =>
        string.Join(' ', (await Instance.EventsOfAsync(answer)).Select(entry => entry.Kind).Order(StringComparer.Ordinal));

    /// <summary>Lets the end of an account pass.</summary>
    public Task EndAsync(Person person) => Instance.RunSqlAsync($"UPDATE accounts SET expires_at = 1 WHERE id = '{person.Id}'");

    public ValueTask DisposeAsync() => mailed?.DisposeAsync() ?? ValueTask.CompletedTask;

    async Task<Mailbox.Message> WaitAsync(string address, int count, Func<Mailbox.Message, bool> isWanted)
    {
        for (var messages = 1; ; messages++)
        {
            var wanted = (await mailed!.Box.WaitAsync(address, messages)).Where(isWanted).ToArray();
            if (wanted.Length >= count)
                return wanted[^1];
        }
    }

    static string CodeIn(Mailbox.Message message) => Regex.Match(message.Text, @"^\d{8}\r?$", RegexOptions.Multiline).Value.Trim();

    async Task<Newcomer> CreateAsync(Client creator, string role, string deliver)
    {
        var name = Cast.FreshName();
        var address = mailed is null ? null : $"{name}@example.org";
        var made = (await creator.PostAsync(Users, new { username = name, role, email = address, deliver })).Is(201);
        return new(this, name, made, made["link"]!);
    }
}
