using Holdfast.Factors;
using Holdfast.Membership;
using Holdfast.StatusLists.Signing;

namespace Holdfast.Tests.Factors;

public sealed class IssuerKeys : IDisposable
{
    readonly string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"holdfast-issuer-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}.keys");

    public IssuerKeys() => KeyFile.CreateIfAbsent(path);

    KeyRing Ring => new(path);

    [Fact]
    public void A_sealed_key_opens_as_the_same_key_and_is_nowhere_in_clear()
    {
        using var key = Es256Key.New();
        var secret = Ring.Seal(key).Match(done => done, _ => null!);
        using var opened = Ring.Open(key.Public, secret).Match(done => done, _ => null!);
        Assert.Equal(key.ToPkcs8(), opened.ToPkcs8());
        Assert.Equal(-1, secret.Bytes.AsSpan().IndexOf(key.ToPkcs8().AsSpan(36, 16)));
        Assert.DoesNotContain(Convert.ToBase64String(secret.Bytes), $"{secret} {new IssuerKey(key.Public, secret, default, null)}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_was_altered_or_moved_to_another_does_not_open()
    {
        using var key = Es256Key.New();
        using var other = Es256Key.New();
        var secret = Ring.Seal(key).Match(done => done, _ => null!);
        Assert.Equal("factor_unavailable", Ring.Open(other.Public, secret).Refusal?.Code.Name);
        secret.Bytes[^1] ^= 1;
        Assert.Equal("factor_unavailable", Ring.Open(key.Public, secret).Refusal?.Code.Name);
    }

    [Fact]
    public void Without_a_key_file_no_key_is_made() => Assert.Equal("factor_unavailable", IssuerKey.New(new KeyRing(null), default).Refusal?.Code.Name);

    public void Dispose() => File.Delete(path);
}
