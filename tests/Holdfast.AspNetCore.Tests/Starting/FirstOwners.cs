using Holdfast.AspNetCore.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Starting;

public sealed class FirstOwners : IDisposable
{
    const string Password = "an unattended sentence 3";

    readonly string folder = Directory.CreateTempSubdirectory("holdfast-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_link_is_printed_while_no_account_exists()
    {
        var output = new StringWriter();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Http = http => http.SetupLinkOutput = output });
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("No account exists yet. This link creates the first owner; it works once, for 15 minutes, and the newest link wins:", lines[0]);
        Assert.StartsWith("https://id.example.org/setup?token=", lines[1]);
        var answer = await new Client(instance).PostAsync("/api/v1/auth/setup", new { token = lines[1].Split('=')[1], username = "alice", password = Password });
        Assert.Equal("alice", answer.Is(201)["username"]);
    }

    [Fact]
    public async Task A_start_writes_nothing_but_the_store()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        Assert.DoesNotContain(instance.Log.Lines, line => line.Contains("DataProtection", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_public_address_the_bound_one_stands_in_the_link()
    {
        var output = new StringWriter();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings
        {
            Options = options => options.PublicUrl = null,
            Http = http => http.SetupLinkOutput = output,
        });
        Assert.Contains($"\n{instance.Address}setup?token=", output.ToString());
    }

    [Fact]
    public async Task An_owner_is_created_from_a_password_file_once()
    {
        var output = new StringWriter();
        await using var instance = await StartAsync(output, WriteFile(Password + "\n"));
        Assert.Equal("", output.ToString());
        var signedIn = (await new Client(instance).PostAsync("/api/v1/auth/login", new { identifier = "robin", password = Password, transport = "bearer" })).Is(200);
        Assert.Equal("developer", signedIn.Json.GetProperty("account").GetProperty("role").GetString());
        var entry = (await instance.Store.Audit.FindAsync(0, default))!;
        Assert.Equal(("owner_created", "operator", "host at start"), (entry.Kind, entry.ActorKind, entry.ActorLabel));
        Assert.DoesNotContain(instance.Log.Lines, line => line.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_an_account_exists_neither_happens_and_the_file_is_not_looked_at()
    {
        var output = new StringWriter();
        var path = Path.Combine(folder, "used.db");
        await using (var first = SqliteHost.Build(path, output, []))
        {
            await first.StartAsync();
            Assert.Contains("/setup?token=", output.ToString());
            await first.AddOwnerAsync();
        }
        output.GetStringBuilder().Clear();
        await using var second = SqliteHost.Build(path, output, Settings(Path.Combine(folder, "gone")));
        await second.StartAsync();
        Assert.Equal("", output.ToString());
        Assert.Equal(1, (await second.Store.Accounts.HoldersAsync(default)).Developer);
    }

    public static TheoryData<string, string?, UnixFileMode, string> Faults => new()
    {
        { "missing", null, default, "cannot be read" },
        { "open", Password, UnixFileMode.UserRead | UnixFileMode.OtherRead, "is open to other users of this machine; run `chmod 600" },
        { "writable", Password, UnixFileMode.UserRead | UnixFileMode.GroupWrite, "is open to other users of this machine; run `chmod 600" },
        { "short", "short", UnixFileMode.UserRead, "password must be at least 8 characters" },
        { "empty", "", UnixFileMode.UserRead, "password must be at least 8 characters" },
        { "large", new string('x', 5000), UnixFileMode.UserRead, "is larger than 4096 bytes" },
    };

    [Fact]
    public async Task A_file_that_cannot_be_used_keeps_the_host_from_starting_with_a_sentence()
    {
        foreach (var row in Faults)
        {
            var (name, content, mode, sentence) = row.Data;
            var path = content is null ? Path.Combine(folder, name) : WriteFile(content, mode);
            var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(new StringWriter(), path));
            Assert.StartsWith("Holdfast cannot start: ", fault.Message);
            Assert.Contains(sentence, fault.Message);
            Assert.DoesNotContain(Password, fault.ToString());
        }
    }

    [Fact]
    public async Task One_setting_without_the_other_is_a_fault()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(new StringWriter(), null));
        Assert.Equal("Holdfast cannot start: set both HOLDFAST_OWNER_USERNAME and HOLDFAST_OWNER_PASSWORD_FILE, or neither.", fault.Message);
    }

    static Task<Instance> StartAsync(TextWriter output, string? passwordFile) => Instance.StartAsync(Engine.Sqlite, new InstanceSettings
    {
        Http = http => http.SetupLinkOutput = output,
        Services = services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Settings(passwordFile)).Build()),
    });

    static Dictionary<string, string?> Settings(string? passwordFile) =>
        new() { ["HOLDFAST_OWNER_USERNAME"] = "robin", ["HOLDFAST_OWNER_PASSWORD_FILE"] = passwordFile };

    string WriteFile(string content, UnixFileMode mode = UnixFileMode.UserRead)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
        return path;
    }
}
