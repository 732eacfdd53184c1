namespace Holdfast.ApiKeys;

/// <summary>The public part of an API key: 8 base62 characters, safe to show and to log.</summary>
public readonly record struct ApiKeyId(string Value)
{
    /// <summary>How many characters an id has.</summary>
    public const int Length = 8;

    /// <summary>Parses an id.</summary>
    public static bool TryParse(string? text, out ApiKeyId id)
    {
        var parsed = text is { Length: Length } && text.All(char.IsAsciiLetterOrDigit);
        id = new(parsed ? text! : "");
        return parsed;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
