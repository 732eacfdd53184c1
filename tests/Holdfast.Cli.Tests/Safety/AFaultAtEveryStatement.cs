using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Safety;

/// <summary>
/// Every write that an operation makes, and its commit, is made to fail: then nothing changed, no event stands, and no secret was printed.
/// The default run takes every third fault, another third for each operation and engine.
/// </summary>
[Trait("Speed", "Slow")]
public class AFaultAtEveryStatement
{
    /// <summary>The statements of each operation: table, kind of write, and which row. An operation may touch no other table.</summary>
    static readonly Dictionary<string, (string Table, string Write, string Which)[]> Statements = new()
    {
        ["reset-password"] = [Account, Sessions, Tokens, Throttle],
        ["unlock"] = [Account, Throttle],
        ["disable-mfa"] = [Account, Sessions, Tokens],
        ["promote"] = [Account, Sessions],
        ["emergency-access"] = [("one_time_tokens", "INSERT", "NEW.purpose IS NOT NULL")],
    };

    static readonly (string Table, string Write, string Which)[] Log =
    [
        ("audit_events", "INSERT", "NEW.kind IS NOT NULL"),
        ("audit_event_parts", "INSERT", "NEW.name = 'actor_label'"),
        ("audit_event_parts", "INSERT", "NEW.name = 'subject_label'"),
        ("audit_event_parts", "INSERT", "NEW.name = 'reason'"),
        ("audit_head", "UPDATE", "NEW.size > OLD.size"),
    ];

    static readonly string[] Tables =
    [
        "accounts", "sessions", "one_time_tokens", "sign_in_throttle", "known_networks", "api_keys", "passkeys", "group_members", "account_permissions", "authority_guard",
        "audit_head", "audit_events", "audit_event_parts",
    ];

    static (string, string, string) Account => ("accounts", "UPDATE", "NEW.version > OLD.version");

    static (string, string, string) Sessions => ("sessions", "DELETE", "OLD.transport IS NOT NULL");

    static (string, string, string) Tokens => ("one_time_tokens", "DELETE", "OLD.purpose IS NOT NULL");

    static (string, string, string) Throttle => ("sign_in_throttle", "DELETE", "OLD.failures IS NOT NULL");

    public static TheoryData<Engine, string> Operations =>
        [.. from engine in Enum.GetValues<Engine>() from operation in Statements.Keys select new TheoryDataRow<Engine, string>(engine, operation)];

    [Theory, MemberData(nameof(Operations))]
    public async Task Leaves_all_or_nothing(Engine engine, string operation)
    {
        await using var installation = await StoreTemplates.CopyAsync(engine, "with something to lose", () => SetSceneAsync(engine));
        if (operation == "unlock")
            await installation.Database.ExecuteAsync("UPDATE accounts SET admin_locked_at = 1, admin_lock_reason = 'suspicion' WHERE username = 'alice'");
        var before = await PictureAsync(installation.Database);
        (string Table, string Write, string Which)?[] faults = [.. Statements[operation].Concat(Log), null];
        var turn = (int)engine + Statements.Keys.ToList().IndexOf(operation);
        foreach (var fault in faults.Where((_, i) => LongForm.IsWanted || (i + turn) % 3 == 0))
            await FailsAsync(installation, operation, before, fault);

        (await OperateAsync(installation, operation)).Ends(0);
        var after = await PictureAsync(installation.Database);
        string[] touched = [.. Statements[operation].Select(statement => statement.Table).Concat(Log.Select(statement => statement.Table)).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(touched, Tables.Where(table => before[table] != after[table]).Order(StringComparer.Ordinal));
    }

    /// <summary>Fails at the fault; without one at the commit.</summary>
    static async Task FailsAsync(Installation installation, string operation, Dictionary<string, string> before, (string Table, string Write, string Which)? fault)
    {
        if (fault is var (table, write, which))
            await installation.Database.BreakAsync(table, write, which);
        else
            await installation.Database.BreakCommitAsync();
        var command = await OperateAsync(installation, operation);
        await installation.Database.MendAsync();
        Assert.True(command.ExitCode == 6, $"{fault}: exit code {command.ExitCode}\n{command.Output}{command.Errors}");
        Assert.Equal("", command.Output);
        Assert.Contains("store_unavailable", command.Errors);
        var now = await PictureAsync(installation.Database);
        Assert.All(Tables, one => Assert.True(before[one] == now[one], $"{fault}: {one} changed"));
    }

    static Task<HoldfastCommand> OperateAsync(Installation installation, string operation) =>
        installation.OperateAsync(operation, "alice", operation == "promote" ? ["--to-role", "administrator"] : []);

    /// <summary>An account that has something to lose in every table: a session, a link, a count of failures.</summary>
    static async Task<Installation> SetSceneAsync(Engine engine)
    {
        var installation = await Installation.WithOwnerAsync(engine);
        var password = await installation.AddAsync("alice");
        await using (var server = await installation.ServeAsync())
        {
            Assert.Equal("change_password", (await new Browser(server).SignInAsync("alice", password)).Next);
            await new Browser(server).SignInAsync("alice", "wrong password");
        }
        (await installation.OperateAsync("emergency-access", "alice")).Ends(0);
        return installation;
    }

    static async Task<Dictionary<string, string>> PictureAsync(IDatabase database)
    {
        var picture = new Dictionary<string, string>();
        foreach (var table in Tables)
            picture[table] = string.Join('\n', (await database.QueryAsync($"SELECT * FROM {table}")).Order(StringComparer.Ordinal));
        return picture;
    }
}
