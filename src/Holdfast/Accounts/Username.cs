using System.Diagnostics.CodeAnalysis;
using Holdfast.Refusals;

namespace Holdfast.Accounts;

/// <summary>A username: 2–32 characters of <c>[a-z0-9._-]</c>, unique.</summary>
public sealed record Username
{
    const int Shortest = 2;
    const int Longest = 32;

    Username(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Trims and parses; refuses with <c>invalid_username</c>.</summary>
    public static Outcome<Username> Parse(string text)
    {
        var name = text.Trim();
        if (name.Length is < Shortest or > Longest)
            return Refusal.UsernameLength();
        return name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-')
            ? new Username(name)
            : Refusal.UsernameCharacters();
    }

    /// <summary>Trims and parses.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Username? username) => Parse(text).IsDone(out username);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
