using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>What the attackers of these scenes and their victims do over HTTP.</summary>
sealed class Scene(Instance instance)
{
    public const string Users = "/api/v1/admin/users";
    public const string Keys = "/api/v1/admin/api-keys";
    public const string Groups = "/api/v1/admin/groups";
    public const string Invitations = "/api/v1/admin/invitations";
    public const string Me = "/api/v1/auth/me";
    public const string Verify = "/api/v1/auth/verify";

    /// <summary>The password that somebody chooses with a link.</summary>
    public const string Chosen = "chosen with a link 31";

    static DateTimeOffset Tomorrow => TimeProvider.System.GetUtcNow().AddDays(1);

    public Instance Instance { get; } = instance;

    public Cast Cast { get; } = new(instance);

    public Client Nobody { get; } = new(instance);

    public static async Task<Scene> OnAsync(Engine engine) => new(await Running.OnAsync(engine));

    /// <summary>A decision that a sign-in becomes void.</summary>
    public static object Void { get; } = new { mode = "void" };

    public Task<Person> OwnerAsync() => AddAsync(Role.Developer);

    public Task<Person> AdminAsync() => AddAsync(Role.Administrator);

    public Task<Person> StaffAsync(params string[] permissions) => AddAsync(Role.Staff, permissions);

    public Task<Person> UserAsync(params string[] permissions) => AddAsync(Role.User, permissions);

    /// <summary>Somebody whose sign-in is in their own hands alone, with these permissions.</summary>
    public async Task<Person> AddAsync(Role role, params string[] permissions)
    {
        var person = await Cast.AddAsync(role);
        if (permissions.Length > 0)
            await Cast.AddGroupAsync(permissions, person);
        return person;
    }

    /// <summary>An account whose creation link the issuer was shown.</summary>
    public Task<Answer> CreateAsync(Person issuer, string role = "user") => CreateAsync(issuer.Client, role);

    public async Task<Answer> CreateAsync(Client issuer, string role = "user") =>
        (await issuer.PostAsync(Users, new { username = Cast.FreshName(), role })).Is(201);

    /// <summary>Makes an account an owner.</summary>
    public static Task<Answer> PromoteAsync(Person owner, string path, object? custody = null) =>
        owner.Client.PatchAsync(path, custody is null ? new { role = "developer" } : new { role = "developer", custody });

    public static Task<Answer> ChangePasswordAsync(Client session, string present, string next) =>
        session.PostAsync("/api/v1/auth/password", new { current_password = present, new_password = next });

    public Task<Answer> ReportAsync(Client key) => Nobody.PostAsync("/api/v1/leaks", new { key = key.Secret });

    public Task<Answer> ResetAsync(Person issuer, Person target, string mode = "link", string? deliver = null) =>
        issuer.Client.PostAsync(target.UserPath + "/reset-password", new { mode, reason = "they asked", deliver });

    public Task<Answer> RecoverAsync(Answer shown, string password = Chosen) => RecoverAsync(TokenOf(shown["link"]!), password);

    public Task<Answer> RecoverAsync(string token, string password = Chosen) =>
        Nobody.PostAsync("/api/v1/auth/recover", new { token, password });

    public Task<Answer> AcceptAsync(Answer invited, string username, string password = Chosen) =>
        Nobody.PostAsync("/api/v1/auth/accept-invitation", new { token = TokenOf(invited["link"]!), username, password });

    public Task<Answer> LoginAsync(string username, string password = Chosen) =>
        Nobody.PostAsync("/api/v1/auth/login", new { identifier = username, password, transport = "bearer" });

    public async Task<Client> SignInAsync(string username, string password = Chosen) =>
        new(Instance, (await LoginAsync(username, password)).Is(200)["token"]);

    public static Task<Answer> MintAsync(Client minter, AccountId? owner, params string[] scopes) =>
        minter.PostAsync(Keys, new { name = "a key", scopes, expires_at = Tomorrow, owner_id = owner?.Value });

    /// <summary>A key that was minted over HTTP.</summary>
    public async Task<Client> KeyAsync(Client minter, AccountId? owner, params string[] scopes) =>
        new(Instance, (await MintAsync(minter, owner, scopes)).Is(201)["key"]);

    /// <summary>The account of an answer, as somebody who can act.</summary>
    public async Task<Account> AccountOf(Answer created)
    {
        Assert.True(AccountId.TryParse(created["id"], out var id));
        return (await Instance.Store.Accounts.FindAsync(id, default))!;
    }

    /// <summary>Closes the re-authentication window of a session, as time does.</summary>
    public Task CloseWindowAsync(Person person) =>
        Instance.RunSqlAsync($"UPDATE sessions SET reauthenticated_until = NULL WHERE account_id = '{person.Id}'");

    /// <summary>The same person, after the password opened the window again.</summary>
    public async Task<Person> ReopenAsync(Person person)
    {
        var confirmed = (await person.Client.PostAsync("/api/v1/auth/reauthenticate", new { password = Cast.Password })).Is(200);
        return person with { Client = new Client(Instance, confirmed["token"]) };
    }

    /// <summary>Fails unless the request left this event about this account.</summary>
    public async Task LeftAsync(Answer answer, string kind, AccountId subject) =>
        Assert.Contains(await Instance.EventsOfAsync(answer), entry => entry.Kind == kind && entry.SubjectId == subject.Value);

    /// <summary>Fails unless the request left one event, of this kind, with the refusal of its answer.</summary>
    public async Task RefusalLeftAsync(Answer answer, string kind)
    {
        var entry = Assert.Single(await Instance.EventsOfAsync(answer));
        Assert.Equal((kind, answer.Code), (entry.Kind, entry.RefusalCode));
    }

    public async Task<string?> RoleOf(Person reader, string path) => (await reader.Client.GetAsync(path)).Is(200)["role"];

    public static string TokenOf(string link) => link.Split("token=")[1];

    /// <summary>The fresh link that a void decision gave to the account itself.</summary>
    public static string FreshToken(Answer voided) => TokenOf(SignInOf(voided).GetProperty("link").GetString()!);

    /// <summary>The state of the sign-in that an answer shows.</summary>
    public static string? StateOf(Answer answer) => SignInOf(answer).GetProperty("state").GetString();

    public static JsonElement SignInOf(Answer answer) => answer.Json.GetProperty("sign_in");

    public static string UserPath(Answer created) => $"{Users}/{created["id"]}";
}
