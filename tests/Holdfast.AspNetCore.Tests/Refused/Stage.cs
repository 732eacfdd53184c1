using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>An instance for one row of a table, and whom the row needs on it.</summary>
sealed class Stage(Instance instance)
{
    public Instance Instance { get; } = instance;

    public Cast Cast { get; } = new(instance);

    public Client Nobody { get; } = new(instance);

    public Task<Person> OwnerAsync() => Cast.AddAsync(Role.Developer);

    /// <summary>Owners, and nobody else who lasts: all former holders of protected roles are removed.</summary>
    public async Task<Person[]> OnlyOwnersAsync(int count)
    {
        var former = await Instance.Store.Accounts.ListAsync(new AccountQuery { AtLeast = Role.Administrator, Limit = 1000 }, default);
        var owners = new Person[count];
        for (var i = 0; i < count; i++)
            owners[i] = await OwnerAsync();
        foreach (var account in former.Items.Where(account => account.IsLasting))
            await Cast.DoAsync(new Holdfast.Members.RemoveAccount(account.Id));
        return owners;
    }

    public Task<Person> AdminAsync() => Cast.AddAsync(Role.Administrator);

    public Task<Person> StaffAsync() => Cast.AddAsync(Role.Staff);

    public Task<Person> UserAsync() => Cast.AddAsync(Role.User);

    /// <summary>Somebody whose next step is a new password.</summary>
    public Task<Person> UnfinishedAsync() => Cast.AddAsync(Role.Developer, command => command with { MustChangePassword = true });

    /// <summary>An owner whose account ends tomorrow: may act, but never counts as a lasting holder.</summary>
    public async Task<Person> PassingOwnerAsync()
    {
        var tomorrow = (await Instance.Store.Accounts.NowAsync(default)).AddDays(1);
        return await Cast.AddAsync(Role.Developer, command => command with { ExpiresAt = tomorrow });
    }

    /// <summary>An administrator by an API key that may change accounts, but nothing sensitive.</summary>
    public async Task<Client> PlainKeyAsync() => await Cast.AddKeyAsync((await AdminAsync()).Id, "holdfast.change_account", "holdfast.add_account", "holdfast.view_account");

    /// <summary>A cookie caller who forgets the antiforgery header.</summary>
    public async Task<Client> WithoutCsrfAsync()
    {
        var owner = await OwnerAsync();
        var person = await Cast.SignInAsync(owner.Account, "cookie");
        return new Client(Instance, person.Client.Secret, "not the value");
    }

    public Task<Account?> ReadAsync(Person person) => Instance.Store.Accounts.FindAsync(person.Id, default).AsTask();
}
