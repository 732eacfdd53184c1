namespace Holdfast.Refusals;

/// <summary>An expected no: a stable code and a sentence for people that says what to do next. Made by the named factories alone.</summary>
public sealed partial record Refusal
{
    Refusal(RefusalCode code, string sentence)
    {
        Code = code;
        Sentence = sentence;
    }

    /// <summary>The stable code.</summary>
    public RefusalCode Code { get; }

    /// <summary>The sentence for people. Clients may know it by heart, so it does not change. Holds no secret.</summary>
    public string Sentence { get; }

    /// <summary>
    /// The sentence for people, with more words where it is short: what is missing, and who can give it. Holds no secret.
    /// </summary>
    public string Detail { get => field ?? Sentence; init; }

    /// <summary>The request member at fault, where one is.</summary>
    public string? Field { get; init; }

    /// <summary>The accounts about which somebody must decide, for <c>custody_undecided</c>.</summary>
    public IReadOnlyList<Custody.CustodyQuestion> Custody { get; init; } = [];

    /// <summary>How long to wait before another attempt, where waiting helps.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
