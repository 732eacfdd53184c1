using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Members;
using Holdfast.Gate;

namespace Holdfast.AspNetCore.Users;

/// <summary>What a command would do if it were carried out now.</summary>
/// <param name="Allowed">Whether it would be carried out.</param>
/// <param name="Refusal">The refusal that it would meet.</param>
/// <param name="Consequences">What it would do besides.</param>
/// <param name="Policy">What the removal policy would say; null where none is asked.</param>
public sealed record PreviewView(bool Allowed, PreviewView.Refused? Refusal, PreviewView.Outlook Consequences, PolicyOpinion? Policy)
{
    /// <summary>The accounts about which somebody must decide first, and what their custodians lack.</summary>
    public IReadOnlyList<CustodyQuestionView> Undecided { get; init; } = [];

    /// <summary>The custodians of the account.</summary>
    public IReadOnlyList<PreviewCustodian> Custodians { get; init; } = [];

    /// <summary>The accounts that rest on it.</summary>
    public IReadOnlyList<PreviewAccount> Rests { get; init; } = [];

    /// <summary>The accounts whose sign-in would become void.</summary>
    public IReadOnlyList<PreviewAccount> Voids { get; init; } = [];

    internal static PreviewView Of(Preview preview, Refused? refusal, Outlook outlook) =>
        new(preview.Refusal is null, refusal, outlook, PolicyOpinion.Of(preview.Ruling))
        {
            Undecided = CustodyQuestionView.All(preview.Custody),
            Custodians = [.. preview.Custodians.Select(state => new PreviewCustodian(state.Carrier.Who.ToString(), state.Label))],
            Rests = [.. preview.Rests.Take(Most).Select(resting => new PreviewAccount(resting.Account.Id.Value, resting.Account.Label))],
            Voids = [.. preview.Voids.Take(Most).Select(account => new PreviewAccount(account.Id.Value, account.Label))],
        };

    const int Most = 100;

    /// <summary>A custodian.</summary>
    /// <param name="Id">The account; <c>operator</c> or <c>host</c> for those.</param>
    /// <param name="Name">The username.</param>
    public sealed record PreviewCustodian(string Id, string Name);

    /// <summary>An account.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Name">The username.</param>
    public sealed record PreviewAccount(Guid Id, string Name);

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
