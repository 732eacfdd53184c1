namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>The parameters in a token's header that matter here.</summary>
sealed class TokenHeader
{
    readonly HashSet<string> critical = [];
    readonly List<string> unknown = [];

    public string Algorithm { get; private set; } = "";

    public string KeyId { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Whether there is an algorithm, and nothing critical that is not understood.</summary>
    public bool IsAcceptable => Algorithm.Length > 0 && !unknown.Exists(critical.Contains);

    /// <exception cref="TokenException">A parameter has the wrong type.</exception>
    public static TokenHeader Read(RegoObject header)
    {
        var read = new TokenHeader();
        foreach (var (key, value) in header)
            read.Set(((RegoString)key).Value, value);
        return read;
    }

    void Set(string name, RegoValue value)
    {
        switch (name)
        {
            case "alg":
                Algorithm = Text(name, value);
                break;
            case "kid":
                KeyId = Text(name, value);
                break;
            case "cty":
                ContentType = Text(name, value);
                break;
            case "typ":
                Text(name, value);
                break;
            case "crit":
                SetCritical(value);
                break;
            default:
                unknown.Add(name);
                break;
        }
    }

    void SetCritical(RegoValue value)
    {
        if (value is not RegoArray names)
            throw new TokenException("crit: must be a list");
        foreach (var name in names.Span)
        {
            if (name is not RegoString text)
                throw new TokenException("crit: must be a list of strings");
            critical.Add(text.Value);
        }
        if (critical.Count == 0)
            throw new TokenException("crit: must be a nonempty list");
    }

    static string Text(string name, RegoValue value) =>
        (value as RegoString)?.Value ?? throw new TokenException($"{name}: must be a string");
}
