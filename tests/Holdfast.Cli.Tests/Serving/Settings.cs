using System.Text.RegularExpressions;
using Holdfast.Cli.Serving;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Serving;

/// <summary>Settings that cannot be meant keep a server from starting, all faults at once, and no store is created.</summary>
public partial class Settings
{
    static readonly string[] kubernetes =
    [
        "HOLDFAST_SERVICE_HOST", "HOLDFAST_SERVICE_PORT", "HOLDFAST_SERVICE_PORT_HTTP", "HOLDFAST_PORT", "HOLDFAST_PORT_80_TCP", "HOLDFAST_PORT_80_TCP_ADDR",
        "HOLDFAST_WEB_SERVICE_HOST", "HOLDFAST_WEB_SERVICE_PORT", "HOLDFAST_WEB_PORT", "HOLDFAST_WEB_PORT_5080_TCP_PROTO",
    ];

    public static TheoryData<string, string, string> Faults => new()
    {
        { "HOLDFAST_PUBLICURL", "https://id.example.org", "HOLDFAST_PUBLICURL is not a setting. The nearest one is HOLDFAST_PUBLIC_URL." },
        { "HOLDFAST_TRUSTED_PROXY", "10.0.0.0/8", "HOLDFAST_TRUSTED_PROXY is not a setting. The nearest one is HOLDFAST_TRUSTED_PROXIES." },
        { "HOLDFAST_STMP_HOST", "mail", "HOLDFAST_STMP_HOST is not a setting. The nearest one is HOLDFAST_SMTP_HOST." },
        { "HOLDFAST_SMTP_PASSWORD", "secret-word", "HOLDFAST_SMTP_PASSWORD is not a setting. The nearest one is HOLDFAST_SMTP_PASSWORD_FILE." },
        { "holdfast_urls", "http://127.0.0.1:0", "holdfast_urls is not a setting. The nearest one is HOLDFAST_URLS." },
        { "HOLDFAST_TRUSTED_PROXIES", "10.0.0.1, 127.1", "TrustedProxies (HOLDFAST_TRUSTED_PROXIES) must list IP addresses and CIDR ranges, for example 192.0.2.7 or 10.0.0.0/8; '127.1' is neither." },
        { "HOLDFAST_TRUSTED_PROXIES", "10.1.2.3/8", "'10.1.2.3/8' is an address inside 10.0.0.0/8: write the address or the range." },
        { "HOLDFAST_METRICS_READERS", "prometheus", "MetricsReaders (HOLDFAST_METRICS_READERS) must list IP addresses and CIDR ranges, for example 192.0.2.7 or 10.0.0.0/8; 'prometheus' is neither." },
        { "HOLDFAST_PASSWORD_MIN_LENGTH", "twelve", "HOLDFAST_PASSWORD_MIN_LENGTH must be a number." },
        { "HOLDFAST_PASSWORD_HASH", "md5", "HOLDFAST_PASSWORD_HASH must be argon2id or pbkdf2." },
        { "HOLDFAST_PASSWORD_MIN_LENGTH", "7", "ShortestPassword must be between 8 and 256." },
        { "HOLDFAST_PUBLIC_URL", "id.example.org", "HOLDFAST_PUBLIC_URL must be an absolute address, for example https://admin.example.org." },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_server_does_not_start_with_a_fault(string name, string value, string sentence)
    {
        var errors = await RefusedAsync(new() { [name] = value });
        Assert.StartsWith("holdfast: Holdfast cannot start: ", errors, StringComparison.Ordinal);
        Assert.EndsWith(sentence + "\n", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_said_at_once()
    {
        var errors = await RefusedAsync(new()
        {
            ["HOLDFAST_PUBLICURL"] = "x",
            ["HOLDFAST_COOKIEDOMAIN"] = "",
            ["HOLDFAST_TRUSTED_PROXIES"] = "10/8, ::1, 10.0.0.0/99",
            ["HOLDFAST_COOKIE_DOMAIN"] = "no domain",
            ["HOLDFAST_SMTP_TLS"] = "ssl",
        });
        foreach (var part in (string[])["HOLDFAST_PUBLICURL", "HOLDFAST_COOKIEDOMAIN", "'10/8'", "'10.0.0.0/99'", "CookieDomain must be a DNS name", "HOLDFAST_SMTP_TLS must be"])
            Assert.Contains(part, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranges_and_what_Kubernetes_sets_are_no_faults()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var environment = kubernetes.ToDictionary(name => name, _ => (string?)"tcp://10.0.0.1:80");
        environment["HOLDFAST_TRUSTED_PROXIES"] = "127.0.0.0/8, 2001:db8::/32";
        environment["HOLDFAST_METRICS_READERS"] = "192.0.2.0/24";
        await using var server = await installation.ServeAsync(environment);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "X-Forwarded-For", "192.0.2.77:5000" } } };
        Assert.Equal(200, (int)(await server.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public void A_misspelt_name_beside_those_of_Kubernetes_is_found() => Assert.Equal(
        ["HOLDFAST_DB_PORT is not a setting. The nearest one is HOLDFAST_SMTP_PORT.", "HOLDFAST_PUBLIC_URI is not a setting. The nearest one is HOLDFAST_PUBLIC_URL."],
        KnownVariables.Faults([.. kubernetes, "HOLDFAST_DB_PORT", "HOLDFAST_PUBLIC_URI", "HOLDFASTER", "PATH"]));

    [Fact]
    public void The_known_names_are_those_that_the_program_reads_and_the_documentation_lists()
    {
        var sources = Directory.EnumerateFiles(RepositoryRoot.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.EndsWith("KnownVariables.cs", StringComparison.Ordinal));
        var read = sources.SelectMany(file => Name().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().Order();
        Assert.Equal(KnownVariables.All.Order(), read);
        var documented = File.ReadAllText(RepositoryRoot.PathOf("docs/operations.md"));
        Assert.All(KnownVariables.All, name => Assert.Contains($"`{name}`", documented, StringComparison.Ordinal));
    }

    static async Task<string> RefusedAsync(Dictionary<string, string?> environment)
    {
        var folder = Installation.NewFolder();
        environment["HOLDFAST_STORE"] = "sqlite:new.db";
        var command = (await HoldfastCommand.RunAsync(["serve", "--urls", "http://127.0.0.1:0"], "", environment, folder)).Ends(2);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
        return command.Errors;
    }

    [GeneratedRegex("""["(](HOLDFAST_[A-Z_]*[A-Z])["/),]""")]
    private static partial Regex Name();
}
