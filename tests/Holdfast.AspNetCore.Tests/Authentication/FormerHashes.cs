using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Passwords;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Authentication;

/// <summary>Hashes that an earlier version or the other setting made: they still check, and a sign-in replaces them.</summary>
public class FormerHashes
{
    const string Login = "/api/v1/auth/login";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_hash_of_the_first_version_signs_in_and_is_replaced(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        using var first = new PasswordHasher(new() { Algorithm = PasswordAlgorithm.Pbkdf2, Iterations = 1_000 });
        var hash = (await first.HashAsync(Cast.Password, default))!;
        var person = await stage.Cast.AddAsync(Role.User, command => command with { Password = hash });
        var accounts = stage.Instance.Store.Accounts;
        Assert.True(await accounts.HasOtherHashesAsync(PasswordAlgorithm.Argon2id, default));
        Assert.StartsWith("$pbkdf2-sha512$", await HashOfAsync());
        (await stage.Nobody.PostAsync(Login, new { identifier = person.Name, password = "not this one" })).IsRefused(401, "invalid_credentials");
        Assert.StartsWith("$pbkdf2-sha512$", await HashOfAsync());
        (await stage.Nobody.PostAsync(Login, new { identifier = person.Name, password = Cast.Password })).Is(200);
        var replaced = await HashOfAsync();
        Assert.StartsWith("$argon2id$v=19$", replaced);
        (await stage.Nobody.PostAsync(Login, new { identifier = person.Name, password = Cast.Password })).Is(200);
        Assert.Equal(replaced, await HashOfAsync());
        Assert.True(await accounts.HasOtherHashesAsync(PasswordAlgorithm.Pbkdf2, default));

        async Task<string> HashOfAsync() => (await accounts.FindAsync(person.Id, default))!.PasswordHash!;
    }
}
