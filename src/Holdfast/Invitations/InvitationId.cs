namespace Holdfast.Invitations;

/// <summary>Names an invitation; not its secret. A UUIDv7: ordered by creation.</summary>
public readonly record struct InvitationId(Guid Value)
{
    /// <summary>A fresh id for something created at <paramref name="at"/>.</summary>
    public static InvitationId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    /// <summary>Parses the hyphenated form.</summary>
    public static bool TryParse(string? text, out InvitationId id)
    {
        var parsed = Guid.TryParseExact(text, "D", out var value);
        id = new(value);
        return parsed;
    }

    /// <summary>The hyphenated, lower-case form.</summary>
    public override string ToString() => Value.ToString("D");
}
