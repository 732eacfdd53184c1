using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Tests.Engines;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Storage.Tests.SecondNet;

/// <summary>Settings that somebody damaged past the triggers read as the defaults, aloud; nothing that mends them needs them.</summary>
public abstract class UnreadableSettings(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : UnreadableSettings(Engine.Sqlite);

    public sealed class OnPostgreSql() : UnreadableSettings(Engine.PostgreSql);

    const string Words = "user=optional staff=optional supervisor=optional administrator=optional developer=";

    public static TheoryData<string> Damages =>
    [
        "DELETE FROM sign_in_settings", "UPDATE sign_in_settings SET factors = 'nonsense'", "UPDATE sign_in_settings SET factors = ''", "UPDATE sign_in_settings SET factors = ' version=3'",
        $"UPDATE sign_in_settings SET factors = '{Words}sometimes'", $"UPDATE sign_in_settings SET factors = '{Words}passkey root=none'", $"UPDATE sign_in_settings SET factors = '{Words}passkey version=7'",
        $"UPDATE sign_in_settings SET factors = '{Words}passkey', version = 0", $"UPDATE sign_in_settings SET factors = '{Words}passkey', version = -1",
        $"UPDATE sign_in_settings SET factors = '{Words}passkey', version = 9223372036854775807",
    ];

    [Theory, MemberData(nameof(Damages))]
    public async Task Everything_reads_the_defaults_and_a_change_writes_them_again(string damage)
    {
        var olivia = await Store.AddAsync(Sample.Account("olivia", Role.Developer));
        var (session, token) = (Sample.Session(olivia, await Store.Accounts.NowAsync(Stop)), SessionToken.New());
        await Store.ApplyAsync(new SessionEffects.InsertSession(session, token.Hash));
        await Place.RunPastTriggersAsync("sign_in_settings", damage);

        var read = await Store.Factors.SettingsAsync(Stop);
        Assert.NotNull(read.Fault);
        Assert.All(RoleLadder.All, role => Assert.Equal(FactorPolicy.Optional, read[role]));
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
        Assert.Equal(read, (await Store.Callers.FindBySessionAsync(token.Hash, Stop))!.Settings);
        Assert.Equal(read, (await Store.LoadAsync(new SliceRequest())).Settings);

        var log = new Recorder();
        await using var gate = Gate(log);
        Assert.Null((await gate.ExecuteAsync(Sample.Operator, new ChangeAccount(olivia.Id) { Email = EmailAddress.Parse("o@example.com") }, Stop)).Refusal);
        Assert.Null((await gate.ExecuteAsync(Sample.Operator, new ChangeAccount(olivia.Id) { Email = EmailAddress.Parse("p@example.com") }, Stop)).Refusal);
        Assert.Single(log.Said, line => line.Contains("settings cannot be read", StringComparison.Ordinal));

        // What it demands is what the defaults demand, and still it writes.
        var mended = await gate.ExecuteAsync(Sample.Operator, Demand(FactorPolicy.Optional), Stop);
        Assert.Null(mended.Refusal);
        var settings = await Store.Factors.SettingsAsync(Stop);
        Assert.Null(settings.Fault);
        Assert.True(mended.IsDone(out var receipt) && receipt.Settings == settings);
        var written = (await Store.Audit.ListAsync(new AuditQuery(), Stop))[0];
        Assert.Equal((EventKind.SignInSettingsChanged.Name, "stored"), (written.Kind, written.Changes[0].Field));
        Assert.Null((await gate.ExecuteAsync(Sample.Operator, Demand(FactorPolicy.Required), Stop)).Refusal);
        Assert.Equal(FactorPolicy.Required, (await Store.Factors.SettingsAsync(Stop))[Role.Developer]);
    }

    [Theory]
    [InlineData("EXAMPLE.org"), InlineData(" example.org"), InlineData("no domain at all"), InlineData("example.org version=9"), InlineData(" house=example.org")]
    public async Task House_domains_that_cannot_be_read_are_none_and_the_policies_hold(string domains)
    {
        await Store.AddAsync(Sample.Account("olivia", Role.Developer));
        await Place.RunPastTriggersAsync(
            "sign_in_settings", $"UPDATE sign_in_settings SET factors = '{Words}required', version = 5, house_domains = '{domains}'");
        var read = await Store.Factors.SettingsAsync(Stop);
        Assert.Equal((FactorPolicy.Required, 5L, 0), (read[Role.Developer], read.Version, read.House.Names.Count));
        Assert.Contains("house domains", read.Fault, StringComparison.Ordinal);
        await using var gate = Gate(new Recorder());
        Assert.Null((await gate.ExecuteAsync(Sample.Operator, Demand(FactorPolicy.Required), Stop)).Refusal);
        Assert.Null((await Store.Factors.SettingsAsync(Stop)).Fault);
    }

    [Fact]
    public async Task Two_who_mend_them_at_once_do_not_overwrite_each_other()
    {
        await Store.AddAsync(Sample.Account("olivia", Role.Developer));
        await Place.RunPastTriggersAsync("sign_in_settings", "DELETE FROM sign_in_settings");
        var seen = await Store.Factors.SettingsAsync(Stop);
        await Store.ApplyAsync(new SignInEffects.UpdateSettings(seen, SignInSettings.Default.With(Role.Staff, FactorPolicy.Required) with { Version = 2 }));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new SignInEffects.UpdateSettings(seen, SignInSettings.Default with { Version = 2 })));
        Assert.Equal(FactorPolicy.Required, (await Store.Factors.SettingsAsync(Stop))[Role.Staff]);
    }

    static ChangeSignInSettings Demand(FactorPolicy policy) => new(new Dictionary<Role, FactorPolicy> { [Role.Developer] = policy }) { Reason = Reason.Parse("mending").Match(reason => reason, _ => Reason.None) };

    AuthorityGate Gate(ILogger<AuthorityGate> log) => new(
        Store.Authority, Store.Erasure, new RemovalPolicy(Store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance), InstanceFactors.All, Place.Clock, log);

    sealed class Recorder : ILogger<AuthorityGate>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Said)
                Said.Add(formatter(state, exception));
        }
    }
}
