using Holdfast.AspNetCore.Members;

namespace Holdfast.AspNetCore.Users;

/// <summary>What a command would do if it were carried out now.</summary>
/// <param name="Allowed">Whether it would be carried out.</param>
/// <param name="Refusal">The refusal that it would meet.</param>
/// <param name="Consequences">What it would do besides.</param>
/// <param name="Policy">What the removal policy would say; null where none is asked.</param>
public sealed record PreviewView(bool Allowed, PreviewView.Refused? Refusal, PreviewView.Outlook Consequences, PolicyOpinion? Policy)
{
    /// <summary>A refusal.</summary>
    /// <param name="Code">The stable code.</param>
    /// <param name="Sentence">The sentence.</param>
    public sealed record Refused(string Code, string Sentence);

    /// <summary>Consequences.</summary>
    /// <param name="Sessions">How many sessions would end.</param>
    /// <param name="ApiKeys">How many API keys would be revoked.</param>
    /// <param name="Credentials">How many passwords and other credentials would be deleted.</param>
    /// <param name="HoldersLeft">How many lasting holders the protected roles would have.</param>
    public sealed record Outlook(int Sessions, int ApiKeys, int Credentials, Holders HoldersLeft);

    /// <summary>Lasting holders.</summary>
    /// <param name="Administrator">Of administrator rank or above.</param>
    /// <param name="Developer">Of developer rank.</param>
    public sealed record Holders(int Administrator, int Developer);
}
