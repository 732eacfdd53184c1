using System.Diagnostics;
using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

/// <summary>
/// A sign-in, or the making of a recovery link, holds an account's row while a wave of commands ends what belongs to several accounts.
/// Whatever was made before the row is let go is ended with the rest. The schedule is forced: the wave is seen waiting before the other
/// commits.
/// </summary>
public class EndingWhatWaits() : StoreContract(Engine.PostgreSql)
{
    public enum Ending
    {
        Deactivation,
        Lock,
        Demotion,
        NewPassword,
    }

    /// <summary>
    /// The account that is held comes first, in the middle or last; the others change in ways that need other statements.
    /// </summary>
    public static TheoryData<Ending, int, bool> Schedules =>
        [.. from ending in Enum.GetValues<Ending>() from place in new[] { 0, 1, 2 } from savepoint in new[] { false, true } select new TheoryDataRow<Ending, int, bool>(ending, place, savepoint)];

    [Theory, MemberData(nameof(Schedules))]
    public async Task What_was_made_under_the_row_ends_with_the_rest(Ending ending, int place, bool savepoint)
    {
        List<Account> accounts = [];
        foreach (var name in new[] { "ada", "bob", "carol" })
            accounts.Add(await Store.AddAsync(Sample.Account(name, Role.Staff)));
        var held = accounts[place];
        await using var other = Place.Open();
        var signIn = await other.Authority.BeginAsync(TransactionLock.Of(held.Id), Stop);
        await using (signIn)
        {
            var now = signIn.Now;
            await signIn.ApplyAsync(
                [
                    new SessionEffects.InsertSession(Sample.Session(held, now), SessionToken.New().Hash),
                    new TokenEffects.InsertToken(new(OneTimeTokenId.New(now), OneTimeTokenPurpose.Recovery, held.Id, SecretHash.Of("link"), now, now.AddHours(1))),
                ],
                savepoint: false);
            var wave = RunAsync([.. accounts.Select((account, i) => i == place ? Ended(account, ending) : Ended(account, (Ending)(((int)ending + i + 1) % 4)))], savepoint);
            await UntilItWaitsAsync(wave);
            await signIn.CommitAsync([], Stop);
            var counts = await wave;
            Assert.Equal((1, 1), (counts[place].Sessions, counts[place].Tokens));
        }
        Assert.Empty(await Store.Accounts.SessionsOfAsync(held.Id, Stop));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM one_time_tokens"));
    }

    async Task<IReadOnlyList<AppliedCounts>> RunAsync(IReadOnlyList<Effect>[] commands, bool savepoint)
    {
        await using var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop);
        var counts = await transaction.ApplyAsync(commands, savepoint, Stop);
        await transaction.CommitAsync([], Stop);
        return counts;
    }

    /// <summary>As the gate makes them; each of these changes other columns, so their statements are not one.</summary>
    static IReadOnlyList<Effect> Ended(Account before, Ending ending)
    {
        var after = ending switch
        {
            Ending.Deactivation => before with { IsActive = false },
            Ending.Lock => before with { Lock = new(Sample.Start, null, "suspicion"), Username = Username.TryParse(before.Label + "2", out var other) ? other : null },
            Ending.Demotion => before with { Role = Role.User, LastLoginAt = Sample.Start },
            _ => before with { PasswordHash = "other" },
        };
        return [new AccountEffects.UpdateAccount(before, after with { Version = 2, CredentialEpoch = 2 }), new SessionEffects.EndSessions(before.Id, null), new TokenEffects.CancelTokens(before.Id)];
    }

    async Task UntilItWaitsAsync(Task wave)
    {
        var watch = Stopwatch.StartNew();
        while (await Place.NumberAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
        {
            Assert.False(wave.IsCompleted, "the wave did not wait");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), "the wave does not wait");
            await Task.Delay(5, Stop);
        }
    }
}
