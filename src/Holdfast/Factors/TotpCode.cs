using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Factors;

/// <summary>Six ASCII digits. Compared in constant time; its text form says nothing of them.</summary>
public sealed class TotpCode : IEquatable<TotpCode>
{
    const int Digits = 6;

    readonly byte[] digits;

    TotpCode(byte[] digits) => this.digits = digits;

    /// <summary>Parses exactly six ASCII digits: no sign, no space, no digit of another script.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TotpCode? code)
    {
        code = text is { Length: Digits } && text.All(char.IsAsciiDigit) ? new(Encoding.ASCII.GetBytes(text)) : null;
        return code is not null;
    }

    internal static TotpCode Of(int value) => new(Encoding.ASCII.GetBytes(value.ToString("D6", CultureInfo.InvariantCulture)));

    /// <summary>The digits, for whoever shows them.</summary>
    public string Reveal() => Encoding.ASCII.GetString(digits);

    /// <inheritdoc/>
    public bool Equals(TotpCode? other) => other is not null && CryptographicOperations.FixedTimeEquals(digits, other.digits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TotpCode);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>Says nothing of the digits.</summary>
    public override string ToString() => "TOTP code";
}
