using System.Security.Cryptography;

namespace Holdfast.Passwords;

/// <summary>Makes passwords that people read to each other: 20 characters without 0, O, 1, l and I, uniform, 116 bits.</summary>
public static class TemporaryPassword
{
    /// <summary>The alphabet.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>How many characters.</summary>
    public const int Length = 20;

    /// <summary>A fresh password.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
