using Holdfast.AspNetCore.Users;

namespace Holdfast.AspNetCore.Members;

/// <summary>What a removal would do if it were carried out now.</summary>
/// <param name="Did">Who would be removed.</param>
/// <param name="Allowed">Whether it would be carried out.</param>
/// <param name="Refusal">The refusal that it would meet.</param>
/// <param name="Consequences">What it would do besides.</param>
/// <param name="Policy">What the removal policy would say; null when a rule before it refuses.</param>
public sealed record MemberPreviewView(string Did, bool Allowed, PreviewView.Refused? Refusal, MemberPreviewView.Ending Consequences, PolicyOpinion? Policy)
{
    /// <summary>What would end.</summary>
    /// <param name="Sessions">How many sessions.</param>
    /// <param name="ApiKeys">How many API keys.</param>
    /// <param name="Credentials">How many passwords and other credentials.</param>
    /// <param name="HoldersLeft">How many lasting holders the protected roles would have.</param>
    public sealed record Ending(int Sessions, int ApiKeys, int Credentials, PreviewView.Holders HoldersLeft)
    {
        internal static Ending Of(PreviewView.Outlook outlook) => new(outlook.Sessions, outlook.ApiKeys, outlook.Credentials, outlook.HoldersLeft);
    }
}
