namespace Holdfast.Accounts;

/// <summary>Names an account. A UUIDv7: ordered by creation.</summary>
public readonly record struct AccountId(Guid Value)
{
    /// <summary>A fresh id for something created at <paramref name="at"/>.</summary>
    public static AccountId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    /// <summary>Parses the hyphenated form.</summary>
    public static bool TryParse(string? text, out AccountId id)
    {
        var parsed = Guid.TryParseExact(text, "D", out var value);
        id = new(value);
        return parsed;
    }

    /// <summary>The hyphenated, lower-case form.</summary>
    public override string ToString() => Value.ToString("D");
}
