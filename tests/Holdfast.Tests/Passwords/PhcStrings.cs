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
        using var hasher = new PasswordHasher(new() { Algorithm = PasswordAlgorithm.Pbkdf2, Iterations = 1 });
        var stored = new PhcString(new Pbkdf2(iterations), Encoding.UTF8.GetBytes(salt), Convert.FromHexString(expected)).ToString();
        Assert.Equal(PasswordCheck.Right, await hasher.CheckAsync(stored, password, false, default));
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(stored, password + "x", false, default));
    }

    /// <summary>Made with the program argon2 of the reference implementation (20171227), salt "somesaltsomesalt", 32 bytes.</summary>
    [Theory]
    [InlineData("password", "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Gpj7qOY5RCXJvcMzqcdQqvgR3wcPX7SleI4c9NtXk6E")]
    [InlineData("password", "$argon2id$v=19$m=19456,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$rQds/Bu6doDlAX1q+x5hT4xN/rBg1Px81Z0nC+AIR1U")]
    [InlineData("correct horse", "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$uL2hQzJmxaz0Tfm2KK6uNjA0+UvbrHBEBwVmJYrNXCE")]
    [InlineData("correct horse", "$argon2id$v=19$m=19456,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$POgaOK1D+nrEP8MKQ3zFhrrA7+94z5D1TEz/qOJoul4")]
    public async Task The_hashes_of_the_reference_implementation_check(string password, string stored)
    {
        using var hasher = new PasswordHasher(new() { MemoryKiB = 8, Passes = 1 });
        Assert.NotEqual(PasswordCheck.Wrong, await hasher.CheckAsync(stored, password, false, default));
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(stored, password + "x", false, default));
    }

    [Fact]
    public void A_hash_reads_back_as_it_was_written()
    {
        var bytes = Enumerable.Range(0, 64).Select(index => (byte)(index * 5)).ToArray();
        foreach (var recipe in (HashRecipe[])[new Pbkdf2(220_000), new Argon2id(19 * 1024, 2)])
        {
            foreach (var salt in recipe is Argon2id ? [16] : Enumerable.Range(0, 20))
            {
                var text = new PhcString(recipe, bytes[..salt], bytes).ToString();
                Assert.True(PhcString.TryParse(text, out var parsed));
                Assert.Equal((recipe, text), (parsed.Recipe, parsed.ToString()));
                Assert.Equal(bytes[..salt], parsed.Salt);
                Assert.Equal(bytes, parsed.Hash);
                Assert.DoesNotContain('=', text[text.LastIndexOf('$')..]);
            }
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
    [InlineData("$argon2id$v=16$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2i$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=64,t=2,p=4$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$t=2,m=64,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=7,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=64,t=0,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=64,t=65,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=2000000000,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=64,t=2,p=1$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA")]
    [InlineData("x$pbkdf2-sha512$i=1000$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    public void Other_texts_are_no_hashes(string text) => Assert.False(PhcString.TryParse(text, out _));
}
