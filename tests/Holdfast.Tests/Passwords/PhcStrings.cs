using System.Text;
using Holdfast.Passwords;

namespace Holdfast.Tests.Passwords;

public class PhcStrings
{
    /// <summary>The vectors of RFC 6070, computed with HMAC-SHA512 as they are published for PBKDF2-HMAC-SHA512.</summary>
    [Theory]
    [InlineData("password", "salt", 1, "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce")]
    [InlineData("password", "salt", 2, "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53cf76cab2868a39b9f7840edce4fef5a82be67335c77a6068e04112754f27ccf4e")]
    [InlineData("password", "salt", 4096, "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5")]
    [InlineData("passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, "8c0511f4c6e597c6ac6315d8f0362e225f3c501495ba23b868c005174dc4ee71115b59f9e60cd9532fa33e0f75aefe30225c583a186cd82bd4daea9724a3d3b8")]
    public async Task The_known_vectors_of_PBKDF2_hold(string password, string salt, int iterations, string expected)
    {
        using var hasher = new PasswordHasher(new() { Iterations = 1 });
        var stored = new PhcString(iterations, Encoding.UTF8.GetBytes(salt), Convert.FromHexString(expected)).ToString();
        Assert.Equal(PasswordCheck.Right, await hasher.CheckAsync(stored, password, default));
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(stored, password + "x", default));
    }

    [Fact]
    public void A_hash_reads_back_as_it_was_written()
    {
        var bytes = Enumerable.Range(0, 64).Select(index => (byte)(index * 5)).ToArray();
        for (var salt = 0; salt < 20; salt++)
        {
            var text = new PhcString(220_000, bytes[..salt], bytes).ToString();
            Assert.True(PhcString.TryParse(text, out var parsed));
            Assert.Equal((220_000, text), (parsed.Iterations, parsed.ToString()));
            Assert.Equal(bytes[..salt], parsed.Salt);
            Assert.Equal(bytes, parsed.Hash);
            Assert.DoesNotContain('=', text[text.LastIndexOf('$')..]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("$pbkdf2-sha512$i=1000$c2FsdA")]
    [InlineData("$pbkdf2-sha256$i=1000$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=0$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=-1$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=+1$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=1e3$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=100000001$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=99999999999$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$n=1000$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=1000$*$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$pbkdf2-sha512$i=1000$c2FsdA$aGFzaA")]
    [InlineData("$pbkdf2-sha512$i=1000$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA$")]
    [InlineData("x$pbkdf2-sha512$i=1000$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    public void Other_texts_are_no_hashes(string text) => Assert.False(PhcString.TryParse(text, out _));
}
