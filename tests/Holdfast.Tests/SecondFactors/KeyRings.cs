using Holdfast.Factors;
using Holdfast.Refusals;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.SecondFactors;

public sealed class KeyRings : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("holdfast-keys-").FullName;
    readonly TotpSecret secret = TotpSecret.New();

    string Path => System.IO.Path.Combine(folder, "keys");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_file_is_made_once_and_is_its_owners_alone()
    {
        Parallel.For(0, 16, _ => KeyFile.CreateIfAbsent(Path));
        Assert.True(IsItsOwnersAlone());
        Assert.Single(Keys());
        Assert.Equal([Path], Directory.GetFiles(folder));
        var before = File.ReadAllText(Path);
        KeyFile.CreateIfAbsent(Path);
        Assert.Equal(before, File.ReadAllText(Path));
    }

    [Fact]
    public void What_is_sealed_opens_for_its_account_and_for_no_other()
    {
        var ring = Ring();
        var stored = Sealed(ring);
        Assert.Equal(secret.ToBase32(), Opened(ring, 0, stored));
        Assert.Equal("factor_unavailable", Refused(ring, 1, stored));
        Assert.NotEqual(stored.Bytes, Sealed(ring).Bytes);
        Assert.DoesNotContain(secret.ToBase32(), stored.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_altered_does_not_open()
    {
        var ring = Ring();
        var stored = Sealed(ring);
        for (var i = 0; i < stored.Bytes.Length; i++)
            Assert.Equal("factor_unavailable", Refused(ring, 0, new(stored.KeyId, stored.Nonce, Flipped(stored.Bytes, i))));
        Assert.Equal("factor_unavailable", Refused(ring, 0, new(stored.KeyId, Flipped(stored.Nonce, 0), stored.Bytes)));
        Assert.Equal("factor_unavailable", Refused(ring, 0, new(stored.KeyId, [], stored.Bytes)));
        Assert.Equal("factor_unavailable", Refused(ring, 0, new(stored.KeyId, stored.Nonce, [])));
        Assert.Equal("factor_unavailable", Refused(ring, 0, new("another", stored.Nonce, stored.Bytes)));
    }

    [Fact]
    public void A_rotation_counts_at_once_and_older_keys_go_when_nothing_uses_them()
    {
        var ring = Ring();
        var old = Sealed(ring);
        var second = KeyFile.Rotate(Path, key => key.Id == old.KeyId);
        Assert.Equal(secret.ToBase32(), Opened(ring, 0, old));
        var fresh = Sealed(ring);
        Assert.Equal(second, fresh.KeyId);
        Assert.Equal("factor_unavailable", Refused(ring, 0, new(second, old.Nonce, old.Bytes)));
        var third = KeyFile.Rotate(Path, _ => false);
        Assert.Equal([second, third], Keys().Select(key => key.Id));
        Assert.Equal("factor_unavailable", Refused(ring, 0, old));
        Assert.Equal(secret.ToBase32(), Opened(ring, 0, fresh));
        Assert.True(IsItsOwnersAlone());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# a remark\n")]
    [InlineData("one AAAA\n")]
    [InlineData("one not-base64-not-base64-not-base64-not-base\n")]
    [InlineData("one\n")]
    [InlineData("a b c\n")]
    public void A_file_without_a_whole_key_is_none(string content)
    {
        File.WriteAllText(Path, content);
        Assert.False(KeyFile.TryRead(Path, out _));
        Assert.Equal(RefusalCode.FactorUnavailable, new KeyRing(Path).Seal(Known.Accounts[0], secret).Refusal?.Code);
    }

    [Fact]
    public void Without_a_file_nothing_is_sealed_and_nothing_is_made()
    {
        Assert.Equal(RefusalCode.FactorUnavailable, new KeyRing(null).Seal(Known.Accounts[0], secret).Refusal?.Code);
        Assert.Equal(RefusalCode.FactorUnavailable, new KeyRing(Path).Seal(Known.Accounts[0], secret).Refusal?.Code);
        Assert.Empty(Directory.GetFiles(folder));
    }

    bool IsItsOwnersAlone() => OperatingSystem.IsWindows() || File.GetUnixFileMode(Path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite);

    static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] copy = [.. bytes];
        copy[at] ^= 1;
        return copy;
    }

    static string Refused(KeyRing ring, int account, SealedSecret stored) => ring.Open(Known.Accounts[account], stored).Match(_ => "opened", refusal => refusal.Code.Name);

    static string Opened(KeyRing ring, int account, SealedSecret stored) => ring.Open(Known.Accounts[account], stored).Match(opened => opened.ToBase32(), refusal => refusal.Code.Name);

    IReadOnlyList<KeyFile.Key> Keys() => KeyFile.TryRead(Path, out var keys) ? keys : [];

    KeyRing Ring()
    {
        KeyFile.CreateIfAbsent(Path);
        return new(Path);
    }

    SealedSecret Sealed(KeyRing ring) => ring.Seal(Known.Accounts[0], secret).Match(done => done, refusal => throw new InvalidOperationException(refusal.Sentence));
}
