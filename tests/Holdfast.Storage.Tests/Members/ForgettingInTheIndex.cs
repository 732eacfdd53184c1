using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Storage.Removal;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Members;

/// <summary>SQLite's search index is made of pieces of three letters, and keeps those of deleted text until it is merged.</summary>
public sealed class ForgettingInTheIndex() : StoreContract(Engine.Sqlite)
{
    // Letters that no identifier in hexadecimal has.
    const string Name = "qzxqjvqwkzyq";
    const int Members = 60_000;

    [Fact]
    public async Task After_a_purge_no_piece_of_the_name_is_left_in_any_file()
    {
        await using var members = new Membership(Store);
        var person = await PlantAsync(3000);
        Assert.NotEmpty(Pieces());
        await members.DoneAsync(new RemoveAccount(person) { Disposition = Disposition.Purge });
        Assert.Empty(Pieces());
    }

    [Fact]
    public async Task An_index_too_large_for_one_portion_is_merged_portion_by_portion_while_others_join()
    {
        var person = await PlantAsync(Members);
        await Store.ApplyAsync(new RemovalEffects.PurgeAccount(person, Sample.Start));
        var scrub = new IndexScrub(Store.Database);
        var portions = 0;
        for (; scrub.ForgottenUntil == DateTimeOffset.MinValue; portions++)
        {
            Assert.True(portions < 50, "the index is never merged");
            await scrub.GoOnAsync(1, Stop);
            await CrowdAsync(100_000 + (100 * portions), 100);
        }
        Assert.True(portions > 2, $"{portions} portions");
        await Place.RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.Empty(Pieces());
        Assert.Equal(Members + (100 * portions), await Place.NumberAsync("SELECT count(*) FROM account_search WHERE account_search MATCH '\"member\"'"));
    }

    [Fact]
    public async Task A_purge_stays_unfinished_until_the_index_has_forgotten()
    {
        await using var members = new Membership(Store);
        var person = await PlantAsync(100);
        await members.DoneAsync(new RemoveAccount(person) { Disposition = Disposition.Purge });
        Place.Clock.Move(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await Store.Tidying.TidyAsync(10, Stop));
        Assert.Equal(0, await Place.NumberAsync("SELECT count(*) FROM unfinished_erasures"));
        Assert.Empty(Pieces());
    }

    /// <summary>Somebody between others, in several pieces of the index.</summary>
    async Task<AccountId> PlantAsync(int others)
    {
        await CrowdAsync(0, others / 2);
        var person = await Store.AddAsync(Sample.Account(Name) with { Email = null });
        await CrowdAsync(others / 2, others - (others / 2));
        await Place.RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return person.Id;
    }

    Task CrowdAsync(int from, int count) => Place.RunAsync($"""
        PRAGMA secure_delete = ON;
        INSERT INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text)
        WITH RECURSIVE n(i) AS (SELECT {from + 1} UNION ALL SELECT i + 1 FROM n WHERE i < {from + count})
        SELECT printf('019f0000-0000-7000-8000-%012x', i), 'person', 'member' || i, 'user', TRUE, FALSE, 1, 1, 'policyDefault', 1, 1, 'member' || i || 'of' || (i * 7919) || 'by' || (i * 104729) FROM n
        """);

    /// <summary>
    /// The pieces of the name that stand in the store's files, each behind its beginning or its length, as the index keeps them: three
    /// letters alone stand in some of the random bytes by chance.
    /// </summary>
    List<string> Pieces()
    {
        var pieces = Enumerable.Range(0, Name.Length - 2).Select(i => Name.Substring(i, 3)).SelectMany(piece => new[] { "0" + piece, "\u0001\u0003" + piece });
        var found = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(((SqliteTestStore)Place).File)!))
        {
            var bytes = Read(file);
            found.UnionWith(pieces.Append(Name).Where(piece => bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(piece)) >= 0));
        }
        return [.. found];
    }

    static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
