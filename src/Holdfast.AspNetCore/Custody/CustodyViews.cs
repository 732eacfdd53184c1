using System.Text.Json.Serialization;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Requests;
using Holdfast.Custody;
using Holdfast.Gate;

namespace Holdfast.AspNetCore.Custody;

/// <summary>The sign-in of an account.</summary>
/// <param name="State"><c>usable</c>, <c>temporary</c>, <c>none</c>, <c>in_doubt</c> or <c>void</c>.</param>
/// <param name="Since">Since when, where that is known.</param>
/// <param name="Why">Why it is void or in doubt: <c>decided</c>, <c>compromised</c> or <c>issuer_ended</c>.</param>
public sealed record SignInView(string State, DateTimeOffset? Since, string? Why)
{
    /// <summary>The link with which a new password is set, shown once; only in the answer that made the sign-in void.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Link { get; init; }

    /// <summary>When the link ends.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LinkExpiresAt { get; init; }

    /// <summary>Whether the link was mailed to the account's personal address instead.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Mailed { get; init; }

    internal static SignInView Of(Account account) => new(account.SignInState, account.SignInStateSince, account.SignInStateWhy);

    /// <summary>The sign-in after a change, with the link that belongs to it.</summary>
    internal static SignInView Of(Account account, Receipt receipt, Func<AccountId, string?> link) =>
        receipt.Links.FirstOrDefault(one => one.Account.Id == account.Id) is { } issued
            ? Of(account) with
            {
                Link = issued.IsMailed ? null : link(account.Id),
                LinkExpiresAt = issued.Token?.ExpiresAt,
                Mailed = issued.IsMailed,
            }
            : Of(account);
}

/// <summary>A custodian of an account, or one that an unused link would make one.</summary>
/// <param name="Id">The account; <c>operator</c> or <c>host</c> for those.</param>
/// <param name="Username">Its username; null once the account is gone.</param>
/// <param name="Part"><c>issuer</c>, <c>custodian</c>, or <c>former</c> for one whom a vouch replaced.</param>
/// <param name="Covers">Whether they are live and cover the account as it is.</param>
/// <param name="Lacks">What they lack.</param>
public sealed record CustodianView(string Id, string? Username, string Part, bool Covers, IReadOnlyList<string> Lacks)
{
    internal static CustodianView Of(CarrierState state, Authority account, DateTimeOffset now) => new(
        state.Carrier.Who.ToString(), state.Account?.Username?.Value, PartOf(state.Carrier.Part), state.Covers(account, now), state.Lacks(account, now));

    static string PartOf(CarrierPart part) => part switch
    {
        CarrierPart.Issuer => "issuer",
        CarrierPart.Custodian => "custodian",
        _ => "former",
    };
}

/// <summary>An account whose sign-in changed as a consequence.</summary>
/// <param name="Id">The account.</param>
/// <param name="Username">Its username.</param>
/// <param name="SignIn">Its sign-in now.</param>
public sealed record AffectedAccount(Guid Id, string? Username, SignInView SignIn)
{
    internal static AffectedAccount Of(Account account, Receipt receipt, Func<AccountId, string?> link) =>
        new(account.Id.Value, account.Username?.Value, SignInView.Of(account, receipt, link));
}

/// <summary>What a command ended and voided, for answers that would otherwise be empty.</summary>
/// <param name="Sessions">Sessions ended.</param>
/// <param name="ApiKeys">API keys revoked.</param>
/// <param name="Links">Unused links and invitations ended.</param>
/// <param name="Voided">Accounts whose sign-in became void, with their new links.</param>
/// <param name="InDoubt">Accounts above the actor that were left: somebody of their rank must decide.</param>
public sealed record EndedView(int Sessions, int ApiKeys, int Links, IReadOnlyList<AffectedAccount> Voided, IReadOnlyList<AffectedAccount> InDoubt)
{
    internal static EndedView Of(Receipt receipt, Func<AccountId, string?> link) => new(
        receipt.Counts.Sessions, receipt.Counts.ApiKeys, receipt.Counts.Tokens,
        [.. receipt.Voided.Select(account => AffectedAccount.Of(account, receipt, link))],
        [.. receipt.InDoubt.Select(account => AffectedAccount.Of(account, receipt, link))]);
}

/// <summary>An account about which somebody must decide, in a refusal and in a preview.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Custodians">The custodians who fall short, and what they lack.</param>
public sealed record CustodyQuestionView(Guid Id, string Name, IReadOnlyList<CustodyQuestionView.Short> Custodians)
{
    /// <summary>A custodian who falls short.</summary>
    /// <param name="Id">The account; <c>operator</c> or <c>host</c> for those.</param>
    /// <param name="Name">The username.</param>
    /// <param name="Lacks">What they lack.</param>
    public sealed record Short(string Id, string Name, IReadOnlyList<string> Lacks);

    internal static IReadOnlyList<CustodyQuestionView> All(IReadOnlyList<CustodyQuestion> questions) =>
    [
        .. questions.Select(question => new CustodyQuestionView(
            question.Account.Value, question.Label,
            [.. question.Custodians.Select(custodian => new Short(custodian.Who.ToString(), custodian.Label, custodian.Lacks))])),
    ];
}
