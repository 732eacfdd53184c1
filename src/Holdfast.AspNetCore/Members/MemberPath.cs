using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Members;

/// <summary>The member that a path names.</summary>
static class MemberPath
{
    /// <summary>Parses the identifier in the path; <c>malformed</c> when it cannot be one.</summary>
    public static Outcome<Did> Parse(string text) => Did.TryParse(text, out var did)
        ? did
        : Refusal.Malformed("the path must hold a DID as W3C DID Core defines it, percent-encoded, for example did%3Aweb%3Aexample.org", "did");

    /// <summary>
    /// The id of the member's account. An identifier that nobody has leads to an account that does not exist, so that the rules refuse in
    /// their order.
    /// </summary>
    public static async ValueTask<AccountId> ResolveAsync(MemberDids dids, Did did, IAccountReader accounts, CancellationToken cancellationToken) =>
        await dids.FindAsync(did, accounts, cancellationToken) is { } account ? account.Id : default;
}
