using System.Security.Cryptography;
using System.Text;
using Holdfast.Passwords;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>Password hashes that cost nothing: the word goes through one iteration.</summary>
static class Passwords
{
    public const int Iterations = 1;

    static readonly byte[] salt = new byte[16];

    public static PasswordHash Of(string word)
    {
        var hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(word), salt, Iterations, HashAlgorithmName.SHA512, 64);
        return new($"$pbkdf2-sha512$i={Iterations}${Encode(salt)}${Encode(hash)}");
    }

    static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');
}
