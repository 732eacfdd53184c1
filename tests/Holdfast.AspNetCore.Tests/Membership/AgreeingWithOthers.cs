using System.Diagnostics;
using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.Passwords;
using Holdfast.Roles;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Membership;

/// <summary>The npm packages <c>@digitalbazaar/vc-bitstring-status-list</c> and <c>jose</c> read what a running instance serves.</summary>
public class AgreeingWithOthers
{
    const int Members = 1000;

    [Fact]
    public async Task Their_readers_agree_on_every_bit_of_a_thousand_members()
    {
        var packages = await PackagesAsync();
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var members = await Task.WhenAll(Enumerable.Range(0, Members).Select(_ => JoinAsync(cast)));
        for (var i = 0; i < Members; i++)
        {
            if (i % 3 == 0)
                await cast.DoAsync(new ChangeAccount(members[i]) { IsActive = false });
            if (i % 7 == 0)
                await cast.DoAsync(new RemoveAccount(members[i]));
        }
        var person = await cast.AddAsync(Role.Staff);
        await instance.Publisher.RefreshAsync(default);
        var expected = new
        {
            members = await ExpectAsync(instance, members),
            credential = new { jws = (await person.Client.GetAsync(Verifier.Credential)).Is(200).Text, slots = await SlotsAsync(instance, person.Id, false, false) },
        };
        var file = Path.Combine(packages, $"expected-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(expected));
        var (exit, output) = await RunAsync(packages, "node", "verify.mjs", instance.Address.AbsoluteUri.TrimEnd('/'), "https://id.example.org", file);
        File.Delete(file);
        Assert.True(exit == 0, output);
        Assert.Equal("""{"members":1000,"revoked":143,"suspended":334}""", output.Trim());
    }

    static async Task<AccountId> JoinAsync(Cast cast)
    {
        var id = AccountId.New(TimeProvider.System.GetUtcNow());
        await cast.DoAsync(new CreateAccount(id, AccountKind.Person, Username.Parse(Cast.FreshName()), Role.User));
        return id;
    }

    static async Task<IReadOnlyList<object>> ExpectAsync(Instance instance, AccountId[] members)
    {
        var expected = new List<object>();
        for (var i = 0; i < members.Length; i++)
            expected.Add(await SlotsAsync(instance, members[i], isRevoked: i % 7 == 0, isSuspended: i % 3 == 0));
        return expected;
    }

    static async Task<object> SlotsAsync(Instance instance, AccountId member, bool isRevoked, bool isSuspended)
    {
        var slots = await instance.Store.StatusLists.SlotsOfAsync(member, default);
        return new { revocation = Expect(slots[0], isRevoked), suspension = Expect(slots[1], isSuspended) };
    }

    static object Expect(MemberSlot slot, bool isSet) => new { list = slot.List.Value, index = slot.Index, isSet };

    /// <summary>Installs the packages by their lock file, once; skips the test where that is not possible.</summary>
    static async Task<string> PackagesAsync()
    {
        var folder = RepositoryRoot.PathOf("artifacts/npm/status-lists");
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "package.json", "package-lock.json", "verify.mjs" })
            File.Copy(RepositoryRoot.PathOf($"tests/Holdfast.AspNetCore.Tests/Membership/Npm/{name}"), Path.Combine(folder, name), overwrite: true);
        if (Directory.Exists(Path.Combine(folder, "node_modules", "jose")))
            return folder;
        try
        {
            var (exit, output) = await RunAsync(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            Assert.SkipWhen(exit != 0, $"The npm packages could not be installed: {output}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node.js and npm are not installed.");
        }
        return folder;
    }

    static async Task<(int Exit, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }
}
